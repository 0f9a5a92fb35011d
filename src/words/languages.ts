import type { Language } from '../spec/report.ts';
import * as en from './en/index.ts';
import * as es from './es/index.ts';
import type { Words } from './words.ts';

const languages: Readonly<Record<Language, Words>> = { en, es };

/** Each language in its own words, as whoever reads it looks for it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'español' };

/** The words of a language: labels, sentences, numbers and dates. */
export const wordsIn = (language: Language): Words => languages[language];

/** For what is no document: terminals and jobs. */
export const english: Words = en;
