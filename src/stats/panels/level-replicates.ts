import { invertFactorised, timesSymmetric } from './cholesky.ts';
import { addArea, fitLevels, type LevelEquations, type LevelFit, type LevelPanel } from './level-fit.ts';

/** Fits with one area left out: its period effects, and its links where these are not those of the whole. */
export type LevelReplicate = { readonly period: Float64Array; readonly links: LevelFit | null };

/**
 * The fit with any area left out, from that of all; each is worked out once.
 *
 * One area changes the equations of the periods by little, so that conjugate gradients with the factor of the whole as
 * preconditioner settle in half a dozen steps, in place of a factor of its own.
 *
 * @param equations  of all areas; put back as they were
 * @see Saad 2003, Iterative Methods for Sparse Linear Systems, §9.2
 */
export function levelReplicates(
  panel: LevelPanel,
  equations: LevelEquations,
  fit: LevelFit,
): (area: number) => LevelReplicate {
  const isBusy = busyAreas(panel, fit);
  const busy = isBusy.reduce((sum, one) => sum + one, 0);
  const inverse = invertFactorised(fit.factor, panel.periods);
  const known = new Map<number, LevelReplicate>();
  const replicateOf = (area: number): LevelReplicate => {
    // where another area was observed throughout, it links all others as before
    const period = busy > (isBusy[area] as number) ? periodsWithout(panel, { fit, inverse, area }) : null;
    if (period !== null) return { period, links: null };
    addArea(equations, panel, { area, sign: -1 });
    const links = fitLevels(panel, equations, area);
    addArea(equations, panel, { area, sign: 1 });
    return { period: links.period, links };
  };
  return (area) => {
    const found = known.get(area) ?? replicateOf(area);
    known.set(area, found);
    return found;
  };
}

/**
 * The mean over the records of treated cells of what lies beyond the fit, with any area left out; null where nothing is
 * left to tell it by. It is linear in the period effects: nothing else of a fit is needed.
 *
 * @param panel  with the treated cells that are asked about
 */
export function levelEffectsWithout(
  panel: LevelPanel,
  fit: LevelFit,
  replicateOf: (area: number) => LevelReplicate,
): (area: number) => number | null {
  const effect = effectOf(panel, fit);
  return (area) => {
    const { period, links } = replicateOf(area);
    return links !== null && isLost(panel, { fit, without: links, area }) ? null : effect(period, area);
  };
}

/** Areas with untreated records in all periods that have any, where everything is linked. */
function busyAreas({ areas, periods, weight, isTreated }: LevelPanel, { areaPart, periodPart }: LevelFit): Uint8Array {
  const isBusy = new Uint8Array(areas);
  if (areaPart.some((part) => part > 0)) return isBusy;
  for (let area = 0; area < areas; area += 1) {
    isBusy[area] = 1;
    for (let period = 0; period < periods; period += 1) {
      const at = area * periods + period;
      const has = isTreated[at] === 0 && (weight[at] as number) > 0;
      if (!has && periodPart[period] !== -1) isBusy[area] = 0;
    }
  }
  return isBusy;
}

/** What an area that is left out adds to the equations of the period effects: diag(w) − ww′/Σw. */
interface Own {
  readonly weight: Float64Array;
  readonly mass: number;
}

/** Falls of the residual, squared and in the measure of the equations, at which the last step is as good as exact. */
const SETTLED = 1e-20;
const MOST_STEPS = 40;

/** The period effects without an area; null where they do not settle, as where an area is nearly all there is. */
function periodsWithout(
  panel: LevelPanel,
  { fit, inverse, area }: { readonly fit: LevelFit; readonly inverse: Float64Array; readonly area: number },
): Float64Array | null {
  const { own, residual } = ownPart(panel, fit, area);
  const period = fit.period.slice();
  const solved = timesSymmetric(inverse, residual);
  const [direction, applied, image] = [solved.slice(), residual.slice(), new Float64Array(period.length)];
  let fall = product(residual, solved);
  const first = fall;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (!(fall > SETTLED * first)) {
      addTo(period, solved, 1);
      return period;
    }
    without(image, { applied, direction, own, isReference: fit.isReference });
    const length = fall / product(direction, image);
    addTo(period, direction, length);
    addTo(residual, image, -length);
    timesSymmetric(inverse, residual, solved);
    const next = product(residual, solved);
    // what the whole equations make of a direction follows from what they make of its parts
    addAfter(direction, solved, next / fall);
    addAfter(applied, residual, next / fall);
    fall = next;
  }
  return null;
}

/** An area's part in the equations, and what they lack without it at the period effects of all. */
function ownPart({ periods, level, weight, isTreated }: LevelPanel, fit: LevelFit, area: number) {
  const [own, residual] = [new Float64Array(periods), new Float64Array(periods)];
  let mass = 0;
  for (let period = 0; period < periods; period += 1) {
    const at = area * periods + period;
    if (isTreated[at] === 1) continue;
    const records = weight[at] as number;
    own[period] = records;
    mass += records;
    if (records === 0 || fit.isReference[period] === 1) continue;
    residual[period] = -records * ((level[at] as number) - (fit.area[area] as number) - (fit.period[period] as number));
  }
  return { own: { weight: own, mass }, residual };
}

/** What the equations without an area make of a direction, put into `image`, given what those of all make of it. */
function without(
  image: Float64Array,
  {
    applied,
    direction,
    own: { weight, mass },
    isReference,
  }: {
    readonly applied: Float64Array;
    readonly direction: Float64Array;
    readonly own: Own;
    readonly isReference: Uint8Array;
  },
): void {
  const mean = product(weight, direction) / mass;
  for (let period = 0; period < image.length; period += 1) {
    const all = applied[period] as number;
    const part = isReference[period] === 1 ? 0 : (weight[period] as number) * ((direction[period] as number) - mean);
    image[period] = all - part;
  }
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function addTo(target: Float64Array, values: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at += 1) target[at] = (target[at] as number) + factor * (values[at] as number);
}

/** target = values + factor × target. */
function addAfter(target: Float64Array, values: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at += 1) target[at] = (values[at] as number) + factor * (target[at] as number);
}

/** The effect by the period effects that it is told by, of all areas or without one: it is linear in them. */
function effectOf(panel: LevelPanel, fit: LevelFit): (period: Float64Array, leftOut: number) => number | null {
  const parts = new Map<number, LinearPart>();
  const all = { records: 0, constant: 0, slopes: new Float64Array(panel.periods) };
  for (let area = 0; area < panel.areas; area += 1) {
    const part = partOf(panel, fit, area);
    if (part.records === 0) continue;
    parts.set(area, part);
    all.records += part.records;
    all.constant += part.constant;
    addTo(all.slopes, part.slopes, 1);
  }
  return (period, leftOut) => {
    const own = parts.get(leftOut);
    const records = all.records - (own?.records ?? 0);
    if (!(records > 0)) return null;
    const beyond = all.constant - product(all.slopes, period);
    const gone = own ? own.constant - product(own.slopes, period) : 0;
    return (beyond - gone) / records;
  };
}

/** What lies beyond the fit in an area's treated cells, over all their records, is a constant less Σ slope × period effect. */
interface LinearPart {
  readonly records: number;
  readonly constant: number;
  readonly slopes: Float64Array;
}

const nothing: LinearPart = { records: 0, constant: 0, slopes: new Float64Array(0) };

/** Whether an area has treated records of which something is expected: of one point in time, few have. */
function hasTreated({ periods, weight, isTreated }: LevelPanel, fit: LevelFit, area: number): boolean {
  for (let period = 0; period < periods; period += 1) {
    const at = area * periods + period;
    if (isTreated[at] === 1 && (weight[at] as number) > 0 && isLinked(fit, area, period)) return true;
  }
  return false;
}

function partOf(panel: LevelPanel, fit: LevelFit, area: number): LinearPart {
  const { periods, level, weight, isTreated } = panel;
  if (!hasTreated(panel, fit, area)) return nothing;
  const [treated, untreated] = [new Float64Array(periods), new Float64Array(periods)];
  let [records, beyond, mass, before] = [0, 0, 0, 0];
  for (let period = 0; period < periods; period += 1) {
    const at = area * periods + period;
    const own = weight[at] as number;
    if (own === 0) continue;
    if (isTreated[at] === 0) {
      untreated[period] = own;
      mass += own;
      before += own * (level[at] as number);
    } else if (isLinked(fit, area, period)) {
      treated[period] = own;
      records += own;
      beyond += own * (level[at] as number);
    }
  }
  // the area's own effect is its mean before, less that of the periods
  addTo(treated, untreated, -records / mass);
  return { records, constant: beyond - (records * before) / mass, slopes: treated };
}

const isLinked = ({ areaPart, periodPart }: LevelFit, area: number, period: number): boolean =>
  areaPart[area] !== -1 && areaPart[area] === periodPart[period];

/** Whether a cell of which something is expected with all areas has lost it with one of them out. */
function isLost(
  { areas, periods, weight, isTreated }: LevelPanel,
  { fit, without: found, area: leftOut }: { readonly fit: LevelFit; readonly without: LevelFit; readonly area: number },
): boolean {
  for (let area = 0; area < areas; area += 1) {
    if (area === leftOut) continue;
    for (let period = 0; period < periods; period += 1) {
      const at = area * periods + period;
      if (isTreated[at] === 0 || weight[at] === 0 || !isLinked(fit, area, period)) continue;
      if (!isLinked(found, area, period)) return true;
    }
  }
  return false;
}
