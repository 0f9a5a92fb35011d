import type { Sentence } from '../spec/findings.ts';
import type { Translation } from '../spec/publication.ts';
import type { Words } from '../words/index.ts';

type Params = Sentence['params'];

/** What a publication is told with in another language. */
export interface Telling {
  readonly words: Words;
  readonly translation: Translation;
  /** A declared text, or one made in English, in the language; the text itself where it has none. */
  readonly told: (text: string) => string;
}

/** Parameters that hold declared words, or words made in English; all others are numbers, names and keys. */
const worded = [
  'period',
  'window',
  'periods',
  'used',
  'declared',
  'text',
  'of',
  'by',
  'origin',
  'who',
  'group',
] as const;
/** Sentences whose reason is declared in words; of all others it is a key. */
const withReason = ['caveat.high-levels', 'caveat.high-levels-shrunk', 'warning.shown-before'];

function paramsIn({ key, params }: Sentence, { told, translation }: Telling, metric: string): Params {
  const own = translation.metrics[metric];
  const texts = Object.entries(params).map(([name, value]): readonly [string, Params[string]] => {
    const isWorded = (worded as readonly string[]).includes(name) || (name === 'reason' && withReason.includes(key));
    if (name === 'names' && typeof value === 'string') return [name, namesIn(value, translation.texts)];
    return [name, isWorded && typeof value === 'string' && !/^\d{4}-\d{2}-\d{2}$/.test(value) ? told(value) : value];
  });
  const declared: Readonly<Record<string, string | undefined>> = {
    title: key === 'caveat.concurrent' ? told(String(params.title)) : (own?.title ?? undefined),
    one: own?.noun?.one,
    many: own?.noun?.many,
    what: own?.what,
    unit: own?.shown.unit,
  };
  // areas are ranked by another metric than the one that the sentence is about
  const ranked = translation.metrics[String(params.ranked)]?.noun?.many;
  const known = Object.entries(declared).filter(
    ([name, value]) => value !== undefined && (name in params || (name === 'one' && 'many' in params)),
  );
  return {
    ...Object.fromEntries(texts),
    ...(Object.fromEntries(known) as Params),
    ...(ranked === undefined ? {} : { events: ranked }),
  };
}

/** Names in a row, some of which may have a comma of their own; those that nobody declared stay as they are. */
export function namesIn(names: string, texts: Translation['texts']): string {
  const parts = names.split(', ');
  for (let length = parts.length; length > 0; length -= 1) {
    const told = texts[parts.slice(0, length).join(', ')];
    if (told === undefined && length > 1) continue;
    const rest = parts.slice(length).join(', ');
    const first = told ?? parts[0] ?? '';
    return rest === '' ? first : `${first}, ${namesIn(rest, texts)}`;
  }
  return names;
}

/** A sentence in another language: from its key and its numbers, as it was made in English. */
export function retold(sentence: Sentence, telling: Telling, metric: string): Sentence {
  return telling.words.wordSentence({ ...sentence, params: paramsIn(sentence, telling, metric) });
}
