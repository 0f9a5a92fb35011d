import type { Finding } from '../spec/index.ts';

/**
 * Whether an earlier report told of other groups of the same people in the same days: those of 18 to 34 there, and those of 25
 * to 34 here, leave those of 18 to 24. Which groups are made of which nobody declares, so any change of them counts.
 *
 * @param now  the groups of one metric and area
 * @param then  those of an earlier report
 */
export function areRegrouped(now: readonly Finding[], then: readonly Finding[]): boolean {
  const [own, others] = [namesOf(now), namesOf(then)];
  if (then.length === 0 || (own.size === others.size && [...own].every((name) => others.has(name)))) return false;
  const days = new Set(now.flatMap(daysOf));
  return then.flatMap(daysOf).some((span) => days.has(span));
}

const namesOf = (groups: readonly Finding[]): ReadonlySet<string | null> => new Set(groups.map(({ group }) => group));

const daysOf = ({ now, changes }: Finding): readonly string[] => {
  const { window } = changes[changes.primary];
  return [now, ...(window === null ? [] : [window])].map(({ from, to }) => `${from} ${to}`);
};
