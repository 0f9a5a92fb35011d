import { describe, expect, it } from 'vitest';
import { lintPipeline } from '../../src/spec/index.ts';
import { placesOf, resolveText, sound, wordsOf } from './resolve-text.ts';

const declared = (...paths: readonly string[]): string =>
  sound.replace('privacy:', `logic:\n${paths.map((path) => `  - { activity: Patrols, ${path} }\n`).join('')}privacy:`);
const because = 'because: Robbers stay away.';

describe('a logic model', () => {
  it('is paths of metrics by their ids, with or without their folder', () => {
    const { pipeline, problems } = resolveText(
      declared(`output: [outcomes/robberies], outcome: [homicides], ${because}`),
    );
    expect(wordsOf(problems)).toBe('');
    expect(pipeline?.logic).toEqual([
      {
        activity: 'Patrols',
        output: ['robberies'],
        quality: [],
        outcome: ['homicides'],
        because: 'Robbers stay away.',
      },
    ]);
  });

  it('decides the question that a metric answers, of those alone that it names', () => {
    const text = declared(`quality: [robberies], outcome: [homicides], ${because}`);
    expect(resolveText(text).pipeline?.metrics.map(({ id, question }) => [id, question])).toEqual([
      ['robberies', 'how-well'],
      ['homicides', 'better-off'],
    ]);
  });

  it('is left out where none is declared, and may name an outcome in several paths', () => {
    expect(Object.keys(resolveText(sound).pipeline ?? {})).not.toContain('logic');
    const path = `outcome: [homicides], ${because}`;
    expect(resolveText(declared(path, path)).pipeline?.logic).toHaveLength(2);
  });

  it.each([
    ['an unknown metric', [`outcome: [robberis], ${because}`], 'unknown-metric', 'did you mean "robberies"?'],
    ['a metric twice', [`outcome: [robberies, outcomes/robberies], ${because}`], 'logic', 'stands twice in this list'],
    [
      'two roles in a path',
      [`output: [robberies], outcome: [robberies], ${because}`],
      'logic',
      'stands under outcome here, and under output above',
    ],
    [
      'two roles in two paths',
      [`outcome: [robberies], ${because}`, `quality: [robberies], outcome: [homicides], ${because}`],
      'logic',
      'stands under quality here, and under outcome in path 1',
    ],
    ['a path to nowhere', [`outcome: [], ${because}`], 'invalid-value', 'outcome'],
    ['a path without a reason', ['outcome: [robberies]'], 'missing-key', 'because'],
    ['an unknown key', [`outcomes: [robberies], outcome: [homicides], ${because}`], 'unknown-key', 'outcome'],
  ])('of %s says what is wrong, where it stands', (_, paths, id, words) => {
    const { problems } = resolveText(declared(...paths));
    expect(placesOf(problems)).toEqual([expect.stringMatching(new RegExp(`^\\d+:\\d+ ${id}$`))]);
    expect(wordsOf(problems)).toContain(words);
  });

  it('has a note for a goal that no path leads to', () => {
    const notes = (text: string): readonly string[] => {
      const { pipeline } = resolveText(text);
      return pipeline === undefined ? ['broken'] : lintPipeline(pipeline).map(({ id, about }) => `${id} ${about}`);
    };
    expect(notes(declared(`outcome: [homicides], ${because}`))).toContain('goal-without-path robberies');
    expect(notes(declared(`outcome: [homicides, robberies], ${because}`)).join()).not.toContain('goal-without-path');
    expect(notes(sound).join()).not.toContain('goal-without-path');
  });
});
