import { describe, expect, it } from 'vitest';
import {
  type AttendanceDrawing,
  attendanceDrawing,
  stoppedPartners,
} from '../../src/report/charts/attendance-columns.ts';
import { charts } from '../../src/report/charts/index.ts';
import {
  givingRows,
  lorenzPoints,
  mostPartners,
  networkDrawing,
  shareOfHalf,
} from '../../src/report/charts/partner-rows.ts';
import {
  attendanceCaption,
  givingCaption,
  inCurrency,
  lorenzCaption,
  matrixCaption,
  networkCaption,
  promisedOf,
} from '../../src/report/collaboration-captions.ts';
import { collaborationFindings, collaborationPlans } from '../../src/report/plans-collaboration.ts';
import { drawSvg } from '../../src/report/svg.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import {
  givingFindings,
  manyPartners,
  numberedPartners,
  partnerFinding,
  partnersOfFixture,
  quarterlyPartners,
  threePartners,
} from './fixture-partners.ts';

const draw = async (chart: keyof typeof charts, findings: readonly Finding[]): Promise<string> => {
  const input = { findings, events: [], calendar: { fiscalYearStarts: 1 }, words: english };
  const labels = { id: 'c1', title: 'T', description: 'D' };
  const both = (['wide', 'narrow'] as const).map((format) => drawSvg(charts[chart]({ ...input, format }), labels));
  return (await Promise.all(both)).join('\n');
};
const whole = partnerFinding(partnersOfFixture());
const [delivered, promised] = givingFindings();

describe('charts of partners', () => {
  it.each([
    ['network', [whole]],
    ['network', [partnerFinding(numberedPartners)]],
    ['network', [partnerFinding(threePartners)]],
    ['network', [partnerFinding(manyPartners)]],
    ['matrix', [whole]],
    ['matrix', [partnerFinding(threePartners)]],
    ['matrix', [partnerFinding(manyPartners)]],
    ['attendance', [whole]],
    ['attendance', [partnerFinding(manyPartners)]],
    ['attendance', [partnerFinding(quarterlyPartners)]],
    ['giving', [delivered]],
    ['giving', [delivered, promised]],
    ['lorenz', [delivered]],
  ] as const)('draw without a warning: %s', async (chart, findings) => {
    expect(await draw(chart, findings)).not.toMatch(/NaN|undefined|Infinity| style=|fill="#|stroke="#/);
  });

  it('are in order of ties where these are told, and of names where a low place would be blamed', () => {
    const drawing = networkDrawing(whole.partners ?? null);
    expect(drawing?.partners.map(({ degree }) => degree)).toEqual([5, 4, 3, 2, 2, 1, 1, 0]);
    expect(drawing?.partners[0]?.name).toBe('Police Department');
    expect(drawing?.ties.every(({ one, other }) => one < other)).toBe(true);
    expect(attendanceDrawing(whole.partners ?? null)?.rows.map(({ name }) => name)).toEqual(whole.partners?.names);
    expect(givingRows(delivered.partners ?? null, null).map(({ name }) => name)).toEqual(
      [...(delivered.partners?.names ?? [])].sort(),
    );
  });

  it('leave out of the drawing, and never of the table, who would not fit', () => {
    expect(networkDrawing(manyPartners)?.partners).toHaveLength(mostPartners);
    expect(networkCaption(partnerFinding(manyPartners), english)?.plotted).toContain('The first 24 of 40 partners.');
  });

  it('say who has most ties only by name, and never who has least', () => {
    expect(networkCaption(whole, english)?.title).toBe(
      '9 of 28 pairs of partners worked together. Most ties: Police Department, with 5. 1 partner worked with no other.',
    );
    expect(networkCaption(partnerFinding(numberedPartners), english)?.title).not.toContain('Most ties');
    expect(networkCaption(partnerFinding(numberedPartners), english)?.plotted).toContain('Partners have numbers');
    expect(matrixCaption(whole, english)?.title).toBe(
      'Most often together: Police Department and City Health Department, in 31 activities.',
    );
  });

  it('name no pair where several were together as often', () => {
    const ties = [
      { one: 0, other: 1, n: 3 },
      { one: 0, other: 2, n: 3 },
      { one: 1, other: 2, n: 1 },
    ];
    const three = { ...threePartners, isNamed: true, ties };
    expect(matrixCaption(partnerFinding(three), english)?.title).toBe(
      'Most often together: 2 pairs, each in 3 activities.',
    );
  });

  it('count silence apart from absence', () => {
    const drawing = attendanceDrawing(whole.partners ?? null);
    expect([drawing?.months, drawing?.columns.length, drawing?.recorded]).toEqual([22, 22, 19]);
    expect(attendanceCaption(whole, english)?.title).toContain('8 partners over 22 months, in 3 of which nothing');
    expect(attendanceDrawing(partnersOfFixture({ attendance: null }))).toBeNull();
  });

  it('draw three months as one column where most months have no record, from the last one back', () => {
    const drawing = attendanceDrawing(quarterlyPartners);
    expect(drawing).toMatchObject({ months: 22, monthsInColumn: 3, recorded: 6, silent: 4 });
    expect(drawing?.columns.map(({ from }) => from).slice(0, 3)).toEqual(['2021-03', '2021-04', '2021-07']);
    const caption = attendanceCaption(partnerFinding(quarterlyPartners), english);
    expect(caption?.title).toBe(
      '8 partners over 22 months, in 4 of which nothing was recorded of anybody. In none of these months: 4 partners.',
    );
    expect(caption?.plotted).toContain('Each column is three months.');
  });

  it('name who took part and no longer does, and who never did, in order of names', () => {
    const seen = (presentBy: readonly string[]) =>
      partnersOfFixture({
        names: ['Church', 'Clinic', 'Police', 'School'],
        attendance: presentBy.map((present, at) => ({
          month: `2022-${String(at + 1).padStart(2, '0')}`,
          state: present === '' ? 'silent' : 'recorded',
          present: [...present].map(Number),
        })),
      });
    const stopped = seen(['012', '012', '12', '', '012', '012', '02', '02', '02', '', '02', '02', '02', '02']);
    expect(stoppedPartners(attendanceDrawing(stopped) as AttendanceDrawing)).toMatchObject([
      { name: 'Clinic', last: '2022-06' },
    ]);
    expect(attendanceCaption(partnerFinding(stopped), english)?.title).toContain(
      'Took part before, and not lately: Clinic (last in June 2022). In none of these months: School.',
    );
    // five months without are too few to tell
    const early = seen(['012', '012', '012', '012', '012', '012', '012', '02', '02', '02', '02', '02']);
    expect(stoppedPartners(attendanceDrawing(early) as AttendanceDrawing)).toEqual([]);
  });

  it('draw a network that lies within another of its source by its pairs and months alone', () => {
    const few = whole.partners?.ties?.slice(0, 3).map((tie) => ({ ...tie, n: 2 })) ?? [];
    const training = partnerFinding(partnersOfFixture({ ties: few }), { metric: 'trained-together' });
    const drawn = (list: readonly Finding[]) =>
      collaborationPlans(list, english).map(({ subject, chart }) => `${subject} ${chart}`);
    expect(drawn([training])).toContain('trained-together network');
    expect(drawn([training, whole])).toEqual([
      ...['matrix', 'attendance'].map((chart) => `trained-together ${chart}`),
      ...['network', 'matrix', 'attendance'].map((chart) => `working-together ${chart}`),
    ]);
    expect(drawn([training, { ...whole, source: 'other' }])).toContain('trained-together network');
  });

  it('hold what was delivered against what was promised, where both are counted of one source', () => {
    expect(promisedOf(delivered, [promised, delivered])).toBe(promised);
    expect(promisedOf(promised, [promised, delivered])).toBeNull();
    expect(promisedOf(delivered, [{ ...promised, source: 'other' }])).toBeNull();
    expect(givingCaption({ delivered, promised }, english)?.title).toBe(
      '109,600 from 8 partners. 75 % of what was promised was delivered.',
    );
    expect(givingCaption({ delivered: whole, promised: null }, english)).toBeNull();
  });

  it('name the currency that a ratio of their source declares, and else say that none is', () => {
    const ratio = { ...delivered, measure: 'amount-ratio', shown: { as: 'percent', unit: 'dollars' } } as const;
    const priced = inCurrency(delivered, [delivered, ratio], english);
    expect(givingCaption({ delivered: priced, promised }, english)?.title).toContain(
      '109,600 dollars from 8 partners.',
    );
    const [plan] = collaborationPlans([delivered, promised, ratio], english).filter(({ chart }) => chart === 'giving');
    const spec = charts.giving({
      findings: plan?.findings ?? [],
      events: [],
      calendar: { fiscalYearStarts: 1 },
      format: 'wide',
      words: english,
    });
    expect(JSON.stringify(spec)).toMatch(/000 dollars'?/);
    expect(inCurrency(delivered, [{ ...ratio, source: 'other' }], english).shown.unit).toBe('units of money');
    expect(inCurrency(whole, [ratio], english).shown).toEqual(whole.shown);
  });

  it('draw shares from the least to the most, none of them where an amount is hidden', () => {
    const points = lorenzPoints(partnersOfFixture({ amounts: [3, 0, 1, 4] })) ?? [];
    expect(points.map(({ share }) => share)).toEqual([0, 0, 0.125, 0.5, 1]);
    expect(shareOfHalf(points)).toBeCloseTo(0.125, 12);
    expect(shareOfHalf(lorenzPoints(partnersOfFixture({ amounts: [1, 1, 2] })) ?? [])).toBeCloseTo(0.375, 12);
    expect(lorenzPoints(partnersOfFixture({ amounts: [3, null, 1] }))).toBeNull();
    expect(lorenzPoints(partnersOfFixture({ amounts: [0, 0] }))).toBeNull();
    expect(lorenzCaption(delivered, english)?.title).toContain('Inequality (Gini coefficient): 0.55.');
  });

  it('draw one network once, though several numbers describe it, and promises beside what was delivered', () => {
    const other = { ...whole, metric: 'centralisation' };
    expect(collaborationFindings([whole, other, promised, delivered]).map(({ metric }) => metric)).toEqual([
      'working-together',
      'shared',
    ]);
  });
});
