import type { Finding, SurveyFacts } from '../spec/index.ts';
import type { Answers } from './answer-counts.ts';
import type { Groups } from './answer-places.ts';
import { conceal } from './cells/conceal.ts';
import { slotsOf, toldIn } from './cells/grid.ts';
import { hideLike } from './hide-like.ts';
import { timesOf } from './told-answers.ts';
import { singleRoles } from './told-of-metrics.ts';
import type { Days } from './weight-step.ts';

type Asking = Finding & { readonly survey: SurveyFacts };
type Then = readonly (readonly Asking[])[];

/** What earlier reports told of a question, as far as it binds what is told of it now. */
export interface Before {
  /** Places that count, of which the share was told in the same days. */
  readonly counted: readonly (readonly number[])[];
  /** Whether its mean was told in the same days. */
  readonly isOfMean: boolean;
  /** Places go together that went together before, of whoever is told of in this step. */
  readonly together: (start: Groups, roles: readonly Finding['areaRole'][], scale: readonly number[]) => Groups;
}

/** Findings that ask a question, by its name. */
export function questionsIn(findings: readonly Finding[]): ReadonlyMap<string, readonly number[]> {
  const questions = new Map<string, number[]>();
  for (const [place, finding] of findings.entries()) {
    if (!isAsking(finding)) continue;
    const name = nameOf(finding);
    questions.set(name, [...(questions.get(name) ?? []), place]);
  }
  return questions;
}

const isAsking = (finding: Finding): finding is Asking => finding.survey !== null;
const nameOf = ({ source, survey }: Asking): string => JSON.stringify([source, survey.item]);

/** What earlier reports told of a question. */
export function thenOf(findings: readonly Finding[], earlier: readonly (readonly Finding[])[]): Then {
  const names = new Set(findings.filter(isAsking).map(nameOf));
  return earlier
    .map((report) => report.filter(isAsking).filter((finding) => names.has(nameOf(finding))))
    .filter((report) => report.length > 0);
}

/** @param own  the findings of the question that tell places now */
export function beforeOf(own: readonly Finding[], then: Then): Before {
  const days = own.flatMap(({ survey }) => survey?.answers ?? []);
  return {
    ...valuesBefore(then, days),
    together: (start, roles, scale) => togetherBefore(start, { then, roles, scale, days }),
  };
}

/**
 * Takes out what earlier reports leave no room for: values, of everybody and of groups of them, and places.
 *
 * @param findings  changed in their places
 * @param own  where those of the question stand
 */
export function hideNew(findings: Finding[], own: readonly number[], then: Then): void {
  if (then.length === 0) return;
  const areas = namesOf(own.flatMap((place) => findings[place] ?? []));
  for (const place of own) {
    const finding = findings[place];
    if (!finding) continue;
    const kept = withoutNewValues(finding, areas, then);
    if (kept !== finding) hideGroups(findings, kept);
    findings[place] = withoutNewPlaces(kept, areas, then);
  }
}

/** Groups together are everybody. */
function hideGroups(findings: Finding[], everybody: Finding): void {
  for (const [place, finding] of findings.entries())
    if (finding.group !== null && finding.metric === everybody.metric && finding.area === everybody.area)
      findings[place] = hideLike(finding, everybody);
}

const meets = (a: Days, b: Days): boolean => a.from <= b.to && a.to >= b.from;

/** What is told of places in days that have some in common with others. */
const answersIn = ({ survey }: Asking, days: readonly Days[]): readonly Answers[] =>
  survey.answers.filter((own) => own.shares.length > 0 && days.some((other) => meets(own, other)));

/**
 * A finding without the values that would tell places apart which an earlier report told together: a mean of these days, and
 * a share that counts one of them and not the other.
 *
 * @param areas  by name, as they are now
 */
function withoutNewValues(finding: Finding, areas: string, then: Then): Finding {
  if (!isAsking(finding)) return finding;
  const marked = slotsOf(finding).filter((slot) => {
    const told = toldIn(finding, slot, undefined);
    return told !== null && then.some((report) => isNewBeside(report, finding, { days: told.span, areas }));
  });
  return marked.length === 0 ? finding : conceal(finding, marked, false);
}

/**
 * Where places of others were told alone, what all have less these is known of this area as well; and where it told them of
 * other areas, what these leave: only values like those that it told are told then.
 */
function isNewBeside(
  report: readonly Asking[],
  { area, survey }: Asking,
  { days, areas }: { readonly days: Days; readonly areas: string },
): boolean {
  const told = report.filter((one) => answersIn(one, [days]).length > 0);
  const own = told.filter((one) => one.area === area);
  if (groupsIn(own.length > 0 ? own : told, [days]).some((group) => isSplit(group, survey.counted))) return true;
  const isLike = (one: Asking): boolean => `${one.survey.counted}` === `${survey.counted}` && tellsValue(one, [days]);
  return told.length > 0 && areas !== namesOf(report) && !report.some(isLike);
}

const tellsValue = (finding: Asking, days: readonly Days[]): boolean =>
  timesOf(finding).some((own) => days.some((other) => meets(own, other)));

const groupsIn = (findings: readonly Asking[], days: readonly Days[]): Groups =>
  findings.flatMap((one) => answersIn(one, days).flatMap(({ shares }) => shares.map(({ places }) => places)));

/** Whether some of a group count and others do not; a mean counts each by itself. */
export const isSplit = (group: readonly number[], counted: readonly number[] | null): boolean =>
  group.length > 1 && (counted === null || new Set(group.map((place) => counted.includes(place))).size > 1);

/**
 * A finding without places in days of which an earlier report told some, but none of this area; and where it told them of
 * other areas than there are now, without those that are not just as they were.
 *
 * @param areas  by name, as they are now
 */
function withoutNewPlaces(finding: Finding, areas: string, then: Then): Finding {
  if (!isAsking(finding)) return finding;
  const isTold = (own: Answers): boolean =>
    then.every((report) => {
      const told = report.filter((one) => answersIn(one, [own]).length > 0);
      const isLike = areas === namesOf(report);
      return told.length === 0 || told.some((one) => isAgain(finding, own, { one, isLike }));
    });
  return { ...finding, survey: { ...finding.survey, answers: finding.survey.answers.filter(isTold) } };
}

/** Which single areas there are, and of which role. */
const namesOf = (findings: readonly Finding[]): string =>
  [
    ...new Set(
      findings.flatMap(({ area, areaRole }) => (singleRoles.has(areaRole) ? [JSON.stringify([areaRole, area])] : [])),
    ),
  ]
    .sort()
    .join();

/** Whether a report told this before, or what has become of it since: answers that came late are told of as such. */
function isAgain(
  finding: Asking,
  own: Answers,
  { one, isLike }: { readonly one: Asking; readonly isLike: boolean },
): boolean {
  if (one.area !== finding.area || one.areaRole !== finding.areaRole) return false;
  const { min, max } = one.survey.scale;
  if (min !== finding.survey.scale.min || max !== finding.survey.scale.max) return false;
  return answersIn(one, [own]).some((then) => (isLike && one.metric === finding.metric) || isSame(then, own));
}

const isSame = (then: Answers, own: Answers): boolean =>
  then.from === own.from &&
  then.to === own.to &&
  then.shares.every(({ places, n }) => n === sumAt(own, places)) &&
  then.n === own.n;

const sumAt = ({ shares }: Answers, places: readonly number[]): number =>
  shares.reduce((sum, { places: [at = 0], n }) => sum + (places.includes(at) ? n : 0), 0);

/** What earlier reports told of the same days by value alone: which places count, and whether the mean is told. */
function valuesBefore(then: Then, days: readonly Days[]) {
  const told = then.flat().filter((one) => tellsValue(one, days));
  return {
    counted: told.flatMap(({ survey }) => (survey.counted ? [survey.counted] : [])),
    isOfMean: told.some(({ measure }) => measure === 'survey-mean'),
  };
}

interface Together {
  readonly then: Then;
  readonly roles: readonly Finding['areaRole'][];
  readonly scale: readonly number[];
  readonly days: readonly Days[];
}

function togetherBefore(start: Groups, { then, roles, scale, days }: Together): Groups {
  const told = then.flat().filter(({ areaRole }) => roles.includes(areaRole));
  let groups = start;
  for (const places of groupsIn(told, days)) {
    const own = groups.filter((group) => group.some((at) => places.includes(scale[at] ?? Number.NaN)));
    if (own.length < 2) continue;
    const both = own.flat().sort((a, b) => a - b);
    groups = [...groups.filter((group) => !own.includes(group)), both].sort(([a = 0], [b = 0]) => a - b);
  }
  return groups;
}
