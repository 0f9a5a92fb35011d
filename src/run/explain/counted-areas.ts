import { type Amount, amountIn, type MovedPair, type Subject } from '../../estimate/index.ts';
import type { MovedArea, MovedCategory, MovedSide, Unsteady } from '../../interpret/index.ts';
import { isSmallTwice, mergeSmall } from '../../redact/index.ts';
import type { Narrowed, UnsteadyAgency } from './narrowed-metrics.ts';

/** A metric's subject that is narrowed to some of its records, by the id of the narrowed metric. */
export type Parts = ReadonlyMap<string, Subject>;
type Which = 'before' | 'now';

/** Something with the counts that say whether it may be told apart. */
interface Counted<Item> {
  readonly names: readonly string[];
  readonly before: number;
  readonly now: number;
  readonly item: Item;
}

interface Telling {
  readonly minimum: number;
  /** Areas whose numbers may not be shown: they are told of together alone. */
  readonly hidden: ReadonlySet<string>;
  /** What is above the line, and what is below it, grow with time each by itself: not so of shares and means. */
  readonly growsWithTime: boolean;
}

/** The areas of a move, together where one alone had too few events; null where nothing is measured against anything. */
export function areasOf(
  subject: Subject,
  pairs: readonly MovedPair[],
  {
    agencies,
    parts,
    minimum,
    hidden,
    growsWithTime,
  }: Telling & { readonly agencies: readonly UnsteadyAgency[]; readonly parts: Parts },
): readonly MovedArea[] | null {
  const all = pairs.map((pair): Counted<MovedArea> => {
    const amounts = bothIn(subject, pair);
    const side = (which: Which): MovedSide => ({
      events: amounts[which].above,
      exposure: amounts[which].below,
      days: growsWithTime ? pair.days[which] : amounts[which].below,
      unsteady: agencies.map((agency) => unsteadyIn(pair, parts.get(agency.metric.id), { agency, which, minimum })),
    });
    const item = { names: [pair.area], before: side('before'), now: side('now') };
    return { names: item.names, before: amounts.before.counted, now: amounts.now.counted, item };
  });
  const isMeasured = ({ item }: Counted<MovedArea>): boolean => item.before.exposure > 0 && item.now.exposure > 0;
  const [first, ...others] = all.filter(isMeasured);
  if (!first) return null;
  const join = (a: Counted<MovedArea>, b: Counted<MovedArea>): Counted<MovedArea> => ({
    ...added(a, b),
    item: {
      names: [...a.names, ...b.names],
      before: joined(a.item, b.item, 'before'),
      now: joined(a.item, b.item, 'now'),
    },
  });
  // an area that is not measured in one of the windows has no rate of its own to move
  const whole = all.filter((area) => !isMeasured(area)).reduce(join, first);
  return mergeSmall(withoutHidden([whole, ...others], hidden, join), minimum, join).map(({ item }) => item);
}

/** Areas that may not be shown as one; a single one together with the last of the others, for it would be itself. */
function withoutHidden<Item>(
  items: readonly Counted<Item>[],
  hidden: ReadonlySet<string>,
  join: (a: Counted<Item>, b: Counted<Item>) => Counted<Item>,
): readonly Counted<Item>[] {
  const isHidden = ({ names }: Counted<Item>): boolean => names.some((name) => hidden.has(name));
  const [first, ...more] = items.filter(isHidden);
  if (!first) return items;
  const shown = items.filter((item) => !isHidden(item));
  const last = more.length === 0 ? shown.at(-1) : undefined;
  const together = [...more, ...(last ? [last] : [])].reduce(join, first);
  return [...(last ? shown.slice(0, -1) : shown), together];
}

/** What an agency that did not report all the time had in an area; nothing where that is a small count. */
function unsteadyIn(
  pair: MovedPair,
  part: Subject | undefined,
  { agency, which, minimum }: { readonly agency: UnsteadyAgency; readonly which: Which; readonly minimum: number },
): Unsteady {
  const { before, now } = part ? bothIn(part, pair) : { before: nothing, now: nothing };
  const isSmall = isSmallTwice({ before: before.counted, now: now.counted }, minimum);
  return { events: isSmall ? 0 : { before, now }[which].above, reported: agency.reported[which] };
}

const added = <Item>(a: Counted<Item>, b: Counted<Item>): Omit<Counted<Item>, 'item'> => ({
  names: [...a.names, ...b.names],
  before: a.before + b.before,
  now: a.now + b.now,
});

/** Two areas as one: events and residents add up, and days are those that lead to as many residents. */
function joined(one: MovedArea, two: MovedArea, which: Which): MovedSide {
  const [a, b] = [one[which], two[which]];
  const residents = [a, b].reduce((sum, { exposure, days }) => sum + (days > 0 ? exposure / days : 0), 0);
  const exposure = a.exposure + b.exposure;
  return {
    events: a.events + b.events,
    exposure,
    days: residents > 0 ? exposure / residents : a.days + b.days,
    unsteady: a.unsteady.map((own, place) => ({ ...own, events: own.events + (b.unsteady[place]?.events ?? 0) })),
  };
}

const bothIn = (subject: Subject, pair: MovedPair): { readonly before: Amount; readonly now: Amount } => ({
  before: amountIn(subject, pair.area, pair.before),
  now: amountIn(subject, pair.area, pair.now),
});

const nothing: Amount = { counted: 0, above: 0, below: 0 };

/** What all areas of a subject have in both windows. */
export function totalsOf(
  subject: Subject | undefined,
  pairs: readonly MovedPair[],
): { readonly before: Amount; readonly now: Amount } {
  const add = (a: Amount, b: Amount): Amount => ({
    counted: a.counted + b.counted,
    above: a.above + b.above,
    below: a.below + b.below,
  });
  return pairs.reduce(
    (sum, pair) => {
      const own = subject ? bothIn(subject, pair) : { before: nothing, now: nothing };
      return { before: add(sum.before, own.before), now: add(sum.now, own.now) };
    },
    { before: nothing, now: nothing },
  );
}

/**
 * The categories of a move, together where one alone had too few events; those of no known category are the rest. Empty
 * where a record may be of several.
 */
export function categoriesOf(
  subject: Subject,
  pairs: readonly MovedPair[],
  {
    categories,
    parts,
    minimum,
  }: Pick<Telling, 'minimum'> & { readonly categories: readonly Narrowed[]; readonly parts: Parts },
): readonly MovedCategory[] {
  if (categories.length === 0) return [];
  const named = categories.map(({ name, metric }) => asCounted(name, totalsOf(parts.get(metric.id), pairs)));
  const whole = asCounted('', totalsOf(subject, pairs));
  const rest = named.reduce(
    (left, own) => ({
      before: left.before - own.before,
      now: left.now - own.now,
      item: {
        names: ['no known category'],
        before: left.item.before - own.item.before,
        now: left.item.now - own.item.now,
      },
    }),
    { before: whole.before, now: whole.now, item: whole.item },
  );
  if (rest.before < 0 || rest.now < 0) return [];
  const all = rest.before + rest.now > 0 ? [...named, { ...rest, names: rest.item.names }] : named;
  const join = (a: Counted<MovedCategory>, b: Counted<MovedCategory>): Counted<MovedCategory> => ({
    ...added(a, b),
    item: { names: [...a.names, ...b.names], before: a.item.before + b.item.before, now: a.item.now + b.item.now },
  });
  const used = all.filter(({ before, now }) => before + now > 0);
  return mergeSmall(used, minimum, join).map(({ item }) => item);
}

const asCounted = (
  name: string,
  { before, now }: { readonly before: Amount; readonly now: Amount },
): Counted<MovedCategory> => ({
  names: [name],
  before: before.counted,
  now: now.counted,
  item: { names: [name], before: before.above, now: now.above },
});
