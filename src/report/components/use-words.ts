import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Words, wordsIn } from '../../words/index.ts';

const WordsContext = createContext<Words>(wordsIn('en'));

/** What stands inside is worded in one language. */
export const Worded = WordsContext.Provider;

/** The words of the document that a component stands in. */
export const useWords = (): Words => useContext(WordsContext);
