import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addIsoDays,
  daysIn,
  daysInMonth,
  grains,
  isRealDate,
  lastComplete,
  monthSpan,
  monthsIn,
  parseAsOf,
  parsePeriod,
  periodOf,
  periodsIn,
  resolveWindow,
  seasonOf,
  settledThrough,
  shiftPeriod,
  spanYearsBefore,
} from '../../src/spec/index.ts';

const calendar = (grain: (typeof grains)[number], fiscalYearStarts = 1) => ({
  grain,
  fiscalYearStarts,
  timezone: 'UTC',
});
const day = fc
  .integer({ min: 0, max: 60_000 })
  .map((days) => new Date(Date.UTC(1950, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const anyCalendar = fc.record({ grain: fc.constantFrom(...grains), fiscalYearStarts: fc.integer({ min: 1, max: 12 }) });

// fourteen hours ahead of UTC, and half an hour off the hour with a summer time of its own
describe.each([
  ['UTC', 0],
  ['Pacific/Kiritimati', -840],
  ['America/St_Johns', 210],
])('on a machine in %s', (zone, minutes) => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = zone;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it('the machine is in that zone', () => {
    expect(new Date(2024, 0, 15).getTimezoneOffset()).toBe(minutes);
  });

  it.each([
    ['2022-11-05', 'month', 1, '2022-11', '2022-11-01', '2022-11-30'],
    ['2024-02-29', 'month', 7, '2024-02', '2024-02-01', '2024-02-29'],
    ['2022-12-31', 'quarter', 1, '2022-Q4', '2022-10-01', '2022-12-31'],
    ['2023-01-01', 'quarter', 1, '2023-Q1', '2023-01-01', '2023-03-31'],
    ['2022-11-05', 'year', 1, '2022', '2022-01-01', '2022-12-31'],
    // July: the fiscal year is named after the calendar year in which it ends
    ['2022-07-01', 'quarter', 7, 'FY2023-Q1', '2022-07-01', '2022-09-30'],
    ['2023-06-30', 'quarter', 7, 'FY2023-Q4', '2023-04-01', '2023-06-30'],
    ['2023-06-30', 'year', 7, 'FY2023', '2022-07-01', '2023-06-30'],
    // the United States' federal year
    ['2024-10-01', 'year', 10, 'FY2025', '2024-10-01', '2025-09-30'],
    // quarters that cross the new year, one of them with a leap day
    ['2024-02-29', 'quarter', 12, 'FY2024-Q1', '2023-12-01', '2024-02-29'],
    ['2023-01-15', 'quarter', 2, 'FY2023-Q4', '2022-11-01', '2023-01-31'],
    ['2023-02-01', 'year', 2, 'FY2024', '2023-02-01', '2024-01-31'],
  ] as const)('%s lies in a %s of a year that starts in month %i: %s', (iso, grain, starts, label, from, to) => {
    expect(periodOf(iso, calendar(grain, starts))).toEqual({ label, from, to });
  });

  it('a label names one period: reading it back gives the period', () => {
    fc.assert(
      fc.property(day, anyCalendar, (iso, { grain, fiscalYearStarts }) => {
        const period = periodOf(iso, { grain, fiscalYearStarts });
        expect(period.from <= iso && iso <= period.to).toBe(true);
        expect(parsePeriod(period.label, { fiscalYearStarts })).toEqual(period);
      }),
    );
  });

  it('periods tile the days: each begins the day after the one before', () => {
    fc.assert(
      fc.property(day, anyCalendar, fc.integer({ min: -40, max: 40 }), (iso, terms, steps) => {
        const period = shiftPeriod(periodOf(iso, terms), steps, terms);
        expect(shiftPeriod(period, 1, terms).from).toBe(addIsoDays(period.to, 1));
        expect(shiftPeriod(shiftPeriod(period, steps, terms), -steps, terms)).toEqual(period);
        expect([28, 29, 30, 31, 89, 90, 91, 92, 365, 366]).toContain(daysIn(period));
      }),
    );
  });

  it.each([
    [{ from: '2022-01-01', to: '2022-12-31' }, ['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4']],
    [{ from: '2022-01-02', to: '2022-12-30' }, ['2022-Q2', '2022-Q3']],
    [{ from: '2022-01-02', to: '2022-03-31' }, []],
    [{ from: '2022-05-05', to: '2022-05-04' }, []],
  ])('quarters wholly inside %o', (span, labels) => {
    expect(periodsIn(span, calendar('quarter')).map(({ label }) => label)).toEqual(labels);
  });

  it.each([
    ['2022-Q4', 1, '2022-10-01', '2022-12-31'],
    ['2022-02', 1, '2022-02-01', '2022-02-28'],
    ['2024-02', 7, '2024-02-01', '2024-02-29'],
    ['2022', 1, '2022-01-01', '2022-12-31'],
    ['FY2023-Q1', 7, '2022-07-01', '2022-09-30'],
    ['FY2023', 4, '2022-04-01', '2023-03-31'],
    ['2024-02-29', 1, '2024-02-29', '2024-02-29'],
  ] as const)('reads %s where the year starts in month %i', (text, fiscalYearStarts, from, to) => {
    expect(parsePeriod(text, { fiscalYearStarts })).toEqual({ label: text, from, to });
    expect(parseAsOf(text, calendar('quarter', fiscalYearStarts))).toBe(to);
  });

  it.each([
    ['2022-Q5', 1],
    ['2022-Q0', 1],
    ['2022-13', 1],
    ['2022-00', 1],
    ['2022-02-30', 1],
    ['2023-02-29', 1],
    ['2022-q4', 1],
    ['22-Q4', 1],
    ['Q4 2022', 1],
    ['', 1],
    // a bare year or quarter would be ambiguous beside a fiscal year, and FY means nothing without one
    ['2022-Q4', 7],
    ['2022', 7],
    ['FY2022-Q4', 1],
    ['FY2022', 1],
  ] as const)('does not read %j where the year starts in month %i', (text, fiscalYearStarts) => {
    expect(parsePeriod(text, { fiscalYearStarts })).toBeUndefined();
  });

  it.each([
    [{ from: '2024-02-01', to: '2024-02-29' }, 1, { from: '2023-02-01', to: '2023-02-28' }],
    [{ from: '2023-02-01', to: '2023-02-28' }, 3, { from: '2020-02-01', to: '2020-02-29' }],
    [{ from: '2024-02-29', to: '2024-02-29' }, 1, { from: '2023-02-28', to: '2023-02-28' }],
    [{ from: '2024-02-29', to: '2024-02-29' }, 4, { from: '2020-02-29', to: '2020-02-29' }],
    [{ from: '2023-12-01', to: '2024-02-29' }, 1, { from: '2022-12-01', to: '2023-02-28' }],
    [{ from: '2024-01-15', to: '2024-03-14' }, 2, { from: '2022-01-15', to: '2022-03-14' }],
  ])('%o, %i years before', (span, years, expected) => {
    expect(spanYearsBefore(span, years)).toEqual(expected);
  });

  it('spans that meet still meet, years before', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 20 }), (from, length, years) => {
        const to = addIsoDays(from, length);
        const next = addIsoDays(to, 1);
        const earlier = spanYearsBefore({ from, to }, years);
        expect(addIsoDays(earlier.to, 1)).toBe(spanYearsBefore({ from: next, to: next }, years).from);
      }),
    );
  });

  it('whole quarters and years stay whole, years before', () => {
    fc.assert(
      fc.property(day, anyCalendar, fc.integer({ min: 1, max: 20 }), (iso, terms, years) => {
        const { from, to } = spanYearsBefore(periodOf(iso, terms), years);
        const { label: _, ...whole } = periodOf(from, terms);
        expect({ from, to }).toEqual(whole);
      }),
    );
  });

  it.each([
    ['2021-02-29', false],
    ['2024-02-29', true],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2024-04-31', false],
    ['2024-12-31', true],
    ['2024-00-10', false],
    ['2024-13-01', false],
  ])('%s is a day of the calendar: %s', (iso, real) => {
    expect(isRealDate(iso)).toBe(real);
  });

  it('counts days over summer time and leap days', () => {
    expect(daysIn({ from: '2024-01-01', to: '2024-12-31' })).toBe(366);
    expect(daysIn({ from: '2024-03-10', to: '2024-03-11' })).toBe(2);
    expect(daysInMonth('1900-02')).toBe(28);
    expect(monthSpan('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(addIsoDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addIsoDays('2024-03-01', -366)).toBe('2023-03-01');
    expect(settledThrough('2026-01-10', 45)).toBe('2025-11-26');
  });

  it('names every month that a span touches', () => {
    expect(monthsIn({ from: '2023-11-30', to: '2024-02-01' })).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect(monthsIn({ from: '2024-02-02', to: '2024-02-01' })).toEqual(['2024-02']);
    expect([seasonOf('2024-02', 'month'), seasonOf('2024-12', 'quarter')]).toEqual(['02', 'Q4']);
  });

  it.each([
    ['last-quarter', '2022-12-31', 1, '2022-10-01', '2022-12-31', '2022-Q4'],
    ['last-quarter', '2022-12-30', 1, '2022-07-01', '2022-09-30', '2022-Q3'],
    ['last-4-quarters', '2022-12-31', 1, '2022-01-01', '2022-12-31', '2022-Q1 to 2022-Q4'],
    ['last-8-quarters', '2023-02-15', 1, '2021-01-01', '2022-12-31', '2021-Q1 to 2022-Q4'],
    ['last-year', '2023-06-30', 7, '2022-07-01', '2023-06-30', 'FY2023'],
    ['last-12-months', '2024-02-29', 1, '2023-03-01', '2024-02-29', '2023-03 to 2024-02'],
    ['last-month', '2024-02-28', 1, '2024-01-01', '2024-01-31', '2024-01'],
  ] as const)('%s as of %s, where the year starts in month %i', (name, asOf, starts, from, to, label) => {
    expect(resolveWindow(name, asOf, calendar('quarter', starts))).toEqual({ from, to, label });
  });

  it('a period is complete on its last day, and not before', () => {
    fc.assert(
      fc.property(day, anyCalendar, (iso, { grain, fiscalYearStarts }) => {
        const last = lastComplete(iso, grain, fiscalYearStarts);
        expect(last.to <= iso && shiftPeriod(last, 1, { grain, fiscalYearStarts }).to > iso).toBe(true);
      }),
    );
  });
});
