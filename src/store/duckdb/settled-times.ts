import type { BoundMapping, LoadPlan } from '../warehouse.ts';
import { hasTimeOfDay } from './times.ts';
import { type ClockChanges, liesIn, zoneOf } from './zones.ts';

/** Conditions that a time was settled by its declaration, and that what is stored does not tell; null where none can be. */
export interface SettledTime {
  /** It lies in an hour that the clock of another zone shows twice, and was read as one of the two. */
  readonly twice: string | null;
  /** It lies in an hour that its clock skips, and was read an hour later. */
  readonly moved: string | null;
}

export function settledTime(
  mapping: BoundMapping,
  local: string,
  { plan, clock }: { readonly plan: LoadPlan; readonly clock: ClockChanges | undefined },
): SettledTime {
  if (!clock || !hasTimeOfDay(mapping)) return { twice: null, moved: null };
  const { ambiguous, impossible } = mapping;
  const isTwice = zoneOf(mapping, plan) !== plan.zone && ambiguous !== 'reject' && clock.repeated.length > 0;
  const isMoved = impossible === 'later' && clock.skipped.length > 0;
  return {
    twice: isTwice ? liesIn(local, clock.repeated) : null,
    moved: isMoved ? liesIn(local, clock.skipped) : null,
  };
}
