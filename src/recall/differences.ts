import type { Check, Finding, Findings, ShownLedgerLine } from '../spec/index.ts';
import { redefinitionOf } from './definition-changes.ts';

/** What two reports say differently. */
export interface Difference {
  readonly kind:
    | 'correction'
    | 'reply'
    | 'verdict'
    | 'promise'
    | 'effect'
    | 'definition'
    | 'figure'
    | 'restated'
    | 'check'
    | 'file'
    | 'metric';
  /** The metric, check or file. */
  readonly subject: string;
  /** The area of a finding, and the group of people; empty elsewhere. */
  readonly area: string;
  readonly group: string;
  /** A period, for a figure that was restated; empty elsewhere. */
  readonly period: string;
  readonly was: string | number | null;
  readonly now: string | number | null;
}

const none = { area: '', group: '', period: '' };
const keyOf = ({ metric, area, group }: Finding): string => JSON.stringify([metric, area, group]);

/**
 * Everything that one report says otherwise than another one: verdicts, effects, figures of the same time that were
 * restated, definitions, checks and files. Figures of another window are told apart from restated ones.
 *
 * @param before  the earlier of the two
 * @returns findings in the order of the later report, then what only the earlier had, checks and files by name
 */
export function differencesOf(before: Findings, now: Findings): readonly Difference[] {
  const earlier = new Map(before.findings.map((finding) => [keyOf(finding), finding]));
  const later = new Set(now.findings.map(keyOf));
  const leastOf = new Map((now.counted ?? []).map(({ metric, minimum }) => [metric, minimum]));
  const gone = before.findings.filter((finding) => !later.has(keyOf(finding)));
  return [
    ...ofCorrections(before, now),
    ...ofReplies(before, now),
    ...now.findings.flatMap((finding) => {
      const known = earlier.get(keyOf(finding));
      if (!known) return [presence(finding, null, 'reported')];
      return ofFinding(known, finding, leastOf.get(finding.metric) ?? 0);
    }),
    ...gone.map((finding) => presence(finding, 'reported', null)),
    ...ofChecks(before.checks, now.checks),
    ...ofFiles(before.ledger, now.ledger),
  ];
}

/** What was found wrong in a report, told by the later of the two alone. */
function ofCorrections({ board: before }: Findings, { board }: Findings): readonly Difference[] {
  const key = ({ report, on, what }: Correction): string => JSON.stringify([report, on, what]);
  const known = new Set((before?.corrections ?? []).map(key));
  return (board?.corrections ?? [])
    .filter((one) => !known.has(key(one)))
    .map(({ report, on, what }) => ({
      ...none,
      kind: 'correction',
      subject: report,
      period: on,
      was: null,
      now: what,
    }));
}
/** What partners answered to an earlier report, told by the later of the two alone. */
function ofReplies({ board: before }: Findings, { board }: Findings): readonly Difference[] {
  const key = ({ metric, from, on, text }: Reply): string => JSON.stringify([metric, from, on, text]);
  const known = new Set((before?.replies ?? []).map(key));
  return (board?.replies ?? [])
    .filter((one) => one.report !== undefined && !known.has(key(one)))
    .map(({ metric, from, on, text }) => ({
      ...none,
      kind: 'reply',
      subject: metric,
      period: on,
      was: null,
      now: `${from}: ${text}`,
    }));
}
type Reply = NonNullable<Findings['board']>['replies'][number];
type Correction = NonNullable<Findings['board']>['corrections'][number];

const presence = (finding: Finding, was: string | null, now: string | null): Difference => ({
  ...placeOf(finding),
  kind: 'metric',
  was,
  now,
});

const placeOf = ({ metric, area, group }: Finding): Omit<Difference, 'kind' | 'was' | 'now'> => ({
  subject: metric,
  area,
  group: group ?? '',
  period: '',
});

/** In what two definitions differ: their words, else the version, else the mark of what stands behind the words. */
function redefined(before: Finding, now: Finding): Pick<Difference, 'was' | 'now'> {
  if (before.definition !== now.definition) return { was: before.definition, now: now.definition };
  if (before.version !== now.version) return { was: `version ${before.version}`, now: `version ${now.version}` };
  return { was: before.definitionLog.hash, now: now.definitionLog.hash };
}

function ofFinding(before: Finding, now: Finding, minimum: number): readonly Difference[] {
  const place = placeOf(now);
  const other = (kind: Difference['kind'], of: (finding: Finding) => string | number | null): readonly Difference[] => {
    const [was, is] = [of(before), of(now)];
    return was === is ? [] : [{ ...place, kind, was, now: is }];
  };
  // what is defined otherwise is another number: nothing of the two can be set side by side
  if (redefinitionOf(before, now)) return [{ ...place, kind: 'definition', ...redefined(before, now) }];
  return [
    ...other('verdict', ({ movement }) => movement),
    ...other('promise', ({ promise }) => promise),
    ...other('effect', ({ contribution }) => contribution),
    ...other('figure', valueOf),
    ...restated(before, now, minimum),
  ];
}

/** The value as it is stored; of what is withheld, the reason. */
const valueOf = ({ now }: Finding): string | number | null => (now.status === 'estimated' ? now.value : now.reason);

/** By how few records a figure was restated is a small count: only that it was is told then. */
function restated(before: Finding, now: Finding, minimum: number): readonly Difference[] {
  const known = new Map(before.series.map((point) => [point.period, point]));
  return now.series.flatMap((point): readonly Difference[] => {
    const { period, value } = point;
    const earlier = known.get(period);
    const was = earlier?.value ?? null;
    if (was === null || value === null || was === value) return [];
    const isByFew = [
      [earlier?.n, point.n],
      [earlier?.events, point.events],
    ].some(([then, own]) => then != null && own != null && then !== own && Math.abs(own - then) < minimum);
    const place = { ...placeOf(now), kind: 'restated', period } as const;
    return [isByFew ? { ...place, was: null, now: null } : { ...place, was, now: value }];
  });
}

function ofChecks(before: readonly Check[], now: readonly Check[]): readonly Difference[] {
  const outcome = ({ passed, severity, waiver }: Check): string =>
    passed ? 'passed' : waiver === null ? severity : 'accepted';
  return byName(before, now, { nameOf: ({ id }) => id, saidOf: outcome }).map((one) => ({ ...one, kind: 'check' }));
}

function ofFiles(before: readonly ShownLedgerLine[], now: readonly ShownLedgerLine[]): readonly Difference[] {
  const short = ({ sha256 }: ShownLedgerLine): string => sha256.slice(0, 12);
  return byName(before, now, { nameOf: ({ file }) => file, saidOf: short }).map((one) => ({ ...one, kind: 'file' }));
}

interface Naming<T> {
  readonly nameOf: (one: T) => string;
  readonly saidOf: (one: T) => string;
}

function byName<T>(
  before: readonly T[],
  now: readonly T[],
  { nameOf, saidOf }: Naming<T>,
): readonly Omit<Difference, 'kind'>[] {
  const saidBy = (all: readonly T[]): ReadonlyMap<string, string> =>
    new Map(all.map((one) => [nameOf(one), saidOf(one)]));
  const [earlier, later] = [saidBy(before), saidBy(now)];
  const names = [...new Set([...earlier.keys(), ...later.keys()])].sort();
  return names.flatMap((subject) => {
    const [was, is] = [earlier.get(subject) ?? null, later.get(subject) ?? null];
    return was === is ? [] : [{ ...none, subject, was, now: is }];
  });
}
