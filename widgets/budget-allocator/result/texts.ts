import { lazy, type Lazy } from '../../core/lazy.js';
import { resultNl, type ResultTexts } from './result.nl.js';
import { inLanguage, type ResultView } from './view.js';

/** Translations of a result. They stand apart from those of every page, as most visits show no result. */
export const translations: Record<string, Lazy<{ texts: ResultTexts }>> = {
  en: lazy(() => import('./result.en.js')),
};

/** The texts in the language of the interface, once they are there. */
export const textsFor = (view: ResultView): ResultTexts | undefined =>
  inLanguage(view, translations, resultNl);
