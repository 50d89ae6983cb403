import type { Texts } from '../locales/texts.js';
import { lazy, type Lazy } from './lazy.js';

/** The type that a translation has to have: the keys of the Dutch texts with any words. */
export type Wide<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => unknown
      ? (...given: A) => string
      : Wide<T[K]>;
};

/** Texts of one widget in languages beside Dutch: a file each, which adds them to those that all share. */
export type Locales = Record<string, Lazy<unknown>>;

/** Languages beside Dutch, each one file with what widgets share; Dutch is built into each part. */
export const languages: Record<string, Lazy<Partial<Texts>>> = {
  en: lazy(() => import('../locales/en.js').then((file) => file.en)),
};

const primary = (language: string) => language.toLowerCase().split('-')[0]!;

/** Loads the texts of a language, and those of one widget, when we have them. */
export const loadLanguage = (language: string, own?: Locales) => {
  const name = primary(language);
  return languages[name] && Promise.all([languages[name].load(), own?.[name]?.load()]);
};

/** The texts of one part in a language that was loaded, otherwise in Dutch. */
export const textsOf = <K extends keyof Texts>(part: K, dutch: Texts[K], language: string): Texts[K] =>
  languages[primary(language)]?.now?.[part] ?? dutch;

/** The language of the interface: that of the place, when we have its texts; otherwise Dutch. */
export const spoken = (language: string) => (languages[primary(language)] ? language : 'nl');

/** The language that holds at an element: the nearest `lang`, also outside the shadow roots it stands in. */
export function languageAt(element: Element): string {
  for (let at: Element | undefined = element; at;) {
    const near: Element | null = at.closest('[lang]');
    if (near) return near.getAttribute('lang') || 'nl';
    at = (at.getRootNode() as ShadowRoot).host;
  }
  return 'nl';
}

/** A moment as people say it, in Dutch time wherever the reader is. */
export const moment = (iso: string, language: string) =>
  new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(iso));

/** A whole number with the separators of the language. */
export const number = (value: number, language: string) => new Intl.NumberFormat(language).format(value);

/** The word that fits a count by the plural rules of the language (CLDR). */
export const plural = (
  count: number,
  language: string,
  words: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
) => words[new Intl.PluralRules(language).select(count)] ?? words.other;
