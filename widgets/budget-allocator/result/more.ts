import { lazy, type Lazy } from '../../core/lazy.js';
import { moreNl, type MoreTexts } from './more.nl.js';
import { inLanguage, type ResultView } from './view.js';

/** Translations of what a result shows when it is unfolded. */
export const moreTranslations: Record<string, Lazy<{ texts: MoreTexts }>> = {
  en: lazy(() => import('./more.en.js')),
};

/** The texts in the language of the interface, once they are there. */
export const moreFor = (view: ResultView): MoreTexts | undefined =>
  inLanguage(view, moreTranslations, moreNl);
