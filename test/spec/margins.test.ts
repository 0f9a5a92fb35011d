import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/conform/kinds.ts';
import { formatProblem } from '../../src/errors.ts';
import { type MarginFile, parseDeclaration, resolvePipeline, type Survey } from '../../src/spec/index.ts';

/** Margins as they are declared: what cannot be true of one population is told before anything is read. */

const metric = `id: answers
title: Answers
why: To know.
question: how-much
role: context
better: neutral
kind: surveys
measure: { kind: count, empty: missing }
owner: nobody
version: 1
`;
const waves =
  'waves: [{ wave: 2022, from: 2022-05-01, to: 2022-05-31 }, { wave: 2023, from: 2023-05-01, to: 2023-05-31 }]';
const file = (header: string, ...lines: readonly string[]): MarginFile => ({
  header: header.split(','),
  rows: lines.map((line, index) => ({
    line: index + 2,
    cells: Object.fromEntries(line.split(',').map((cell, at) => [header.split(',')[at] ?? '', cell])),
  })),
});

function declared(
  known: readonly string[],
  { files = {}, more = waves }: { readonly files?: Readonly<Record<string, MarginFile>>; readonly more?: string } = {},
): { readonly survey: Survey | null; readonly told: readonly string[] } {
  const text = `id: east
title: East
calendar: { grain: year, timezone: America/New_York }
sources:
  own:
    kind: surveys
    repeats: keep
    files: a.csv
    columns: { completed_at: { from: d, formats: ["%Y-%m-%d"] }, age: age, gender: sex, renter: { from: own, true: [N] } }
    ${more}
    margins:
      of: adults
      origin: the census
      known:
        ${known.map((one) => `- ${one}`).join('\n        ')}
metrics: [answers]
reports: [board]
`;
  const report = 'id: board\ntitle: Board\naudience: board\nsections: [page-one]\n';
  const { value: own } = parseDeclaration('metric', { path: 'metrics/answers.yaml', text: metric });
  const { value: board } = parseDeclaration('report', { path: 'reports/board.yaml', text: report });
  if (!own || !board) throw new Error('the library of the test is not right');
  const { pipeline, problems } = resolvePipeline(parseDeclaration('pipeline', { path: 'pipelines/east.yaml', text }), {
    kinds,
    metrics: new Map([['answers', own]]),
    reports: new Map([['board', board]]),
    codeLists: new Map(),
    marginFiles: new Map(Object.entries(files)),
  });
  return { survey: pipeline?.sources[0]?.survey ?? null, told: problems.map((problem) => formatProblem(problem)) };
}

const byAge = '{ by: age, totals: { 18-64: 800, 65+: 200 } }';

describe('margins', () => {
  const inFile = (one: MarginFile) => declared(['{ by: age, file: m.csv }'], { files: { 'm.csv': one } });
  it('are people by group, for all waves where they are written out', () => {
    const { survey, told } = declared([byAge, '{ by: renter, totals: { true: 34, false: 66 } }']);
    expect(told).toEqual([]);
    expect(survey?.margins).toEqual({
      of: 'adults',
      origin: 'the census',
      known: [
        {
          by: ['age'],
          totals: [
            { wave: null, groups: ['18-64'], people: 800 },
            { wave: null, groups: ['65+'], people: 200 },
          ],
        },
        {
          by: ['renter'],
          totals: [
            { wave: null, groups: ['true'], people: 34 },
            { wave: null, groups: ['false'], people: 66 },
          ],
        },
      ],
    });
  });
  it('may differ by wave, and cross several columns, in a file', () => {
    const crossed = file(
      'wave,age,gender,people',
      '2022,65+,f,120',
      '2022,65+,m,80',
      '2023,65+,f,130',
      '2023,65+,m,90',
    );
    const { survey, told } = declared(['{ by: [age, gender], file: m.csv }'], { files: { 'm.csv': crossed } });
    expect(told).toEqual([]);
    expect(survey?.margins?.known[0]?.totals[2]).toEqual({ wave: '2023', groups: ['65+', 'f'], people: 130 });
  });
  it('may be known of one wave alone: the others are withheld', () => {
    expect(inFile(file('age,wave,people', 'a,2022,5')).told).toEqual([]);
  });
  it('may be rounded apart, or be shares beside people', () => {
    expect(declared([byAge, '{ by: gender, totals: { f: 512, m: 480 } }']).told).toEqual([]);
    expect(declared([byAge, '{ by: gender, totals: { f: 0.51, m: 0.49 } }']).told).toEqual([]);
  });

  it.each([
    [
      'that count other people',
      declared([byAge, '{ by: gender, totals: { f: 600, m: 500 } }']),
      '1000 people by age, 1100 by gender',
    ],
    ['shares that lack a group', declared([byAge, '{ by: gender, totals: { f: 51 } }']), 'contradict each other'],
    ['of a column that is not mapped', declared(['{ by: race, totals: { a: 1 } }']), '"race" is not a mapped column'],
    ['of a time', declared(['{ by: completed_at, totals: { a: 1 } }']), 'says a group'],
    ['without waves', declared([byAge], { more: 'frame: a list' }), 'margins need waves'],
    ['without numbers', declared(['{ by: age }']), 'needs either totals or file'],
    ['with both', declared(['{ by: age, totals: { a: 1 }, file: m.csv }']), 'needs either totals or file'],
    ['crossed without a file', declared(['{ by: [age, gender], totals: { a: 1 } }']), 'are crossed in a file'],
    ['of one column twice', declared([byAge, byAge]), 'two margins are of age'],
    ['below nothing', declared(['{ by: age, totals: { a: -1 } }']), '-1'],
    ['of nobody', declared(['{ by: age, totals: { a: 0 } }']), 'margin of age has no people'],
    ['in a file without people', inFile(file('age,n', 'a,5')), 'has no column "people" (got age, n)'],
    ['in a file with a header twice', inFile(file('age,age,people', 'a,b,5')), 'has the header "age" twice'],
    ['of a number that is none', inFile(file('age,people', 'a,many')), 'line 2 of "m.csv": people must be a number'],
    ['of a blank group', inFile(file('age,people', 'a,5', ',5')), 'line 3 of "m.csv": a group must have a name'],
    ['of a group twice', inFile(file('age,people', 'a,5', 'a,6')), 'stands there twice (first on line 2)'],
    ['of a wave that there is not', inFile(file('age,wave,people', 'a,2021,5')), '"2021" is not a wave'],
  ])('%s are refused where they stand', (_, { told, survey }, words) => {
    expect(survey).toBeNull();
    expect(told.join('\n')).toContain(words);
  });
});
