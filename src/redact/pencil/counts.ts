import type { Finding } from '../../spec/index.ts';
import { type Slot, type Span, slotsOf, toldIn } from '../cells/grid.ts';
import { isOfValues, type Kinds } from './kinds.ts';

/** One count as the sum of what it is made of: records of some kind, in some areas, in some days. */
export interface Sum {
  readonly kind: string;
  readonly areas: readonly string[];
  readonly span: Span;
}

export interface Count extends Sum {
  readonly equals: number;
  /** Where this report tells it; null of an earlier one. */
  readonly at: Place | null;
  /** It may differ by so much from what an exact report would tell of then: the report was rounded. */
  readonly near: number;
  /** It may be how many records there are, and not how many of them have a value. */
  readonly mayBeOfAll: boolean;
}

/** Where a number stands: which finding, and which of its numbers. */
export interface Place {
  readonly finding: number;
  readonly slot: Slot;
  /** How many records lack the value: it goes, and the value stays. */
  readonly isBeside: boolean;
}

/** Areas of a report, as far as they are told apart. */
export type AreasOf = (finding: Finding) => readonly string[];

const measures: ReadonlySet<string> = new Set(['count', 'rate', 'share', 'survey-share', 'mean', 'quantile', 'ratio']);

/** Whether a finding tells counts that add up over areas and days. */
export const isCounted = ({ measure, group }: Finding): boolean => group === null && measures.has(measure);

/** What a number of a finding is the sum of, by each of its kinds, with the count where it is told. */
function sumsIn(
  finding: Finding,
  slot: Slot,
  { of, areasOf }: { readonly of: Kinds['of']; readonly areasOf: AreasOf },
) {
  if (slot.kind === 'compared' || slot.kind === 'effect' || slot.kind === 'untreated') return [];
  // of windows of other years, the parts that are at the same time of the year
  if (slot.kind === 'before' && slot.which === 'sameSeason') return [];
  const told = toldIn(finding, slot, undefined);
  if (told === null) return [];
  const [first, second] = of(finding);
  const [own = null, other = null] = told.counts;
  const both = finding.measure === 'ratio' ? other : own === null || other === null ? null : own + other;
  const sum = (kind: string | null, equals: number | null, isBeside: boolean) =>
    kind === null || equals === null || !Number.isInteger(equals)
      ? []
      : [{ kind, areas: areasOf(finding), span: told.span, equals, isBeside }];
  if (isOfValues(finding)) return [...sum(first, own, false), ...sum(second, missingIn(finding, slot), true)];
  return [...sum(first, own, false), ...sum(second, both, false)];
}

/** How many records lack the value, as far as that stands beside it. */
function missingIn({ now, also }: Finding, slot: Slot): number | null {
  const level = slot.kind === 'now' ? now : slot.kind === 'also' ? also[slot.at] : undefined;
  return level?.status === 'estimated' ? (level.missing?.n ?? null) : null;
}

/** All counts that a finding tells. @param place  where it stands in this report; null of an earlier one */
export function countsOf(
  finding: Finding,
  { of }: Pick<Kinds, 'of'>,
  { areasOf, place }: { readonly areasOf: AreasOf; readonly place: number | null },
): readonly Count[] {
  if (!isCounted(finding)) return [];
  const near = Math.floor((finding.rounded ?? 1) / 2);
  const isLeftOut = finding.caveats.some(({ key }) => key === 'caveat.left-out');
  return slotsOf(finding).flatMap((slot) => {
    return sumsIn(finding, slot, { of, areasOf }).map(({ isBeside, ...sum }) => {
      const at = place === null ? null : { finding: place, slot, isBeside };
      return { ...sum, at, near, mayBeOfAll: isLeftOut && !isBeside };
    });
  });
}

/** What findings are about, whether it is told or not. */
export function subjectsIn(findings: readonly Finding[], { of }: Kinds, areasOf: AreasOf): readonly Sum[] {
  return findings.flatMap((finding) => {
    if (!isCounted(finding)) return [];
    const spans: readonly Span[] = [...finding.series, finding.now, ...finding.also];
    return spans.flatMap((span) =>
      of(finding).flatMap((kind) => (kind === null ? [] : [{ kind, areas: areasOf(finding), span }])),
    );
  });
}

const single: ReadonlySet<string> = new Set(['program', 'comparison', 'buffer', 'excluded']);
export const isSingle = ({ areaRole, group }: Finding): boolean => group === null && single.has(areaRole);
/** What is everywhere and in no area that is told of. */
export const elsewhere = '@elsewhere';
const roleOf: Readonly<Record<string, string>> = {
  'all-program': 'program',
  'all-comparison': 'comparison',
  'all-buffer': 'buffer',
};

/** @param everywhere  all areas that everywhere is made of */
export function areasOfReport(findings: readonly Finding[], everywhere: readonly string[]): AreasOf {
  const members = new Map<string, string[]>();
  for (const finding of findings)
    if (isSingle(finding)) {
      const own = members.get(`${finding.metric} ${finding.areaRole}`);
      if (own) own.push(finding.area);
      else members.set(`${finding.metric} ${finding.areaRole}`, [finding.area]);
    }
  const hasAreas = new Set(findings.filter(isSingle).map(({ metric }) => metric));
  return ({ metric, areaRole, area }) => {
    if (single.has(areaRole)) return [area];
    if (areaRole === 'universe') return hasAreas.has(metric) ? everywhere : [area];
    return members.get(`${metric} ${roleOf[areaRole]}`) ?? [area];
  };
}
