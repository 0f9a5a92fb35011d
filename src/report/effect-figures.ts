import { type Calendar, monthsIn } from '../spec/calendar.ts';
import type { EstimatedEffect, Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';
import { displacementRows } from './charts/displacement-rows.ts';
import { gapGrain, gapRows } from './charts/gap-rows.ts';
import { placeboDrawing } from './charts/placebo-rows.ts';
import { choiceRows } from './choices.ts';
import { displacementText } from './effect-facts.ts';
import { allowsPercent, directionOf } from './effect-size.ts';

/** Which charts an effect has, and what stands above each: the drawing, the page and the export say the same. */

type FiscalYear = Pick<Calendar, 'fiscalYearStarts'>;

/** The periods of an event study: quarters where the effect is by month. */
export function eventStudyGrain({ grain }: EstimatedEffect): EstimatedEffect['grain'] {
  return grain === 'month' ? 'quarter' : grain;
}

/** Effects by time since the start, where there are some on either side of it. */
export function eventStudyCaption(effect: EstimatedEffect, words: Words): Caption | null {
  const { eventStudyWords, grainWords } = words;
  const { eventStudy, scale } = effect;
  if (eventStudy.length < 3) return null;
  const [one, many] = grainWords[eventStudyGrain(effect)];
  const side = (isSince: boolean): readonly string[] =>
    eventStudy.filter(({ relative }) => relative >= 0 === isSince).map((point) => directionOf(point, scale));
  const [since, before] = [side(true), side(false)];
  const count = (directions: readonly string[], wanted: string): number =>
    directions.filter((direction) => direction === wanted).length;
  const clear = { below: count(since, 'down'), above: count(since, 'up'), of: since.length };
  const early =
    before.length === 0 ? [] : [eventStudyWords.before(before.length - count(before, 'unclear'), before.length, many)];
  const most = Math.max(...eventStudy.map(({ areas }) => areas));
  const few = eventStudy.some(({ areas }) => areas * 2 < most) ? [eventStudyWords.few] : [];
  return {
    title: eventStudyWords.title(clear, many),
    plotted: [...early, eventStudyWords.plotted(one), ...few].join(' '),
  };
}

interface Compared {
  readonly finding: Finding;
  readonly effect: EstimatedEffect;
  readonly calendar: FiscalYear;
}

/** Counted beside expected, where both are known for more than two periods. */
export function comparisonCaption({ finding, effect, calendar }: Compared, words: Words): Caption | null {
  const { comparisonChartWords, contributionWords } = words;
  const rows = gapRows(effect, calendar);
  if (rows.filter(({ observed, expected }) => observed !== null && expected !== null).length < 3) return null;
  const isOwnPast = effect.areas.comparison === 0;
  const { title, plotted, ownPast, level } = comparisonChartWords;
  const verdict = contributionWords[finding.contribution];
  if (effect.levels !== null)
    return {
      title: level.title(finding.title, verdict),
      plotted: `${(isOwnPast ? level.ownPast : level.plotted)(gapGrain(rows))}${leftOut(effect, words)}`,
    };
  return {
    title: title(finding.title, verdict),
    plotted: `${(isOwnPast ? ownPast : plotted)(finding.noun.many, gapGrain(rows))}${leftOut(effect, words)}`,
  };
}

/** Where a programme takes time to begin, so many months of each area are in no sum: the trend has them, this has not. */
function leftOut({ launch, from }: EstimatedEffect, { comparisonChartWords }: Words): string {
  const months = monthsIn({ from: launch, to: from }).length - 1;
  return months > 0 ? ` ${comparisonChartWords.leftOut(months)}` : '';
}

/** Where the gap of programme areas stands among those of comparison areas in their place. */
export function placebosCaption(effect: EstimatedEffect, calendar: FiscalYear, words: Words): Caption | null {
  const { placeboChartWords } = words;
  const found = placeboDrawing(effect, calendar);
  if (found === null) return null;
  return { title: placeboChartWords.title(found.rank, found.of), plotted: placeboChartWords.plotted };
}

interface NextDoor {
  readonly finding: Finding;
  readonly effect: EstimatedEffect;
  readonly sides: readonly Finding[];
}

/** Of the three sides, where neighbouring areas were judged at all. */
export function displacementCaption({ finding, effect, sides }: NextDoor, words: Words): Caption | null {
  const { displacementWords } = words;
  if (effect.displacement.status === 'withheld' || displacementRows(sides, words) === null) return null;
  const title = `${displacementWords.heading} ${displacementText(effect, finding, words)}`;
  return { title, plotted: displacementWords.plotted };
}

/** The effect under other choices, where any was made. */
export function choicesCaption(effect: EstimatedEffect, words: Words): Caption | null {
  const { choicesChartWords } = words;
  const rows = choiceRows(effect, words);
  if (rows.length < 2) return null;
  const judged = rows.filter(({ turns }) => turns !== null);
  const hasPlacebo = rows.some(({ kind }) => kind === 'placebo');
  return {
    title: choicesChartWords.title(judged.filter(({ turns }) => turns === true).length, judged.length),
    plotted: [choicesChartWords.plotted, ...(hasPlacebo ? [choicesChartWords.placebo] : [])].join(' '),
  };
}

/** Ratios of counts that are too few for a percentage are for analysts. */
export function isForBoard(effect: EstimatedEffect): boolean {
  return effect.scale === 'difference' || allowsPercent(effect);
}
