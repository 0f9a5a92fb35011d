/** How hard a text is to read: own counters, as published measures need no library. */

/** Numbers are left out, and so are names of periods: how they are read aloud no counter knows. */
const anyWord = /(?<![\w-])[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’']*(?!\d)/g;

/** What a group of vowels too few, or too many, is known by. */
const silent =
  /[^aeiouy]e$|[aeiouy]le$|[^aeiouysxzcg]es$|[^aeiouytd]ed$|[^aeiouy]ely$|^every|^(?:base|some|there|where)(?=[a-z]{3})/g;
const apart = /(?<![ctgs])ia|io(?!n)|rea(?=s?$)|ie(?=nc)|uou|eo(?=g)|^coa/g;

/**
 * Syllables of an English word: groups of vowels, less those that are silent, and more where two vowels are said apart.
 * Right for most words of these reports, which is enough for a mean over hundreds.
 */
export function englishSyllables(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  const count = (pattern: RegExp): number => plain.match(pattern)?.length ?? 0;
  const isSounded = /[^aeiouy]le$/.test(plain);
  return Math.max(1, count(/[aeiouy]+/g) - (isSounded ? 0 : count(silent)) + count(apart));
}

/** Syllables of a Spanish word: strong vowels stand alone, weak ones join unless they bear an accent. */
export function spanishSyllables(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/(?<=q)u(?=[eiéí])|(?<=g)u(?=[eiéí])/g, '')
    .replace(/y$/, 'i');
  const nuclei = plain.match(/[iuü]?[aeoáéó][iuy]?(?![aeoáéóíú])|[iuü]?[aeoáéó]|[íú]|[iuü]+/g);
  return Math.max(1, nuclei?.length ?? 1);
}

export interface Counts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
}

/** A heading or a label is no sentence, and would make every text look easy. */
const fewestWords = 5;

/**
 * The sentences of running text, each once: repeated ones would weigh a report by its number of metrics. A colon or a
 * semicolon ends none, as a reader holds on over them.
 */
export function sentencesOf(blocks: readonly string[]): readonly string[] {
  const all = blocks.flatMap((block) => block.split(/(?<=[.!?]”?)\s+(?=[A-ZÁÉÍÓÚ¿¡“\d−+])/));
  return [...new Set(all.map((sentence) => sentence.trim()))].filter((one) => wordsOf(one).length >= fewestWords);
}

export const wordsOf = (text: string): readonly string[] => text.match(anyWord) ?? [];

export function countsOf(sentences: readonly string[], syllablesOf: (word: string) => number): Counts {
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return { words: words.length, sentences: sentences.length, syllables };
}

/** School grade of an English text (Kincaid and others, 1975). */
export const gradeOf = ({ words, sentences, syllables }: Counts): number =>
  0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;

/** Ease of a Spanish text (Szigriszt 1993); from 55 on it is "normal", from 65 "rather easy" (INFLESZ, Barrio 2008). */
export const easeOf = ({ words, sentences, syllables }: Counts): number =>
  206.835 - 62.3 * (syllables / words) - words / sentences;

const blocks = /<(p|li|dd|dt|figcaption|h[1-6]|summary)\b[^>]*>([\s\S]*?)<\/\1>/g;

/** What a page keeps folded away under a heading, with what is folded within. */
export function foldsOf(html: string, heading: string): readonly string[] {
  const starts = [...html.matchAll(/<details[^>]*><summary>([^<]*)<\/summary>/g)].filter(
    ([, said]) => said === heading,
  );
  return starts.map(({ index }) => {
    const rest = html.slice(index);
    let depth = 0;
    for (const { 0: tag, index: at } of rest.matchAll(/<\/?details\b/g)) {
      depth += tag === '<details' ? 1 : -1;
      if (depth === 0) return rest.slice(0, at);
    }
    throw new Error(`a fold is not closed: ${heading}`);
  });
}

/** What a page says in lines of text: without tables, drawings, code, and the sections named. */
export function runningText(html: string, without: readonly string[]): readonly string[] {
  let page = html
    .replace(/<(style|svg|table|code|nav|header|footer)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<ul class="ledger">[\s\S]*?<\/ul>/g, ' ');
  for (const id of without)
    page = page.replace(
      new RegExp(`<section class="part[^"]*" id="${id}"[\\s\\S]*?(?=<section class="part|</main>)`),
      ' ',
    );
  return [...page.matchAll(blocks)].map(([, , inner = '']) =>
    inner
      // an aside stands on a line of its own
      .replace(/<span class="aside">/g, '. ')
      .replace(/(?<=[.!?])\s*<\/(?:div|li|p|dd|dt)>/g, ' ')
      .replace(/<\/(?:div|li|p|dd|dt)>/g, '. ')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
