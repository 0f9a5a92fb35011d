import { addIsoDays, type Check, daysIn, type Pipeline } from '../../spec/index.ts';
import { unusualDays } from '../../stats/index.ts';
import { formatCount, formatDecimal } from '../../words/index.ts';
import { checkOf } from './check-of.ts';
import { levelsOf, verdictOn } from './levels.ts';
import { notMeasured } from './not-measured.ts';
import { checkId, type RuleJudge } from './scene.ts';

/** The chance of naming any day where all days scatter alike; where busy ones scatter more, it may be five times that. */
const alpha = 0.01;
/** An event that was declared for a day explains it, and the two after it, on which reports still come in. */
const daysAfter = 2;

/** A century: more is a year typed wrong, and not a series of days. */
const mostDays = 36_525;

/**
 * Days on which far more or fewer was recorded than on the same weekdays around them, and the declared events that
 * explain them. What nobody has explained is counted: a day into which a clerk keyed a month, or a real one to declare.
 */
export const judgeUnusualDays: RuleJudge = (scene, declared) => {
  const { source, now, events } = scene;
  const rule = 'unusual-days';
  const { days } = now;
  const span = source.covers ?? now.range;
  if (!days || span === null || daysIn(span) > mostDays)
    return [notMeasured(scene, { rule: { rule }, column: '', by: null })];
  const counted = new Map(days.map(({ day, n }) => [day, n]));
  const all = Array.from({ length: Math.max(0, daysIn(span)) }, (_, after) => addIsoDays(span.from, after));
  // a day without records had none; of figures, a day without one is not known
  const silence = source.kind === 'aggregates' ? null : 0;
  const found = unusualDays(
    all.map((day) => counted.get(day) ?? silence),
    alpha,
  );
  const items = found.map(({ at, count, expected }) => {
    const day = all[at] ?? '';
    const event = eventOn(events, day);
    const about = `about ${formatDecimal(expected, 0)} expected`;
    return { day, n: count, event, hint: event === null ? about : `${about}; declared: ${event}` };
  });
  const unexplained = items.filter(({ event }) => event === null).length;
  return [
    checkOf({
      source: source.id,
      rule,
      id: checkId(source.id, rule),
      observed: unexplained,
      n: all.length,
      unit: 'days',
      ...verdictOn(unexplained, levelsOf(declared, 'count')),
      detail: `${formatCount(items.length)} of ${formatCount(all.length)} days unlike the same weekdays around them, ${formatCount(unexplained)} of them without a declared event`,
      items: items.map(({ day, n, hint }): Check['items'][number] => ({ value: day, n, hint })),
    }),
  ];
};

function eventOn(events: Pipeline['events'], day: string): string | null {
  const found = events.find(({ date }) => date <= day && day <= addIsoDays(date, daysAfter));
  return found?.label ?? null;
}
