import type { Finding } from '../spec/index.ts';
import { type Answers, type ByRole, type Counts, type Family, familiesOf, timesApart } from './answer-counts.ts';
import { type Groups, isOpen, join, sidesOf, sumOf, together } from './answer-places.ts';
import { type Before, beforeOf, hideNew, isSplit, questionsIn, thenOf } from './answers-before.ts';
import { isSmall } from './small.ts';

/** One question: where its findings stand, and what may never be told together. */
interface Question {
  readonly whole: readonly Finding[];
  /** Changed in their places. */
  readonly findings: Finding[];
  readonly places: readonly number[];
  readonly scale: readonly number[];
  readonly counted: readonly (readonly number[])[];
  /** Where the mean is told, places that went together could be told apart by it. */
  readonly isOfMean: boolean;
  readonly minimum: number;
  readonly before: Before;
}

/** Whoever is told of first has the finest places: each later step joins some of those before it. */
const steps: readonly (readonly Finding['areaRole'][])[] = [
  ['universe', 'all-program'],
  ['all-comparison', 'all-buffer'],
  ['program', 'comparison', 'buffer', 'excluded'],
];

interface Hiding {
  readonly minimumOf: (metric: string) => number;
  /** The findings that earlier reports told. */
  readonly earlier?: () => readonly (readonly Finding[])[];
}

/**
 * All answers of a survey as they may be shown. Places that few people chose go together with the nearest, never across what
 * counts and what does not, for the count of those that do is told beside. All areas and times have the same places together:
 * what all have less the others is then what one may tell of itself. Of a mean they are told place by place or not at all.
 * What went together in an earlier report goes together now, and of days that it told of nothing else is told.
 *
 * @param whole  all findings, before anything was hidden
 * @param shown  the same in the same order, with nothing else that may not be shown
 */
export function protectAnswers(
  whole: readonly Finding[],
  shown: readonly Finding[],
  { minimumOf, earlier = () => [] }: Hiding,
): readonly Finding[] {
  const findings = [...shown];
  for (const all of questionsIn(findings).values()) {
    const asking = all.flatMap((place) => findings[place] ?? []);
    const then = thenOf(asking, earlier());
    hideNew(findings, all, then);
    for (const place of all) change(findings, place, withoutHiddenDays);
    const places = all.filter((place) => (findings[place]?.survey?.answers ?? []).length > 0);
    if (places.length === 0) continue;
    const before = beforeOf(
      places.flatMap((place) => findings[place] ?? []),
      then,
    );
    const question = questionOf(whole, findings, { places, minimumOf, before });
    protectSilent(question);
    protectPlaces(question);
  }
  return findings;
}

/** A wave of which the number over time is hidden has no answers either. */
function withoutHiddenDays(finding: Finding): Finding {
  const { survey, series, also } = finding;
  if (survey === null) return finding;
  const hidden = [
    ...series.filter(({ state }) => state === 'suppressed'),
    ...also.filter((level) => level.status === 'withheld' && level.reason === 'suppressed'),
  ];
  const isTold = (time: Pick<Answers, 'from' | 'to'>): boolean =>
    !hidden.some(({ from, to }) => from <= time.to && to >= time.from);
  const answers = survey.answers.filter((own) => own.shares.length > 0 && isTold(own));
  const { profile } = survey;
  return {
    ...finding,
    survey: { ...survey, answers, ...(profile === undefined ? {} : { profile: profile.filter(isTold) }) },
  };
}

/** How many gave no answer, or are of no group: not of those of whom it is small, nor of whoever is told of after them. */
function protectSilent({ whole, findings, places, minimum }: Question): void {
  for (const key of ['noAnswer', 'withoutGroup'] as const) {
    const countsIn = (answers: Answers): Counts => [answers[key] ?? 0];
    let isTold = true;
    let told: readonly number[] = [];
    for (const roles of steps) {
      const own = places.filter((place) => roles.includes(findings[place]?.areaRole ?? 'excluded'));
      told = [...told, ...own];
      const rows = familiesIn({ whole, findings }, told, countsIn).flatMap(({ sum, parts }) => [sum, ...parts]);
      const all = [
        ...rows,
        ...told.flatMap((place) => timesOf(whole[place], findings[place], countsIn).map(({ counts }) => counts)),
      ];
      isTold &&= !all.some(([count = 0]) => isSmall(count, minimum));
      const silent = isTold ? own.filter((place) => isUnsaid(whole[place], findings[place])) : own;
      for (const place of silent) change(findings, place, (finding) => without(finding, key));
    }
  }
}

/** How many lack the value is hidden beside the number. */
const isUnsaid = (whole: Finding | undefined, shown: Finding | undefined): boolean =>
  whole?.now.status === 'estimated' &&
  whole.now.missing !== null &&
  !(shown?.now.status === 'estimated' && shown.now.missing !== null);

const without = (finding: Finding, key: 'noAnswer' | 'withoutGroup'): Finding => ({
  ...finding,
  survey: finding.survey && {
    ...finding.survey,
    answers: finding.survey.answers.map((answers) => ({ ...answers, [key]: null })),
  },
});

function questionOf(
  whole: readonly Finding[],
  findings: Finding[],
  { places, minimumOf, before }: Pick<Question, 'places' | 'before'> & Pick<Hiding, 'minimumOf'>,
): Question {
  const own = places.flatMap((place) => findings[place] ?? []);
  const { min, max } = own[0]?.survey?.scale ?? { min: 0, max: 0 };
  return {
    whole,
    findings,
    places,
    scale: Array.from({ length: max - min + 1 }, (_, at) => min + at),
    before,
    counted: [...before.counted, ...own.flatMap(({ survey }) => (survey?.counted ? [survey.counted] : []))],
    isOfMean: before.isOfMean || own.some(({ measure }) => measure === 'survey-mean'),
    minimum: Math.max(...own.map(({ metric }) => minimumOf(metric))),
  };
}

/** Step by step, with places together that went together before; where that does not do, those with the fewest answers go. */
function protectPlaces(question: Question): void {
  const { findings, places, scale } = question;
  let groups: Groups = scale.map((_, at) => [at]);
  let finest: Groups | null = null;
  let told: readonly number[] = [];
  for (const roles of steps) {
    let own = places.filter((place) => roles.includes(findings[place]?.areaRole ?? 'excluded'));
    groups = question.before.together(groups, roles, scale);
    let next = joined(question, { groups, finest, told: [...told, ...own] });
    while (next === null && own.length > 0) {
      const fewest = own.toSorted((a, b) => sizeOf(findings[a]) - sizeOf(findings[b]))[0];
      own = own.filter((place) => place !== fewest);
      if (fewest !== undefined) change(findings, fewest, withoutPlaces);
      next = joined(question, { groups, finest, told: [...told, ...own] });
    }
    groups = next ?? groups;
    finest ??= groups;
    told = [...told, ...own];
    for (const place of own) change(findings, place, (finding) => together(finding, groups, scale));
  }
}

interface Step {
  readonly groups: Groups;
  /** As those have them who were told of first. */
  readonly finest: Groups | null;
  readonly told: readonly number[];
}

/** Places together so that nothing that is told, and nothing that it leaves, is a small count; null where there is no such way. */
function joined(question: Question, { groups, finest, told }: Step): Groups | null {
  const { isOfMean, scale, minimum, places } = question;
  if (groups.some((group) => isCut(group, question))) return null;
  const families = familiesIn(question, told, chosen);
  const rows = [...families.flatMap(({ sum, parts }) => [sum, ...parts]), ...countsIn(question, told)];
  // of all others it is told how many are on each side, whatever else goes
  const others = finest === null ? familiesIn(question, places, chosen) : [];
  const sides = sidesOf(question);
  const isBad = (group: readonly number[]): boolean =>
    rows.some((counts) => isSmall(sumOf(counts, group), minimum)) ||
    others.some((one) => !isOpen(one, { finest: [group], groups: sides, minimum }));
  const next = join(groups, { rows, scale: question, isBad });
  if (next === null || (isOfMean && next.length < scale.length)) return null;
  return families.every((one) => isOpen(one, { finest: finest ?? next, groups: next, minimum })) ? next : null;
}

/** What went together before may be told apart by what counts now. */
const isCut = (group: readonly number[], { scale, counted }: Question): boolean => {
  const places = group.map((at) => scale[at] ?? 0);
  return counted.some((own) => isSplit(places, own));
};

/** Counts of the same metric and time, by role. */
function familiesIn(
  { whole, findings }: Pick<Question, 'whole' | 'findings'>,
  told: readonly number[],
  countsIn: (answers: Answers) => Counts,
): readonly Family[] {
  const times = new Map<string, Map<Finding['areaRole'], Counts[]>>();
  for (const place of told)
    for (const { time, counts } of timesOf(whole[place], findings[place], countsIn)) {
      const { metric, areaRole } = whole[place] as Finding;
      const key = JSON.stringify([metric, time]);
      const own = times.get(key) ?? new Map<Finding['areaRole'], Counts[]>();
      times.set(key, own.set(areaRole, [...(own.get(areaRole) ?? []), counts]));
    }
  return [...times.values()].flatMap((byRole: ByRole) => familiesOf(byRole));
}

/** What each tells at all times, and by what these differ. */
const countsIn = ({ whole, findings }: Question, told: readonly number[]): readonly Counts[] =>
  told.flatMap((place) => {
    const times = timesOf(whole[place], findings[place], chosen);
    return [...times.map(({ counts }) => counts), ...timesApart(times)];
  });

const chosen = ({ shares }: Answers): Counts => shares.map(({ n }) => n);

/** What is counted at the times that are told. */
function timesOf(whole: Finding | undefined, shown: Finding | undefined, countsIn: (answers: Answers) => Counts) {
  const isTold = ({ of, label }: Answers): boolean =>
    shown?.survey?.answers.some((one) => one.of === of && one.label === label) === true;
  return (whole?.survey?.answers ?? []).filter(isTold).map((answers) => ({
    ...{ of: answers.of, from: answers.from, to: answers.to, time: JSON.stringify([answers.of, answers.label]) },
    counts: countsIn(answers),
  }));
}

const sizeOf = (finding: Finding | undefined): number =>
  (finding?.survey?.answers ?? []).reduce((sum, { n }) => sum + n, 0);

function change(findings: Finding[], place: number, to: (finding: Finding) => Finding): void {
  const finding = findings[place];
  if (finding) findings[place] = to(finding);
}

const withoutPlaces = (finding: Finding): Finding => ({
  ...finding,
  survey: finding.survey && { ...finding.survey, answers: [] },
});
