import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyCrimes, copySamples, temporaryFolder, yardline } from '../program.ts';
import {
  countsOf,
  easeOf,
  englishSyllables,
  foldsOf,
  gradeOf,
  runningText,
  sentencesOf,
  spanishSyllables,
  wordsOf,
} from './reading.ts';

describe('counting syllables', () => {
  it.each<[string, number]>([
    ['the', 1],
    ['areas', 3],
    ['compared', 2],
    ['people', 2],
    ['table', 2],
    ['baseline', 2],
    ['every', 2],
    ['likely', 2],
    ['period', 3],
    ['agencies', 3],
    ['judged', 1],
    ['started', 2],
    ['neighbouring', 3],
    ['burglaries', 3],
  ])('%s has %d in English', (word, syllables) => expect(englishSyllables(word)).toBe(syllables));

  it.each<[string, number]>([
    ['zona', 2],
    ['comparación', 4],
    ['línea', 3],
    ['período', 4],
    ['había', 3],
    ['guerra', 2],
    ['que', 1],
    ['país', 2],
    ['antigüedad', 4],
    ['ciudad', 2],
    ['leer', 2],
    ['muy', 1],
    ['mejoraron', 4],
    ['policía', 4],
  ])('%s has %d in Spanish', (word, syllables) => expect(spanishSyllables(word)).toBe(syllables));
});

describe('measuring texts', () => {
  it('gives known grades: short words in short sentences are easy, long ones are not', () => {
    const easy = sentencesOf(['The cat sat on the mat. The dog ran to the big red barn.']);
    // 14 words, 2 sentences, 14 syllables: 0.39 × 7 + 11.8 × 1 − 15.59
    expect(gradeOf(countsOf(easy, englishSyllables))).toBeCloseTo(-1.06, 2);
    const hard = sentencesOf(['Considerable heterogeneity characterises contemporary organisational arrangements.']);
    expect(gradeOf(countsOf(hard, englishSyllables))).toBeGreaterThan(25);
  });

  it('gives known eases in Spanish', () => {
    // 8 words, 1 sentence, 12 syllables: 206.835 − 62.3 × 1.5 − 8
    const easy = sentencesOf(['La casa de mi madre es muy bonita.']);
    expect(easeOf(countsOf(easy, spanishSyllables))).toBeCloseTo(105.385, 3);
  });

  it('counts each sentence once, and no labels', () =>
    expect(sentencesOf(['What we count', 'It is not so here. It is not so here.'])).toEqual(['It is not so here.']));
});

describe.each([
  ['safe-streets', '2025-Q3'],
  ['response-teams', '2025-Q3'],
  ['crisis-management', 'FY2026-Q1'],
])('the reports of %s', (pipeline, period) => {
  let folder = '';
  let remove = async (): Promise<void> => undefined;
  const page = (name: string): Promise<string> =>
    readFile(join(folder, 'out', pipeline, period, `${name}.html`), 'utf8');
  /** Methods and the books of data are for auditors. */
  const textOf = async (name: string): Promise<readonly string[]> =>
    sentencesOf(runningText(await page(name), ['methods', 'data-quality']));

  beforeAll(async () => {
    ({ folder, remove } = await temporaryFolder());
    await copySamples(folder);
    const path = join(folder, 'pipelines', `${pipeline}.yaml`);
    const declared = await readFile(path, 'utf8');
    await writeFile(path, declared.replace(/^reports: .*$/m, 'reports: [board, brief, board-es]'));
    const { code, stderr } = await yardline(['run', pipeline], { cwd: folder });
    expect(code, stderr).toBe(0);
  }, 240_000);
  afterAll(() => remove());

  it.each(['board', 'brief'])('%s can be read at grade 8, and no sentence is beyond grade 14', async (name) => {
    const sentences = await textOf(name);
    const grade = gradeOf(countsOf(sentences, englishSyllables));
    expect(grade).toBeGreaterThan(2);
    expect(grade).toBeLessThanOrEqual(8);
    // of a short sentence the measure says little but how long its nouns are
    for (const sentence of sentences.filter((one) => wordsOf(one).length >= 10))
      expect(gradeOf(countsOf([sentence], englishSyllables)), sentence).toBeLessThanOrEqual(14);
  });

  it('board can be read at grade 8 where it says more on a number, number by number', async () => {
    const folds = foldsOf(await page('board'), 'More on this number').map((fold) => sentencesOf(runningText(fold, [])));
    expect(folds.length).toBeGreaterThanOrEqual(20);
    expect(gradeOf(countsOf([...new Set(folds.flat())], englishSyllables))).toBeLessThanOrEqual(8);
    for (const fold of folds) expect(gradeOf(countsOf(fold, englishSyllables)), fold.join('\n')).toBeLessThanOrEqual(8);
  });

  it('board-es is as easy where it says more on a number', async () => {
    const folds = foldsOf(await page('board-es'), 'Más sobre este número');
    const sentences = sentencesOf(folds.flatMap((fold) => runningText(fold, [])));
    expect(sentences.length).toBeGreaterThan(100);
    expect(easeOf(countsOf(sentences, spanishSyllables))).toBeGreaterThanOrEqual(65);
  });

  it('board-es is rather easy in Spanish', async () => {
    const sentences = await textOf('board-es');
    expect(sentences.length).toBeGreaterThan(150);
    expect(easeOf(countsOf(sentences, spanishSyllables))).toBeGreaterThanOrEqual(65);
  });

  it('board-es says everything in Spanish', async () => {
    const html = await page('board-es');
    expect(html).toMatch(/^<!DOCTYPE html>\s*<html lang="es">/);
    expect(html.match(/lang="en"[^<]*<?/g) ?? []).toEqual([]);
    const told = runningText(html, []).join('\n');
    // English words that no Spanish text has; columns of data keep their names
    expect(told.match(/\b(?:the|and|which|with|from|were|their|there|than|every|where)\b.*/gi) ?? []).toEqual([]);
  });
});

describe('a report in Spanish', () => {
  it('keeps whatever is not declared in Spanish in English, and marks it', async () => {
    const { folder, remove } = await temporaryFolder();
    await copyCrimes(folder, (pipeline) => pipeline.replace(/^reports: .*$/m, 'reports: [board, board-es]'));
    const path = join(folder, 'metrics', 'outcomes', 'burglaries.yaml');
    const metric = await readFile(path, 'utf8');
    await writeFile(path, metric.replace(/^ {4}(?:title|why): .*\n/gm, ''));
    const { code, stderr } = await yardline(['run', 'safe-streets', '--as-of', '2025-11-26'], { cwd: folder });
    expect(code, stderr).toBe(0);
    const page = (name: string): Promise<string> =>
      readFile(join(folder, 'out', 'safe-streets', '2025-Q3', `${name}.html`), 'utf8');
    const html = await page('board-es');
    expect(html).toContain('<bdi lang="en">Burglaries</bdi>');
    expect(html).toContain('<span lang="en">Burglary has little to do with the programme');
    expect(await page('board')).not.toContain('lang="en">Burglar');
    await remove();
  }, 240_000);
});
