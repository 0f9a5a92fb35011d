import type { Measure } from '../spec/index.ts';
import { decomposeProduct, worthOfOthers } from '../stats/index.ts';

/** Events of an agency that did not report all the time, and the share of months in which it did. */
export interface Unsteady {
  readonly events: number;
  readonly reported: number;
}
/** What an area (or several that must not be told apart) had in one window. */
export interface MovedSide {
  /** What is counted: events, harm, those that did. */
  readonly events: number;
  /** Agencies whose months are told apart, in the same order in both windows; theirs are among the events. */
  readonly unsteady: readonly Unsteady[];
  /** What it is counted against: person-days of a rate, area-days of a count, records of a share, calls of a ratio. */
  readonly exposure: number;
  /** Days of a count, a rate or a ratio; of shares and means the same as the exposure, for they do not grow with time. */
  readonly days: number;
}
export interface MovedArea {
  readonly names: readonly string[];
  readonly before: MovedSide;
  readonly now: MovedSide;
}
export interface MovedCategory {
  readonly names: readonly string[];
  readonly before: number;
  readonly now: number;
}
/** A share of records that could be used, in both windows; null where it is not told apart. */
export type MovedShare = { readonly before: number; readonly now: number } | null;

export interface Moved {
  readonly measure: Measure['kind'];
  /** Exposure in the unit that the metric's value is per. */
  readonly per: number;
  readonly areas: readonly MovedArea[];
  /** Empty where events are of one category. */
  readonly categories: readonly MovedCategory[];
  /** Events with a known area, of all events; and records with a known code, of all records. */
  readonly located: MovedShare;
  readonly mapped: MovedShare;
}

export const moveParts = ['numerator', 'denominator', 'area-mix', 'located', 'mapped', 'agencies'] as const;
export type MovePart = (typeof moveParts)[number];

/** A part of a change, in the metric's unit and in events of the current window. */
export interface Contribution {
  readonly value: number;
  readonly events: number;
}
export interface WhyMoved {
  readonly before: number;
  readonly now: number;
  readonly whole: Contribution;
  /** What moved it: these add up to the whole. Those that are not told apart are in the numerator. */
  readonly parts: readonly (Contribution & { readonly part: MovePart })[];
  /** The same whole by category and by area: each list adds up to it. Empty where there is one alone. */
  readonly byCategory: readonly (Contribution & { readonly names: readonly string[] })[];
  readonly byArea: readonly (Contribution & { readonly names: readonly string[] })[];
}

/**
 * Why a rate moved: it is the sum over areas of `share of the exposure × rate that happened × share located × share
 * mapped`. Each factor's part is averaged over all orders in which the factors could have moved, so that the parts add
 * up to the whole change; that of the rates that happened is shared out again, in the same way, to events a day and to what they are measured against.
 * With nothing known of records, the mix is Kitagawa's: the change of each area's share times its mean rate.
 *
 * The value before is the plain one: changes elsewhere hold areas alike, and leave the mix of areas out.
 *
 * @see Kitagawa 1955; Das Gupta 1993; Owen 1977 (parts of parts)
 */
export function whyMoved(moved: Moved): WhyMoved {
  const { areas, categories, per } = moved;
  const exposed = { before: total(areas, 'before', 'exposure'), now: total(areas, 'now', 'exposure') };
  const rate = (side: Which, events: number): number => (events * per) / exposed[side];
  const part = (value: number): Contribution => ({ value, events: (value * exposed.now) / per });
  const contribution = ({ names, before, now }: MovedCategory) => ({
    names,
    ...part(rate('now', now) - rate('before', before)),
  });
  const [before, now] = [rate('before', total(areas, 'before', 'events')), rate('now', total(areas, 'now', 'events'))];
  const byArea = areas.map(({ names, before: was, now: is }) => ({ names, before: was.events, now: is.events }));
  return {
    before,
    now,
    whole: part(now - before),
    parts: partsOf(moved, exposed).map(([name, value]) => ({ part: name, ...part(value) })),
    byCategory: categories.length > 1 ? categories.map(contribution) : [],
    byArea: areas.length > 1 ? byArea.map(contribution) : [],
  };
}

const total = (areas: readonly MovedArea[], side: Which, of: 'events' | 'exposure'): number =>
  areas.reduce((sum, area) => sum + area[side][of], 0);

interface Exposed {
  readonly before: number;
  readonly now: number;
}
type Which = keyof Exposed;

/** The parts that this change can have, in their order; what is not told apart goes to the events. */
function partsOf(moved: Moved, exposed: Exposed): readonly (readonly [MovePart, number])[] {
  const told = toldOf(moved);
  const sums = new Map(told.map((name): [MovePart, number] => [name, 0]));
  const add = (name: MovePart, value: number): void => {
    const into = sums.has(name) ? name : (told[0] ?? name);
    sums.set(into, (sums.get(into) ?? 0) + value * moved.per);
  };
  for (const area of moved.areas)
    for (const { was, is, ofAgency } of cellsOf(moved, area, exposed)) {
      const cell = { before: was.factors, now: is.factors };
      const [mix = 0, , place = 0, code = 0, reported = 0] = decomposeProduct(cell);
      const [, worth = 0] = worthOfOthers(cell);
      const [events = 0, residents = 0] = decomposeProduct({ before: was.rate, now: is.rate });
      add('area-mix', mix);
      add('numerator', events * worth);
      add('denominator', residents * worth);
      add('located', place);
      add('mapped', code);
      if (ofAgency) add('agencies', reported);
    }
  return [...sums];
}

/** Nothing is said of the mix of one area, of a denominator that only counts days or records, or of unknown shares. */
function toldOf({ measure, areas, located, mapped }: Moved): readonly MovePart[] {
  const isTold: Readonly<Record<MovePart, boolean>> = {
    numerator: true,
    denominator: measure === 'rate' || measure === 'ratio' || measure === 'amount-ratio',
    'area-mix': areas.length > 1,
    located: located !== null,
    mapped: mapped !== null,
    agencies: areas.some(({ before, now }) => before.unsteady.length + now.unsteady.length > 0),
  };
  return moveParts.filter((name) => isTold[name]);
}

interface Factored {
  /**
   * The area's share, the rate that happened, the shares located, mapped and reported: their product is what the cell has
   * of the rate.
   */
  readonly factors: readonly number[];
  /** The rate that happened: events a day × one over residents. */
  readonly rate: readonly number[];
}
interface Cell {
  readonly was: Factored;
  readonly is: Factored;
  readonly ofAgency: boolean;
}

/** An area's events as cells: those of agencies that report alike in both windows, and each of the others. */
function cellsOf(moved: Moved, { before, now }: MovedArea, exposed: Exposed): readonly Cell[] {
  const steady = ({ events, unsteady }: MovedSide): Unsteady => ({
    events: unsteady.reduce((left, own) => left - own.events, events),
    reported: 1,
  });
  const cells = [{ was: steady(before), is: steady(now), ofAgency: false }];
  for (const [place, was] of before.unsteady.entries()) {
    const is = now.unsteady[place];
    if (is) cells.push({ was, is, ofAgency: true });
  }
  return cells.map(({ was, is, ofAgency }) => {
    const [wasHappened, isHappened] = [happened(moved, was, 'before'), happened(moved, is, 'now')];
    // of an agency that was silent, nothing says that less happened there than when it was not
    const perDay = { before: wasHappened / before.days, now: isHappened / now.days };
    const rates = {
      before: Number.isFinite(perDay.before) ? perDay.before : perDay.now,
      now: Number.isFinite(perDay.now) ? perDay.now : perDay.before,
    };
    return {
      was: factorsOf(moved, { side: before, perDay: rates.before, reported: was.reported, exposed, which: 'before' }),
      is: factorsOf(moved, { side: now, perDay: rates.now, reported: is.reported, exposed, which: 'now' }),
      ofAgency,
    };
  });
}

/** Events as if every record had a place and a code, and every month were reported; no number where none was. */
function happened({ located, mapped }: Moved, { events, reported }: Unsteady, which: Which): number {
  return reported === 0 ? Number.NaN : events / ((located?.[which] ?? 1) * (mapped?.[which] ?? 1) * reported);
}

interface Side {
  readonly side: MovedSide;
  readonly perDay: number;
  readonly reported: number;
  readonly exposed: Exposed;
  readonly which: Which;
}

function factorsOf({ located, mapped }: Moved, { side, perDay, reported, exposed, which }: Side): Factored {
  const rate = [Number.isFinite(perDay) ? perDay : 0, side.days / side.exposure];
  const known = [located?.[which] ?? 1, mapped?.[which] ?? 1, reported];
  return { factors: [side.exposure / exposed[which], (rate[0] ?? 0) * (rate[1] ?? 0), ...known], rate };
}
