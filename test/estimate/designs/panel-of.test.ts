import { describe, expect, it } from 'vitest';
import { areaMonths, cellState, type DesignPanel, panelOf } from '../../../src/estimate/designs/index.ts';
import type { PanelChoices } from '../../../src/estimate/designs/panel-of.ts';
import type { Area } from '../../../src/spec/index.ts';
import { area, type PanelOptions, panel } from '../town.ts';

const calendar = { grain: 'quarter', timezone: 'America/New_York', fiscalYearStarts: 1 } as const;
const from = (start: string, end: string | null = null): Area['intervals'] => [{ start, end }];

function built(
  options: Omit<PanelOptions, 'events'> & Partial<Pick<PanelOptions, 'events'>>,
  choices: Partial<PanelChoices> = {},
) {
  const made = panel({ events: () => 3, ...options });
  const [metric] = made.metrics;
  const source = metric && areaMonths(metric, made.areas);
  if (!source) throw new Error('no panel');
  return panelOf(source, { calendar, through: '2023-12-31', phaseIn: 0, anticipation: 0, isLevel: false, ...choices });
}

const letters = ['u', 'T', '-'] as const;
const statesOf = ({ state, areas, periods }: DesignPanel, name: string): string => {
  const row = areas.findIndex((candidate) => candidate.area === name);
  return [...state.subarray(row * periods.length, (row + 1) * periods.length)].map((one) => letters[one]).join('');
};
const yearly = (text: string): string => text.match(/.{12}/g)?.join(' ') ?? '';

const town = [area('A', 'program', from('2022-02-15')), area('B', 'comparison'), area('X', 'excluded')];

describe('the panel of designs', () => {
  it('is treated from the month of the launch on, and leaves excluded areas out', () => {
    const { panel: made, leftOut } = built({ areas: town });
    expect(made.grain).toBe('month');
    expect(made.areas.map(({ area: name, launch, launchDay }) => [name, launch, launchDay])).toEqual([
      ['A', 25, '2022-02-15'],
      ['B', null, ''],
    ]);
    expect(yearly(statesOf(made, 'A'))).toBe('uuuuuuuuuuuu uuuuuuuuuuuu uTTTTTTTTTTT TTTTTTTTTTTT');
    expect(yearly(statesOf(made, 'B'))).toBe('uuuuuuuuuuuu uuuuuuuuuuuu uuuuuuuuuuuu uuuuuuuuuuuu');
    expect(leftOut).toEqual([]);
  });

  it('leaves out the months in which a site was closed, and says so', () => {
    const intervals = [
      { start: '2022-01-01', end: '2022-03-10' },
      { start: '2022-06-20', end: '2023-06-30' },
    ];
    const { panel: made, leftOut } = built({ areas: [area('A', 'program', intervals), area('B', 'comparison')] });
    expect(yearly(statesOf(made, 'A'))).toBe('uuuuuuuuuuuu uuuuuuuuuuuu TTT--TTTTTTT TTTTTT------');
    expect(leftOut).toEqual([
      { what: 'A, 2022-04 to 2022-05', reason: 'site-suspended' },
      { what: 'A, 2023-07 to 2023-12', reason: 'site-suspended' },
    ]);
    expect(made.events[made.periods.length - 1]).toBe(0);
    expect(made.exposure[made.periods.length - 1]).toBe(0);
  });

  it('leaves out phase-in and anticipation, counted in periods of the report', () => {
    const { panel: made, leftOut } = built({ areas: town }, { phaseIn: 1, anticipation: 1 });
    expect(yearly(statesOf(made, 'A'))).toBe('uuuuuuuuuuuu uuuuuuuuu--- ---TTTTTTTTT TTTTTTTTTTTT');
    expect(leftOut).toEqual([
      { what: 'A, 2021-10 to 2022-01', reason: 'anticipation' },
      { what: 'A, 2022-02 to 2022-03', reason: 'phase-in' },
    ]);
  });

  it('ends with what is settled, and says what may still grow', () => {
    const { panel: made, leftOut } = built({ areas: town, settledThrough: '2023-10-15' });
    expect(made.periods.at(-1)?.label).toBe('2023-09');
    expect(leftOut).toEqual([{ what: '2023-10 to 2023-12', reason: 'provisional-period' }]);
  });

  it('does not take a month that was not reported for one without events', () => {
    const { panel: made, leftOut } = built({
      areas: town,
      events: (place, month) => (place === 'B' && month === '2021-05' ? null : 3),
    });
    expect(statesOf(made, 'B').indexOf('-')).toBe(16);
    expect(leftOut).toEqual([{ what: 'B, 2021-05', reason: 'not-reported' }]);
  });

  it('never compares with an area after its own launch', () => {
    const { panel: made } = built({ areas: [...town, area('C', 'comparison', from('2023-01-01'))] });
    expect(yearly(statesOf(made, 'C'))).toBe('uuuuuuuuuuuu uuuuuuuuuuuu uuuuuuuuuuuu ------------');
  });

  it('starts a buffer with the programme area of its site, else with the first', () => {
    const own = { ...area('N', 'buffer'), site: 'A2' };
    const { panel: made } = built({
      areas: [...town, area('A2', 'program', from('2023-03-01')), own, area('M', 'buffer')],
    });
    const launchOf = (name: string) => made.areas.find((candidate) => candidate.area === name)?.launchDay;
    expect([launchOf('N'), launchOf('M')]).toEqual(['2023-03-01', '2022-02-15']);
  });

  it.each([
    ['no-launch', area('Z', 'program')],
    ['no-untreated-time', area('Z', 'program', from('2019-05-01'))],
    ['too-few-periods-before', area('Z', 'program', from('2020-10-01'))],
  ] as const)('leaves out a programme area: %s', (reason, unfit) => {
    const { panel: made, leftOut } = built({ areas: [...town, unfit] });
    expect(made.areas.map(({ area: name }) => name)).toEqual(['A', 'B']);
    expect(leftOut).toEqual([{ what: 'Z', reason }]);
  });

  it('keeps an early launch where no other has a year before it either', () => {
    const { panel: made } = built({ areas: [area('A', 'program', from('2020-10-01')), area('B', 'comparison')] });
    expect(statesOf(made, 'A').indexOf('T')).toBe(9);
  });

  it('leaves out an area without residents', () => {
    const { panel: made, leftOut } = built({ areas: town, population: (place) => (place === 'B' ? 0 : 100) });
    expect(new Set(statesOf(made, 'B'))).toEqual(new Set(['-']));
    expect(leftOut).toEqual([{ what: 'B', reason: 'no-exposure' }]);
  });
});

describe('the length of a period', () => {
  const sparse = (every: number) => (_: string, month: string) =>
    (Number(month.slice(0, 4)) * 12 + Number(month.slice(5))) % every === 1 ? 1 : 0;

  it.each([
    ['month', 2, '2020-01-01'],
    ['quarter', 3, '2020-01-01'],
    ['quarter', 12, '2020-01-01'],
    ['year', 12, '2012-01-01'],
  ] as const)('is a %s where one month in %i has an event, from %s on', (grain, every, start) => {
    const { panel: made } = built({
      areas: town,
      events: sparse(every),
      cover: { from: start, to: '2023-12-31' },
    });
    expect(made.grain).toBe(grain);
  });

  it('is decided by the time before the first launch alone', () => {
    const later = built({ areas: town, events: (_, month) => (month >= '2022-02' ? 0 : 3) });
    expect(later.panel.grain).toBe('month');
  });

  it('counts the whole period of the launch as treated, whatever its length', () => {
    const { panel: made } = built({ areas: town, events: sparse(3) });
    expect(statesOf(made, 'A')).toBe('uuuuuuuuTTTTTTTT');
    expect(made.events[0]).toBe(1);
    expect(cellState.treated).toBe(1);
  });
});
