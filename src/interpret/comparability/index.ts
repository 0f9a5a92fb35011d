import type { Recording, SourceRecordings } from '../../crosstab/index.ts';
import type { Area, Comparability, ComparabilityTest, Pipeline, Span } from '../../spec/index.ts';
import { agenciesMoved, boundariesMoved } from './presence-tests.ts';
import { shareTests } from './share-tests.ts';
import { silentMonths } from './silent-months.ts';
import { type Arm, agencyArms, armsOf, inWindows, monthsOf, wholeMonthsIn } from './windows.ts';

/**
 * The comparability gate: whether the records of two windows were made alike. It stands before every verdict, for most
 * wrong conclusions about crime come from changed recording, not from a weak model.
 *
 * A break in the programme's areas alone, or in the comparison areas alone, would pass for an effect. One that both
 * share goes into what the periods have in common: a design with comparison areas absorbs it, and a plain change
 * against a baseline does not.
 */
export interface GateInput {
  readonly pipeline: Pipeline;
  readonly areas: readonly Area[];
  readonly recordings: SourceRecordings | undefined;
  /** The source that the metric is measured on. */
  readonly source: string;
  readonly before: readonly Span[];
  readonly now: Span;
}

export function gate(input: GateInput): Comparability {
  const { recordings } = input;
  const tests = [...(recordings ? sharesMoved(recordings, input) : []), ...declaredBreaks(input)];
  return { blocked: tests.some(({ breaks }) => breaks), tests };
}

/**
 * What of a source below the line breaks: who sent records, in which months, and what is declared. Fewer records there pass
 * for a higher rate, and none for no rate at all.
 */
export function gateBelow(input: GateInput): readonly ComparabilityTest[] {
  const { recordings: all, source } = input;
  const events = input.pipeline.events.filter((event) => event.source === source);
  const declared = declaredBreaks({ ...input, pipeline: { ...input.pipeline, events } });
  const presence = all ? presenceIn(all, input) : [];
  return [...presence.filter(({ breaks }) => breaks), ...declared].map((test) => ({ ...test, source }));
}

function presenceIn(all: SourceRecordings, input: GateInput): readonly ComparabilityTest[] {
  const windows = inWindows(all.recordings, input);
  const { agencies, changed } = agenciesMoved(windows, agencyArms(all.recordings, armsOf(input.areas)));
  return [
    ...agencies,
    ...silence(all, input, { months: monthsOf(input), isAsked: ({ agency }) => !changed.has(agency) }),
  ];
}

function sharesMoved(all: SourceRecordings, input: GateInput): readonly ComparabilityTest[] {
  const { comparability: limits } = input.pipeline;
  const armOf = armsOf(input.areas);
  const windows = inWindows(all.recordings, input);
  const arms = agencyArms(all.recordings, armOf);
  const { agencies, changed } = agenciesMoved(windows, arms);
  const byArea = (row: Recording): Arm | null => (row.area === null ? null : (armOf.get(row.area) ?? null));
  const byAgency = (row: { readonly agency: string | null }): Arm => arms.get(row.agency) ?? 'everywhere';
  const arrivals = all.arrivals === null ? null : inWindows(all.arrivals, input);
  return [
    ...agencies,
    // an agency that is known to have come or gone is not called silent as well
    ...silence(all, input, { months: monthsOf(input), isAsked: ({ agency }) => !changed.has(agency) }),
    ...(all.hasAreas
      ? shareTests('located-share', windows, {
          limit: limits.located,
          reason: 'located-share-moved',
          armOf: byAgency,
          part: ({ located, rows }) => ({ hits: located ? rows : 0, n: rows }),
        })
      : []),
    ...shareTests('mapped-share', windows, {
      limit: limits.mapped,
      reason: 'mapped-share-moved',
      armOf: byArea,
      part: ({ mapped, rows }) => (mapped === null ? null : { hits: mapped, n: rows }),
    }),
    ...shareTests('domestic-share', windows, {
      limit: limits.domestic,
      reason: 'recording-changed',
      armOf: byArea,
      part: ({ domestic, rows }) => (domestic === null ? null : { hits: domestic, n: rows }),
    }),
    ...(arrivals === null
      ? []
      : shareTests('reporting-lag', arrivals, {
          limit: limits.prompt,
          reason: 'lag-moved',
          armOf: byAgency,
          part: ({ prompt, arrived }) => ({ hits: prompt, n: arrived }),
        })),
    ...(isOurs(input) ? [] : boundariesMoved(windows, armOf, changed.size > 0)),
  ];
}

interface Asked {
  readonly months: readonly string[];
  readonly isAsked: (row: Recording) => boolean;
}
function silence(
  { recordings }: SourceRecordings,
  input: Omit<GateInput, 'before'>,
  { months, isAsked }: Asked,
): readonly ComparabilityTest[] {
  if (isOurs(input) || isAccepted(input)) return [];
  const ofArea = armsOf(input.areas);
  const all = new Set(months);
  const rows = recordings.filter((row) => all.has(row.month) && isAsked(row));
  return silentMonths(rows, [...all], { ofAgency: agencyArms(recordings, ofArea), ofArea });
}

/** The same of all months that an effect is worked out from: many lie in neither window of the change beside it. */
export const silentWithin = (
  span: Span,
  { recordings, ...input }: Omit<GateInput, 'before'>,
): readonly ComparabilityTest[] =>
  recordings ? silence(recordings, { ...input, recordings }, { months: wholeMonthsIn(span), isAsked: () => true }) : [];

/** What a coalition does, gives and asks it does where it works: a place that is new to its log has no new boundaries. */
function isOurs({ pipeline, source }: Pick<GateInput, 'pipeline' | 'source'>): boolean {
  const kind = pipeline.sources.find(({ id }) => id === source)?.kind;
  return kind === 'activities' || kind === 'resources' || kind === 'surveys';
}

/** Somebody answers for it that in months without a record nothing happened. */
const isAccepted = ({ pipeline, source, now }: Omit<GateInput, 'before'>): boolean =>
  pipeline.waivers.some(
    ({ check, until }) => [`${source}/silent-months`, `${source}/coverage`].includes(check) && until >= now.to,
  );

/** A change of measurement that is declared to break the series, between the first day compared with and the last now. */
function declaredBreaks({ pipeline, source, before, now }: GateInput): readonly ComparabilityTest[] {
  const first = before.map(({ from }) => from).sort()[0] ?? now.from;
  const breaking = pipeline.events.filter(
    (event) =>
      event.kind === 'measurement' &&
      event.breaks === true &&
      (event.source === undefined || event.source === source) &&
      event.date > first &&
      event.date <= now.to,
  );
  if (breaking.length === 0) return [];
  return [
    {
      rule: 'measurement-change',
      arm: 'everywhere',
      before: null,
      now: null,
      moved: breaking.length,
      limit: 0,
      n: breaking.length,
      breaks: true,
      absorbed: true,
      reason: 'measurement-changed',
      names: breaking.map(({ label }) => label),
    },
  ];
}
