import type { Finding } from '../spec/index.ts';
import { hide, isHidden } from './hide.ts';
import { areRegrouped } from './regrouped.ts';
import { type Counted, countsOf, isSmall } from './small.ts';

/**
 * Groups of people as they may be shown beside everybody. One hidden group is everybody less the others: so others go
 * with it, the rarest first, until what is left over is none or no small count, and more than one group's. A group that
 * is hidden is hidden in all its windows, and so is every gap that it is a part of. Where an earlier report had other groups
 * in the same days, and a group is hidden there or here, no group is told.
 *
 * @param whole  all findings, before anything was hidden
 * @param alone  the same in the same order, each protected by itself
 */
export function protectGroups(
  whole: readonly Finding[],
  alone: readonly Finding[],
  { minimumOf, earlier }: Hiding,
): readonly Finding[] {
  if (whole.every(({ group }) => group === null)) return alone;
  const shown = [...alone];
  for (const [place, finding] of whole.entries()) {
    if (finding.group !== null || !whole.some((other) => other.group !== null && isPart(other, finding))) continue;
    const parts = whole.flatMap((part, at) =>
      part.group !== null && isPart(part, finding) ? [{ at, part, alone: alone[at] ?? part }] : [],
    );
    const then = earlier().map((report) => report.filter((one) => one.group !== null && isPart(one, finding)));
    const minimum = minimumOf(finding.metric);
    for (const { at, finding: kept } of keep(parts, alone[place] ?? finding, { minimum, then })) shown[at] = kept;
  }
  return shown;
}

interface Hiding {
  readonly minimumOf: (metric: string) => number;
  /** The findings that earlier reports told. */
  readonly earlier: () => readonly (readonly Finding[])[];
}

const isPart = (part: Finding, whole: Finding): boolean => part.metric === whole.metric && part.area === whole.area;

interface Part {
  readonly at: number;
  readonly part: Finding;
  /** The same, protected by itself. */
  readonly alone: Finding;
}

/** @param total  everybody, as shown: a number that is hidden gives nothing back */
function keep(
  parts: readonly Part[],
  total: Finding,
  { minimum, then }: { readonly minimum: number; readonly then: readonly (readonly Finding[])[] },
): readonly { readonly at: number; readonly finding: Finding }[] {
  const hidden = new Set(parts.filter((part) => isHidden(part.alone)));
  while (givesBack(total, { parts, hidden, minimum })) {
    const next = rarest(parts.filter((part) => !hidden.has(part)));
    if (!next) break;
    hidden.add(next);
  }
  const own = parts.map(({ part }) => part);
  const isLeft = then.some((groups) => (hidden.size > 0 || groups.some(isHidden)) && areRegrouped(own, groups));
  if (isLeft) for (const part of parts) hidden.add(part);
  const names = new Set([...hidden].map(({ part }) => part.group));
  const isPlain = hidden.size > 0 || parts.some(({ part, alone }) => besideOf(alone) !== besideOf(part));
  return parts.map((own) => ({
    at: own.at,
    finding: hidden.has(own) ? hideWhole(own.part) : withoutGaps(isPlain ? plain(own.alone) : own.alone, names),
  }));
}

const besideOf = ({ now }: Finding): unknown => (now.status === 'estimated' ? now.beside : undefined);

/** Without what stands beside the number: of everybody it is told, and all groups but one would give that one's. */
function plain(part: Finding): Finding {
  if (part.now.status === 'withheld') return part;
  const { beside: _, ...now } = part.now;
  return { ...part, now: { ...now, missing: null } };
}

/** The one with the fewest people, now and before; one with none cannot make a hidden one uncertain. */
function rarest(parts: readonly Part[]): Part | null {
  const size = ({ part }: Part): number => windows.reduce((sum, windowOf) => sum + (windowOf(part)?.n ?? 0), 0);
  return parts.filter((part) => size(part) > 0).toSorted((a, b) => size(a) - size(b))[0] ?? null;
}

interface Table {
  readonly parts: readonly Part[];
  readonly hidden: ReadonlySet<Part>;
  readonly minimum: number;
}

/** Whether everybody less the groups that are shown would be a small count, or one hidden group's own. */
function givesBack(total: Finding, { parts, hidden, minimum }: Table): boolean {
  if (hidden.size === 1 && windows.some((windowOf) => windowOf(total) !== null)) return true;
  const shown = parts.filter((part) => !hidden.has(part)).map(({ part }) => part);
  return windows.some((windowOf) => {
    const everybody = windowOf(total);
    if (everybody === null) return false;
    const counts = shown.flatMap((part) => windowOf(part) ?? []);
    return countsOf(everybody, total.measure).some((sum, component) => {
      const told = counts.map((own) => countsOf(own, total.measure)[component] ?? 0);
      return sum !== null && isSmall(sum - told.reduce((a, b) => a + b, 0), minimum);
    });
  });
}

type WindowOf = (finding: Finding) => Counted | null;
const changeIn = ({ changes }: Finding) => {
  const change = changes[changes.primary];
  return change.status === 'estimated' ? change : null;
};
/** The numbers that a finding and its groups have in common: now, now of what is compared, and before. */
const windows: readonly WindowOf[] = [
  ({ now }) => (now.status === 'estimated' ? now : null),
  (finding) => changeIn(finding)?.compared ?? null,
  (finding) => changeIn(finding),
];

function hideWhole(part: Finding): Finding {
  const { from, to, label } = part.now;
  return { ...hide(part), now: { status: 'withheld', reason: 'suppressed', from, to, label }, caveats: [] };
}

/** A gap to a hidden group would give that group back. */
export function withoutGaps(part: Finding, hidden: ReadonlySet<string | null>): Finding {
  const { gap } = part;
  if (gap === null || !gap.against.some((name) => hidden.has(name))) return part;
  const gone = { status: 'withheld', reason: 'suppressed' } as const;
  return { ...part, gap: { ...gap, now: gone, before: gone, change: gone, fared: 'not-told' } };
}
