import type { Finding, SeriesPoint } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import type { Caption } from './caption.ts';
import { doseOf, isDrawable, mostDoses, pointsWithin } from './charts/dose-layout.ts';
import { isSettled } from './charts/segments.ts';
import { capital } from './effect-answer.ts';
import { countsEvents, pointText } from './quantity.ts';

/** The outputs of an outcome by what becomes of them: drawn below it, beyond the room there is, or without a number. */
export interface Doses {
  readonly drawn: readonly Finding[];
  readonly further: readonly Finding[];
  readonly silent: readonly Finding[];
}

export function dosesOf(outcome: Finding, outputs: readonly Finding[]): Doses {
  const within = (output: Finding): Finding => ({ ...output, series: pointsWithin(output, outcome) });
  const told = outputs.filter((output) => isDrawable(within(output)));
  return {
    drawn: told.slice(0, mostDoses),
    further: told.slice(mostDoses),
    silent: outputs.filter((output) => !told.includes(output)),
  };
}

/** What the bars of an output count: "mediations", or a title with its unit where no events are counted. */
export const whatOf = ({ title, unit, noun, shown }: Finding): string =>
  countsEvents({ shown }) ? noun.many : `${title}: ${unit}`;

const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

function spanOf(output: Finding, outcome: Finding, words: Words): string {
  const known = pointsWithin(output, outcome).filter((point) => doseOf(output, point) !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return '';
  const { doseWords, planWords } = words;
  const [from, to] = [first, last].map((point) => planWords.point(pointText(output, point, words), point.period));
  return doseWords.described(capital(whatOf(output)), from ?? '', to ?? '');
}

const isHollow = (point: SeriesPoint): boolean => point.value !== null && !isSettled(point);

/** What stands above a strip; null where no output has a number in the time of the outcome. */
export function doseCaption(
  outcome: Finding,
  { drawn }: Doses,
  { words, stops }: { readonly words: Words; readonly stops: readonly string[] },
): Caption | null {
  if (drawn.length === 0) return null;
  const { doseWords, formatList } = words;
  const places = [...new Set(drawn.map(({ areaTitle }) => lower(areaTitle)))];
  const amounts =
    places.length === 1
      ? doseWords.of(formatList(drawn.map(whatOf)), places[0] ?? '')
      : formatList(drawn.map((output) => doseWords.of(whatOf(output), lower(output.areaTitle))));
  const shown = drawn.flatMap((output) => pointsWithin(output, outcome));
  return {
    title: doseWords.title,
    plotted: [
      doseWords.plotted(amounts),
      ...(outcome.launches.length + stops.length > 0 ? [doseWords.marks] : []),
      ...(shown.some(isHollow) ? [doseWords.hollow] : []),
      ...(shown.some(({ state }) => state === 'suppressed') ? [doseWords.crosses] : []),
    ].join(' '),
  };
}

/** For whoever hears the strip: where each row of bars begins and ends, and what it does not show. */
export const doseSpans = (outcome: Finding, { drawn }: Doses, words: Words): string =>
  [...drawn.map((output) => spanOf(output, outcome, words)), words.doseWords.claim].filter(Boolean).join(' ');
