import { describe, expect, it } from 'vitest';
import { coverageRuns } from '../../src/report/charts/coverage.ts';
import { charts } from '../../src/report/charts/index.ts';
import { coverageCaption } from '../../src/report/coverage-caption.ts';
import { drawSvg } from '../../src/report/svg.ts';
import type { SourceCoverage } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { coverageOf } from './fixture-survey.ts';

const draw = async (coverage: SourceCoverage): Promise<string> => {
  const input = { findings: [], events: [], calendar: { fiscalYearStarts: 1 }, coverage, words: english };
  const labels = { id: 'c1', title: 'T', description: 'D' };
  const both = (['wide', 'narrow'] as const).map((format) => drawSvg(charts.coverage({ ...input, format }), labels));
  return (await Promise.all(both)).join('\n');
};
const agency = (states: readonly SourceCoverage['agencies'][number]['months'][number]['state'][]) => ({
  agency: null,
  months: states.map((state, index) => ({ month: `2022-0${index + 1}`, state, n: state === 'reported' ? 50 : 0 })),
});

describe('the chart of who sent what', () => {
  it.each([
    ['silent, late and pale', coverageOf()],
    ['no agency named', { ...coverageOf(), agencies: [agency(['reported', 'reported'])] }],
    ['nothing covered', { ...coverageOf(), agencies: [agency(['outside-cover'])] }],
    ['no agency at all', { ...coverageOf(), agencies: [] }],
    [
      'sixty agencies',
      { ...coverageOf(), agencies: Array.from({ length: 60 }, () => agency(['reported', 'not-reported'])) },
    ],
  ])('draws without a warning: %s', async (_, coverage) => {
    expect(await draw(coverage)).not.toMatch(/NaN|undefined|Infinity| style=|fill="#|stroke="#/);
  });

  it('puts neighbouring months of one state together, and draws nothing where nothing is covered', () => {
    const runs = coverageRuns(
      {
        ...coverageOf(),
        agencies: [agency(['outside-cover', 'reported', 'reported', 'not-reported', 'reported'])],
      },
      english,
    );
    expect(runs.map(({ kind, from, to, months }) => [kind, from, to, months])).toEqual([
      ['reported', '2022-02-01', '2022-03-31', 2],
      ['not-reported', '2022-04-01', '2022-04-30', 1],
      ['reported', '2022-05-01', '2022-05-31', 1],
    ]);
  });

  it('tells months with too few records from those with none', () => {
    const few = { agency: 'A', months: [{ month: '2022-01', state: 'reported' as const, n: null }] };
    expect(coverageRuns({ ...coverageOf(), agencies: [few] }, english).map(({ kind }) => kind)).toEqual(['few']);
  });

  it('counts silent months, and says which agencies are not drawn', () => {
    expect(coverageCaption(coverageOf(), english).title).toBe('11 months without a record, over 4 agencies.');
    expect(coverageCaption({ ...coverageOf(), agencies: [agency(['not-reported'])] }, english).title).toBe(
      '1 month without a record.',
    );
    expect(coverageCaption({ ...coverageOf(), agencies: [agency(['reported'])] }, english).title).toMatch(
      /every month/,
    );
    const many = { ...coverageOf(), agencies: Array.from({ length: 60 }, () => agency(['reported'])) };
    expect(coverageCaption(many, english).plotted).toContain('The first 40 of 60 agencies');
  });
});
