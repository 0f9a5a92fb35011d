import { describe, expect, it } from 'vitest';
import { charted } from '../../src/report/charts/charted.ts';
import { charts } from '../../src/report/charts/index.ts';
import { processRows } from '../../src/report/charts/process-rows.ts';
import { processCaption } from '../../src/report/process-caption.ts';
import { drawSvg } from '../../src/report/svg.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { ruleSets } from '../../src/stats/index.ts';
import { english, processWords } from '../../src/words/index.ts';
import { processFinding, processOf } from './fixture-process.ts';

const calendar = { fiscalYearStarts: 1 };
const draw = async (finding: Finding): Promise<string> => {
  const both = (['wide', 'narrow'] as const).map((format) =>
    drawSvg(charts.process({ findings: [charted(finding, english)], events: [], calendar, format, words: english }), {
      id: 'c1',
      title: 'T',
      description: 'D',
    }),
  );
  return (await Promise.all(both)).join('\n');
};
const marks = (finding: Finding): readonly string[] =>
  finding.process.status === 'withheld'
    ? []
    : processRows(finding.process, finding.better, calendar).map(({ mark }) => mark);

describe('the rules of a process-behaviour chart', () => {
  it.each(Object.values(ruleSets))('$name are told by whose they are, with their edition', ({ name, version }) => {
    const plotted = processCaption(processOf({ ruleSet: `${name} (${version})` }), english)?.plotted;
    expect(plotted).toMatch(new RegExp(`Rules: those .+ \\(${name}, edition ${version}\\)\\.`));
  });
});

describe('the process-behaviour chart', () => {
  const whole = processOf();
  it.each([
    ['every kind of point', processFinding(whole)],
    [
      'a run chart',
      processFinding(
        processOf({ chart: 'run', points: whole.points.map((point) => ({ ...point, low: null, high: null })) }),
      ),
    ],
    [
      'days between',
      processFinding(
        processOf({
          chart: 'days-between',
          points: ['2020-01-03', '2020-02-09', '2020-02-27'].map((period) => ({
            period,
            plotted: 12,
            centre: 15,
            low: 0,
            high: 60,
            excluded: false,
            signals: [],
          })),
        }),
      ),
    ],
    [
      'nothing plotted',
      processFinding(processOf({ points: whole.points.map((point) => ({ ...point, plotted: null })) })),
    ],
    [
      'only zeros',
      processFinding(
        processOf({ points: whole.points.map((point) => ({ ...point, plotted: 0, centre: 0, low: 0, high: 0 })) }),
      ),
    ],
  ])('draws without a warning: %s', async (_, finding) => {
    expect(await draw(finding)).not.toMatch(/NaN|undefined|Infinity| style=|fill="#|stroke="#/);
  });

  it('draws limits dashed and by segment, marks in colour, and what was left out as a cross on a shade', async () => {
    const svg = await draw(processFinding(whole));
    expect(svg).toContain('>new limits<');
    expect(svg).toContain('>average 1,550<');
    expect(svg).toContain('f-shade');
    expect(svg).toContain('rotate(45)');
    expect(svg).toMatch(/f-(better|worse)/);
  });

  it('tells by its side of the middle what a mark asks, and of a run that rises by its direction', () => {
    const point = { low: 1, high: 9, centre: 5, excluded: false, signals: ['outside-limits'] };
    const points = [
      { ...point, period: '2020', plotted: 10 },
      { ...point, period: '2021', plotted: 0 },
      { ...point, period: '2022', plotted: 1, signals: ['seven-rising-or-falling'] },
      { ...point, period: '2023', plotted: 4, signals: [] },
      { ...point, period: '2024', plotted: 4, excluded: true },
    ];
    const made = processOf({ points, rebased: [] });
    expect(marks(processFinding(made, { better: 'lower' }))).toEqual([
      'worse',
      'better',
      'worse',
      'common',
      'excluded',
    ]);
    expect(marks(processFinding(made, { better: 'higher' }))).toEqual([
      'better',
      'worse',
      'better',
      'common',
      'excluded',
    ]);
    expect(marks(processFinding(made, { better: 'neutral' }))).toEqual([
      'either',
      'either',
      'either',
      'common',
      'excluded',
    ]);
    const waits = processOf({ points, rebased: [], chart: 'days-between' });
    expect(marks(processFinding(waits, { better: 'lower' })).slice(0, 2)).toEqual(['better', 'worse']);
  });

  it('breaks its lines at new limits and at gaps', () => {
    const rows = processRows(whole, 'lower', calendar);
    const at = rows.findIndex(({ date }) => date === '2020-01-01');
    expect([rows[at - 1]?.segment, rows[at]?.segment]).toEqual([0, 1]);
    const gap = processRows(
      processOf({ points: whole.points.map((point, index) => (index === 3 ? { ...point, plotted: null } : point)) }),
      'lower',
      calendar,
    );
    expect([gap[2]?.piece, gap[4]?.piece]).toEqual([0, 1]);
  });

  it('words every rule that there is', () => {
    for (const { rules } of Object.values(ruleSets))
      for (const { name } of rules) expect(processWords.rule(name)).not.toBe(name.replaceAll('-', ' '));
  });

  it('says that a mark is no verdict, and what the limits rest on', () => {
    expect(processCaption(processOf({ temporary: true }), english)?.plotted).toMatch(/no verdict.*temporary/);
    expect(processCaption({ status: 'withheld', reason: 'too-few-points' }, english)).toBeNull();
  });

  it('draws shares in per cent, as every other chart does', () => {
    const finding = processFinding(processOf(), { shown: { as: 'percent', unit: '' } });
    const { process: made } = charted(
      {
        ...finding,
        process: processOf({
          points: [{ period: '2020', plotted: 0.5, centre: 0.25, low: null, high: 0.75, excluded: false, signals: [] }],
        }),
      },
      english,
    );
    expect(made.status === 'estimated' && made.points[0]).toMatchObject({
      plotted: 50,
      centre: 25,
      low: null,
      high: 75,
    });
  });
});
