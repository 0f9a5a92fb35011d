import type { Recording } from '../../crosstab/index.ts';
import type { ComparabilityTest } from '../../spec/index.ts';
import { type Arm, arms, countBy, fewest, type Windows } from './windows.ts';

/** Who reported, and from where, in one window and not in the other. */

/** An agency that reported in one window and not at all in the other takes its areas' numbers with it. */
export function agenciesMoved(
  { before, now }: Windows<Recording>,
  armOfAgency: ReadonlyMap<string | null, Arm>,
): { readonly agencies: readonly ComparabilityTest[]; readonly changed: ReadonlySet<string | null> } {
  const [was, is] = [countBy(before, ({ agency }) => agency), countBy(now, ({ agency }) => agency)];
  if (was.size === 0 || is.size === 0) return { agencies: [], changed: new Set() };
  const all = new Set([...was.keys(), ...is.keys()]);
  const changed = [...all].filter((agency) => {
    const [then, today] = [was.get(agency) ?? 0, is.get(agency) ?? 0];
    return Math.min(then, today) === 0 && Math.max(then, today) >= fewest;
  });
  const test = (arm: Arm, agencies: readonly (string | null)[]): ComparabilityTest => ({
    rule: 'agencies',
    arm,
    before: was.size,
    now: is.size,
    moved: agencies.length,
    limit: 0,
    n: all.size,
    breaks: agencies.length > 0,
    absorbed: false,
    reason: 'agencies-changed',
    names: agencies.flatMap((agency) => agency ?? []).sort(),
  });
  const own = (arm: Arm): readonly (string | null)[] =>
    changed.filter((agency) => (armOfAgency.get(agency) ?? 'everywhere') === arm);
  const tests = arms.flatMap((arm) => {
    const agencies = own(arm);
    return agencies.length > 0 || arm === 'everywhere' ? [test(arm, agencies)] : [];
  });
  return { agencies: tests, changed: new Set(changed) };
}

/** Areas with many records in one window and none in the other: their boundaries, or their names, are not the same. */
export function boundariesMoved(
  { before, now }: Windows<Recording>,
  armOf: ReadonlyMap<string, Arm>,
  agencyLost: boolean,
): readonly ComparabilityTest[] {
  // an area of an agency that went silent is that agency's break, not one of boundaries
  if (agencyLost) return [];
  const counted = (rows: readonly Recording[]): ReadonlyMap<string, number> =>
    countBy(
      rows.filter((row): row is Recording & { area: string } => row.area !== null),
      ({ area }) => area,
    );
  const [was, is] = [counted(before), counted(now)];
  const all = new Set([...was.keys(), ...is.keys()]);
  if (all.size === 0) return [];
  const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);
  const [sumWas, sumIs] = [total(was), total(is)];
  if (sumWas === 0 || sumIs === 0) return [];
  // as many as the other window leads one to expect here, had nothing changed
  const vanished = [...all].filter((area) => {
    const [then, today] = [was.get(area) ?? 0, is.get(area) ?? 0];
    return (today === 0 && (then * sumIs) / sumWas >= fewest) || (then === 0 && (today * sumWas) / sumIs >= fewest);
  });
  return (['program', 'comparison'] as const).flatMap((arm): readonly ComparabilityTest[] => {
    const names = vanished.filter((area) => armOf.get(area) === arm).sort();
    const n = [...all].filter((area) => armOf.get(area) === arm).length;
    return [
      {
        rule: 'boundaries',
        arm,
        before: null,
        now: null,
        moved: names.length,
        limit: 0,
        n,
        breaks: names.length > 0,
        absorbed: false,
        reason: 'boundaries-changed',
        names,
      },
    ];
  });
}
