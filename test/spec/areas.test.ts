import { describe, expect, it } from 'vitest';
import { placesOf, resolveText, sound, wordsOf } from './resolve-text.ts';

const listed = '[{ area: 007, role: program, start: 2024-01-01 }]';
const withAreas = (...rows: readonly string[]): string =>
  sound.replace(listed, `\n${rows.map((row) => `    - { ${row} }`).join('\n')}`);

describe('areas listed twice', () => {
  it.each<[string, readonly string[], string, string]>([
    [
      'in two roles',
      ['area: A, role: program, start: 2024-01-01', 'area: A, role: comparison'],
      '26:24',
      'area "A" has two roles: program and comparison',
    ],
    [
      'at two sites',
      [
        'area: A, role: program, site: East, start: 2024-01-01',
        'area: A, role: program, site: West, start: 2025-01-01',
      ],
      '26:39',
      'area "A" has two sites: East and West',
    ],
    [
      'word for word',
      ['area: A, role: comparison', 'area: A, role: comparison'],
      '26:15',
      'area "A" stands here twice',
    ],
    [
      'while the first time goes on',
      ['area: A, role: program, start: 2024-01-01', 'area: A, role: program, start: 2025-01-01'],
      '26:40',
      'works from 2025-01-01 while it already works from 2024-01-01',
    ],
    [
      'with times that share a day',
      ['area: A, role: program, start: 2024-01-01, end: 2024-06-30', 'area: A, role: program, start: 2024-06-30'],
      '26:40',
      'already works from 2024-01-01 to 2024-06-30',
    ],
    [
      'with the earlier time last',
      ['area: A, role: program, start: 2025-01-01', 'area: A, role: program, start: 2024-01-01'],
      '26:40',
      'while it already works from 2025-01-01',
    ],
    [
      'once, with the dates the wrong way round',
      ['area: A, role: program, start: 2024-06-30, end: 2024-01-01'],
      '25:57',
      'this ends (2024-01-01) before it begins (2024-06-30)',
    ],
    [
      'once, with an end alone',
      ['area: A, role: program, end: 2024-01-01'],
      '25:38',
      'has an end of work without a start',
    ],
  ])('%s', (_, rows, place, words) => {
    const { pipeline, problems } = resolveText(withAreas(...rows));
    expect(pipeline).toBeUndefined();
    expect(wordsOf(problems)).toContain(words);
    expect(placesOf(problems).map((problem) => problem.split(' ')[0])).toEqual([place]);
  });

  it('are one area with two times of work, in the order of days', () => {
    const { pipeline, problems } = resolveText(
      withAreas(
        'area: A, role: program, start: 2025-01-01',
        'area: B, role: comparison',
        'area: A, role: program, start: 2024-01-01, end: 2024-06-30',
      ),
    );
    expect(problems).toEqual([]);
    expect(pipeline?.areas.list).toEqual([
      {
        area: 'A',
        role: 'program',
        site: 'A',
        intervals: [
          { start: '2024-01-01', end: '2024-06-30' },
          { start: '2025-01-01', end: null },
        ],
      },
      { area: 'B', role: 'comparison', site: 'B', intervals: [] },
    ]);
  });

  it('tell a misspelt role once', () => {
    const { problems } = resolveText(
      withAreas('area: A, role: programme, start: 2024-01-01', 'area: A, role: comparison'),
    );
    expect(placesOf(problems)).toEqual(['25:24 invalid-value']);
  });
});

describe('areas ranked by need', () => {
  const ranked = (by: string): string => sound.replace('areas:', `areas:\n  neediest: { by: ${by} }`);
  it('by a metric of the pipeline that counts', () => {
    const { pipeline, problems } = resolveText(ranked('robberies'));
    expect(wordsOf(problems)).toBe('');
    expect(pipeline?.areas.neediest).toMatchObject({ share: 0.2, metric: { id: 'robberies' } });
  });
  it('by no other: the nearest is named', () => {
    const { pipeline, problems } = resolveText(ranked('robbery'));
    expect(pipeline).toBeUndefined();
    expect(wordsOf(problems)).toContain('there is no metric "robbery" in this pipeline');
    expect(wordsOf(problems)).toContain('robberies');
  });
  it('by none whose records do not say where: told at its place, with those that could', () => {
    const calls = (area: string): string =>
      `  calls:\n    kind: responses\n    repeats: drop\n    key: [id]\n    files: data/calls.csv\n    columns:\n      id: ID\n${area}      received_at: { from: RECEIVED, formats: ["%Y-%m-%d"] }\n  people:`;
    const text = (area: string): string =>
      ranked('calls')
        .replace('  people:', calls(area))
        .replace('metrics:', 'metrics:\n  - { use: response/calls, source: calls }');
    expect(resolveText(text('      area: BEAT\n')).pipeline?.areas.neediest?.metric.id).toBe('calls');
    const { problems } = resolveText(text(''));
    expect(placesOf(problems)).toEqual(['32:19 neediest']);
    expect(wordsOf(problems)).toContain('source "calls", which do not say where: it maps no area');
    expect(wordsOf(problems)).toContain('these do: robberies, homicides');
  });
});
