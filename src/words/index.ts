/** Terminals, jobs and findings.json speak English; documents take their words from the language of their report. */
export * from './en/index.ts';
export { english, languageNames, wordsIn } from './languages.ts';
export { narrativeSections } from './narrative-sections.ts';
export * from './outcomes.ts';
export { spoken } from './spoken.ts';
export * from './test-words.ts';
export type { Words } from './words.ts';
