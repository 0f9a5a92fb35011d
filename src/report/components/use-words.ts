import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Words, wordsIn } from '../../words/index.ts';

interface Tongue {
  readonly words: Words;
  /** Texts that stand in English, whatever the language of the document. */
  readonly untranslated: ReadonlySet<string>;
}

const TongueContext = createContext<Tongue>({ words: wordsIn('en'), untranslated: new Set() });

/** What stands inside is worded in one language. */
export const Worded = TongueContext.Provider;

/** The words of the document that a component stands in. */
export const useWords = (): Words => useContext(TongueContext).words;

/** The language of a text that is not that of the document; undefined where it is. */
export function useForeign(text: string): string | undefined {
  return useContext(TongueContext).untranslated.has(text) ? 'en' : undefined;
}

/** The same of several texts that stand together: English where one of them is. */
export function useForeignAmong(texts: readonly string[]): string | undefined {
  const { untranslated } = useContext(TongueContext);
  return texts.some((text) => untranslated.has(text)) ? 'en' : undefined;
}
