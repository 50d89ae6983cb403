import { lazy, type Lazy } from '../../core/lazy.js';
import { spoken } from '../../core/localise.js';
import type * as dutch from './explain.nl.js';

type Explainer = Lazy<Pick<typeof dutch, 'explain' | 'whyOf'>>;

/** What explains a result, by language; Dutch where a language has none. */
export const explainers: { nl: Explainer; [language: string]: Explainer } = {
  nl: lazy(() => import('./explain.nl.js')),
  en: lazy(() => import('./explain.en.js')),
};

/** What explains a result in the language of the interface. */
export const explainerOf = (language: string): Explainer =>
  explainers[spoken(language).toLowerCase().split('-')[0]!] ?? explainers.nl;
