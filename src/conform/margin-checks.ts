import { type Check, type Margin, nearest, type Source, totalsFor } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { checkOf } from './checks/check-of.ts';
import type { LoadedSource } from './load-source.ts';

/** Share of respondents in no group of the margins above which a reader should know; their answers weigh nothing. */
const usualWithoutGroup = 0.05;

/** Respondents by wave and group. */
interface Counted {
  readonly wave: string;
  readonly group: readonly (string | null)[];
  readonly n: number;
}

/** Whether the groups that answers are weighed to are those that people answered from, margin by margin. */
export async function checkMargins({ table, source }: LoadedSource, warehouse: Warehouse): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const margin of source.survey?.margins?.known ?? []) {
    const counted = await countGroups({ table, source }, margin, warehouse);
    checks.push(withoutGroup(source, margin, counted), emptyGroups(source, margin, counted));
  }
  return checks;
}

/** Only of waves that are declared: who answered in no wave is told by another check. */
async function countGroups(
  { table, source }: Pick<LoadedSource, 'table' | 'source'>,
  { by }: Margin,
  warehouse: Warehouse,
): Promise<readonly Counted[]> {
  const waves = source.survey?.waves ?? [];
  const named = source.columns.some(({ name }) => name === 'wave');
  const rows = await warehouse.countBy(table, [named ? 'wave' : (source.when ?? ''), ...by]);
  return rows.flatMap(({ values: [said, ...group], n }) => {
    const text = String(said ?? '');
    const day = text.slice(0, 10);
    const wave = waves.find((one) => (named ? one.wave === text : one.from <= day && day <= one.to));
    return wave ? [{ wave: wave.wave, group: group.map((value) => (value === null ? null : String(value))), n }] : [];
  });
}

const nameOf = (group: readonly (string | null)[]): string => group.map((value) => value ?? '(blank)').join(', ');
/** A wave that nothing is known of is withheld as a whole, and no respondent of it lacks a group. */
const isKnown = ({ totals }: Margin, wave: string): boolean => totalsFor(totals, wave).some(({ people }) => people > 0);
const idOf = ({ by }: Margin): string => by.join('-');

function withoutGroup({ id }: Source, margin: Margin, counted: readonly Counted[]): Check {
  const all = counted.reduce((sum, { wave, n }) => sum + (isKnown(margin, wave) ? n : 0), 0);
  const lost = new Map<string, number>();
  for (const { wave, group, n } of counted.filter((one) => isKnown(margin, one.wave))) {
    const known = totalsFor(margin.totals, wave).some(
      ({ groups, people }) => people > 0 && groups.every((name, index) => name === group[index]),
    );
    if (!known) lost.set(nameOf(group), (lost.get(nameOf(group)) ?? 0) + n);
  }
  const count = [...lost.values()].reduce((sum, n) => sum + n, 0);
  const names = margin.totals.map(({ groups }) => nameOf(groups));
  return checkOf({
    source: id,
    id: `${id}/without-margin/${idOf(margin)}`,
    rule: 'without-margin',
    observed: all === 0 ? 0 : count / all,
    limit: usualWithoutGroup,
    n: all,
    unit: 'share',
    detail: `${formatCount(count)} of ${formatCount(all)} respondents are in no group of ${margin.by.join(' × ')} that answers are weighed to`,
    items: [...lost].map(([value, n]) => {
      const near = nearest(value, names);
      return { value, n, hint: near === undefined ? 'not among the groups of its margin' : `like "${near}"` };
    }),
  });
}

/** A group of the population from which nobody answered cannot be made up for by the others. */
function emptyGroups({ id, survey }: Source, margin: Margin, counted: readonly Counted[]): Check {
  const waves = (survey?.waves ?? []).filter(({ wave }) => counted.some((one) => one.wave === wave));
  const empty = waves.flatMap(({ wave }) =>
    totalsFor(margin.totals, wave)
      .filter(({ people }) => people > 0)
      .filter(
        ({ groups }) =>
          !counted.some((one) => one.wave === wave && groups.every((name, index) => name === one.group[index])),
      )
      .map(({ groups }) => ({ value: nameOf(groups), n: null, hint: `wave ${wave}: put it together with another` })),
  );
  return checkOf({
    source: id,
    id: `${id}/empty-margin/${idOf(margin)}`,
    rule: 'empty-margin',
    observed: empty.length,
    limit: 0,
    n: waves.length,
    unit: 'rows',
    detail: `${empty.length} groups of ${margin.by.join(' × ')} have people, and nobody of them answered: those waves have no results`,
    items: empty,
  });
}
