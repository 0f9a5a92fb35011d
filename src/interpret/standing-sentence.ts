import type { Comparability, Finding, Level, Looks, Metric, Sentence } from '../spec/index.ts';
import { countsEvents, valueNow } from './sentence.ts';

interface Standing {
  readonly now: Level;
  readonly movement: Finding['movement'];
  readonly comparability: Comparability;
  readonly looks: Looks | null;
}

/**
 * The sentence of a finding that has no verdict yet, or can have none: records that were not made alike, with the size
 * of the break, or a day on which no verdict falls, with the next one on which it does. Null where there is a verdict.
 */
export function standingSentence(metric: Metric, { now, movement, comparability, looks }: Standing): Sentence | null {
  if (now.status === 'withheld') return null;
  const { one, many } = metric.noun;
  const counted = countsEvents(metric) ? { n: now.events ?? now.n, period: now.label } : valueNow(metric, now);
  const here = { ...counted, one, many, title: metric.title };
  const broken = comparability.tests.find(({ breaks }) => breaks);
  if (movement === 'not-comparable' && broken) {
    const { rule, before, now: is, names, reason, source } = broken;
    const sized = before !== null && is !== null && names.length === 0 ? { was: before, is } : {};
    const named = names.slice(0, 3).join(', ');
    const told = source === undefined ? named : [source, named].filter((part) => part !== '').join(': ');
    return said('not-comparable', { ...here, rule, reason, names: told, ...sized });
  }
  if (movement === 'monitoring' && looks)
    return said('monitoring', { ...here, next: looks.dates.find((day) => day > now.to) ?? '' });
  return null;
}

const said = (key: string, params: Sentence['params']): Sentence => ({ key, params, text: '' });
