import type { Power, Sight } from '../estimate/index.ts';
import type { Finding } from '../spec/index.ts';
import { coarse, digits } from './coarse.ts';
import { isOwnKept } from './mix.ts';
import { isOfCells } from './scatter.ts';
import { countsOf, isSmall } from './small.ts';

interface Asked {
  /** The finding that the question is about, as it may be told beside all that was told before. */
  readonly finding: Finding;
  /** Counts from 1 up to below it are small. */
  readonly minimum: number;
  /** Of areas together, of which one hides a number: what is expected is no sum of what is told. */
  readonly hidesParts?: boolean;
}

/**
 * What could be seen as it may be shown. What a window could show follows from the count of its baseline: it goes where
 * that is small, where two windows would give a small count away by the difference of theirs, and where some period of
 * the finding is hidden, which the sum over a window of any other length would give back. What the finding itself tells
 * of its baseline is no news.
 */
export function protectPower(power: Power, { finding, minimum, hidesParts = false }: Asked): Power {
  const known = toldBy(finding);
  const { [finding.changes.primary]: change } = finding.changes;
  const isMixed = isOwnKept(finding) && change.status === 'estimated' && change.exposure === null;
  const hides = finding.series.some(({ state }) => state === 'suppressed');
  const shown: Counts[] = known ? [known] : [];
  const protect = (sight: Sight): Sight => {
    if (sight.status === 'withheld') return sight;
    const counts = countsOf({ ...sight.before, exposure: null }, finding.measure);
    if (known && counts.every((count, at) => count === known[at])) return isMixed ? coarseExpected(sight) : sight;
    const isNear = (other: Counts): boolean =>
      counts.some((count, at) => isSmall(Math.abs((count ?? 0) - (other[at] ?? 0)), minimum));
    if (hides || counts.some((count) => isSmall(count, minimum)) || shown.some(isNear))
      return { status: 'withheld', window: sight.window, reason: 'suppressed' };
    shown.push(counts);
    return hidesParts && isOwnKept(finding) ? coarseExpected(sight) : sight;
  };
  const now = protect(power.now);
  const longer = power.longer.map((row) => ({ ...row, sight: protect(row.sight) }));
  const isWhole = [now, ...longer.map(({ sight }) => sight)].every(
    (sight) => sight.status === 'estimated' || sight.reason !== 'suppressed',
  );
  // how many periods it takes follows from the baselines of all of them
  const shownPower = { ...power, now, longer, needed: isWhole ? power.needed : null };
  return isOfCells(finding) && power.dispersion > 1 ? coarsePower(shownPower) : shownPower;
}

/** What the scatter of hidden cells may be in, with two digits. */
function coarsePower({ now, longer, ...power }: Power): Power {
  const coarseSight = (sight: Sight): Sight =>
    sight.status === 'withheld' ? sight : { ...sight, fall: coarse(sight.fall, 1), rise: coarse(sight.rise, 1) };
  return {
    ...power,
    dispersion: coarse(power.dispersion, 1),
    now: coarseSight(now),
    longer: longer.map((row) => ({ ...row, sight: coarseSight(row.sight) })),
  };
}

/** Each area beside its own baseline (see `protectMix`). */
function coarseExpected(sight: Sight): Sight {
  if (sight.status === 'withheld') return sight;
  const { value, events } = sight.expected;
  const expected = { value: digits(value, Math.round), events: events === null ? null : digits(events, Math.round) };
  return { ...sight, expected, fall: coarse(sight.fall, 1), rise: coarse(sight.rise, 1) };
}

type Counts = ReturnType<typeof countsOf>;

function toldBy({ changes, measure }: Finding): Counts | null {
  const change = changes[changes.primary];
  if (change.status === 'withheld') return null;
  return countsOf({ n: change.n, events: change.events, exposure: null }, measure);
}
