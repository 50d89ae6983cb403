import { lazy, type Lazy } from '../../core/lazy.js';
import { resultNl, type ResultTexts } from './result.nl.js';
import type { ResultView } from './view.js';

/** Translations of a result. They stand apart from those of every page, as most visits show no result. */
export const translations: Record<string, Lazy<{ texts: ResultTexts }>> = {
  en: lazy(() => import('./result.en.js')),
};

/** The texts in the language of the interface, once they are there. */
export function textsFor({ language, part }: ResultView): ResultTexts | undefined {
  const translation = translations[language.toLowerCase().split('-')[0]!];
  return translation ? part(translation)?.texts : resultNl;
}
