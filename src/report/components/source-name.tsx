import type { JSX } from 'preact';
import type { View } from '../view.ts';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

interface Props {
  readonly id: string;
  readonly view: View;
}

/** A source as readers know it: its id is for files and commands. */
export function SourceName({ id, view }: Props): JSX.Element {
  const { sourceText } = useWords();
  const source = view.publication.methods.sources.find((one) => one.id === id);
  return <Told>{source === undefined || source.title === id ? sourceText(id) : source.title}</Told>;
}
