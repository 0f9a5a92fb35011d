import { titleFrom } from './propose-sources.ts';

/** What is counted first, for each kind: how many records there are. */
interface FirstMetric {
  readonly one: string;
  readonly many: string;
  readonly title: string;
  readonly question: 'how-much' | 'better-off';
  readonly better: 'lower' | 'neutral';
  /** A month without records is no month without answers where nobody is asked every month. */
  readonly empty: 'zero' | 'missing';
}

const firsts: Readonly<Record<string, FirstMetric>> = {
  incidents: {
    one: 'incident',
    many: 'incidents',
    title: 'Recorded incidents',
    question: 'better-off',
    better: 'lower',
    empty: 'zero',
  },
  responses: { one: 'call', many: 'calls', title: 'Calls', question: 'how-much', better: 'neutral', empty: 'zero' },
  surveys: {
    one: 'respondent',
    many: 'respondents',
    title: 'People who answered',
    question: 'how-much',
    better: 'neutral',
    empty: 'missing',
  },
  activities: {
    one: 'activity',
    many: 'activities',
    title: 'Activities',
    question: 'how-much',
    better: 'neutral',
    empty: 'zero',
  },
  resources: {
    one: 'contribution',
    many: 'contributions',
    title: 'Contributions',
    question: 'how-much',
    better: 'neutral',
    empty: 'missing',
  },
  aggregates: {
    one: 'figure',
    many: 'figures',
    title: 'Published figures',
    question: 'how-much',
    better: 'neutral',
    empty: 'missing',
  },
  actions: {
    one: 'decision',
    many: 'decisions',
    title: 'Decisions of the board',
    question: 'how-much',
    better: 'neutral',
    empty: 'zero',
  },
};

/** Whether anything of a kind can be counted by itself: a denominator cannot. */
export const isCounted = (kind: string): boolean => firsts[kind] !== undefined;

export interface MetricRequest {
  readonly id: string;
  readonly kind: string;
  /** The source, where several are of this kind. */
  readonly of: string | null;
  /** Residents are known for its areas. */
  readonly isRate: boolean;
  /** Calls are counted once each, however many units answered. */
  readonly distinct: string | null;
}

/** A first metric as a file: it counts records, and says of itself that it is only a beginning. */
export function metricText({ id, kind, of, isRate, distinct }: MetricRequest): string {
  const first = firsts[kind];
  if (!first) return '';
  const { one, many, title, question, better, empty } = first;
  const count = distinct === null ? '' : `, count: { of: ${distinct} }`;
  const measure = isRate
    ? `{ kind: rate${count}, per: 1000, empty: ${empty} }`
    : `{ kind: count${count}, empty: ${empty} }`;
  return `# yaml-language-server: $schema=../docs/schemas/metric.json
id: ${id}
title: ${title}${of === null ? '' : ` (${titleFrom(of).toLowerCase()})`}
why: A first count of all records, to see that the data are read. Say here why anybody should care.
noun: { one: ${one}, many: ${many} }
question: ${question.padEnd(24)}# how-much, how-well or better-off
role: context                     # goal, guardrail (must not worsen) or context
better: ${better.padEnd(26)}# lower, higher or neutral
kind: ${kind}
measure: ${measure}
owner: not yet named
version: 1
`;
}
