import { type Area, addIsoDays, type EstimatedEffect, type Reason } from '../../spec/index.ts';

export type LeftOut = EstimatedEffect['leftOut'][number];

/** An area that takes part in designs, and where its cells stand in the source. */
export interface TakingPart {
  readonly area: Area;
  readonly row: number;
  readonly role: 'program' | 'comparison' | 'buffer';
  /** When the programme worked there; for a buffer, when it worked next door. Empty where it never did. */
  readonly intervals: Area['intervals'];
}

/**
 * The areas that designs compare, and those that cannot take part.
 *
 * Programme areas need a start, and a year of data before it where others have one: a single early area would leave
 * nothing from before the first launch for anybody. A buffer starts with the programme area of its site, or with the
 * first of all.
 */
export function takingPart(
  areas: readonly Area[],
  cover: { readonly from: string; readonly through: string },
): { readonly areas: readonly TakingPart[]; readonly leftOut: readonly LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const out = (area: Area, reason: Reason): void => void leftOut.push({ what: area.area, reason });
  const program = areas.filter(({ role }) => role === 'program');
  const aYear = addIsoDays(cover.from, 365);
  const started = (area: Area): string => area.intervals[0]?.start ?? '';
  const someHaveAYear = program.some((area) => started(area) >= aYear && started(area) <= cover.through);
  const kept = areas.flatMap((area, row): readonly TakingPart[] => {
    const { role, intervals } = area;
    if (role === 'excluded') return [];
    if (role === 'buffer') return [{ area, row, role, intervals: nextDoor(area, program) }];
    if (role === 'program') {
      const reason = problemOf(started(area), { cover, aYear: someHaveAYear ? aYear : null });
      if (reason !== null) {
        out(area, reason);
        return [];
      }
    }
    return [{ area, row, role, intervals }];
  });
  return { areas: kept, leftOut };
}

function problemOf(
  start: string,
  { cover, aYear }: { readonly cover: { readonly from: string }; readonly aYear: string | null },
): Reason | null {
  if (start === '') return 'no-launch';
  if (start <= cover.from) return 'no-untreated-time';
  return aYear !== null && start < aYear ? 'too-few-periods-before' : null;
}

function nextDoor({ site }: Area, program: readonly Area[]): Area['intervals'] {
  const own = program.find((area) => area.site === site && area.intervals.length > 0);
  if (own) return own.intervals;
  const starts = program.flatMap(({ intervals }) => intervals[0]?.start ?? []).sort();
  return starts[0] === undefined ? [] : [{ start: starts[0], end: null }];
}
