import { charted } from '../../src/report/charts/charted.ts';
import { doseCaption, dosesOf } from '../../src/report/dose-caption.ts';
import { headlines } from '../../src/report/select.ts';
import type { Finding, SeriesPoint } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { findingsOf } from './fixture.ts';
import type { SpecimenCase } from './specimen-cases.ts';

/** Strips of what was done below the fixture's shootings. */

const whole = findingsOf();
export const headlineOf = (metric: string): Finding => {
  const found = headlines(whole.findings).find((finding) => finding.metric === metric);
  if (found === undefined) throw new Error(`the fixture has no ${metric}`);
  return found;
};
export const outcome: Finding = { ...headlineOf('shootings'), launches: ['2019-07-01', '2020-01-01', '2021-04-01'] };
export const stops = ['2020-09-30'];

/** An output with some of its periods in another state. */
export function withPeriods(finding: Finding, state: SeriesPoint['state'], at: (index: number) => boolean): Finding {
  const gone = state === 'suppressed' || state === 'not-reported' ? { value: null, events: null, n: null } : {};
  return {
    ...finding,
    series: finding.series.map((point, index) =>
      at(index) ? { ...point, ...gone, low: null, high: null, state } : point,
    ),
  };
}

const mediations = headlineOf('mediations');
export const hiddenOutput = withPeriods(mediations, 'suppressed', (index) => index % 5 === 2);
export const lateOutput = withPeriods(mediations, 'not-reported', (index) => index < 9);

function doseCase(state: string, outputs: readonly Finding[], days: readonly string[]): SpecimenCase {
  const doses = dosesOf(outcome, outputs);
  const caption = doseCaption(outcome, doses, { words: english, stops: days });
  if (caption === null) throw new Error(`dose, ${state}: nothing to draw`);
  return {
    chart: 'dose',
    state,
    caption,
    input: {
      findings: [outcome, ...doses.drawn].map((finding) => charted(finding, english)),
      events: whole.events,
      calendar: { fiscalYearStarts: 1 },
      stops: days,
      words: english,
    },
  };
}

export const doseCases = (): readonly SpecimenCase[] => [
  doseCase('one row, recorded late, starts and a stop', [lateOutput], stops),
  doseCase('three rows: hidden, a share, a long name', [hiddenOutput, headlineOf('late-calls'), long], []),
];

const long: Finding = {
  ...headlineOf('outreach'),
  shown: { as: 'money', unit: 'dollars' },
  title: 'Money for a week in which the offices of all partners were open to anybody who came in from the street',
  unit: 'mean of weeks',
};
