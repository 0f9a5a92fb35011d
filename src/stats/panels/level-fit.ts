import { factorise, solveFactorised } from './cholesky.ts';

/** Levels (shares, means) of areas by period, row by row, each with the records that it rests on. */
export type LevelPanel = {
  readonly areas: number;
  readonly periods: number;
  /** Sum over weight; of no meaning where the weight is 0. */
  readonly level: Float64Array;
  /** Records; 0 where an area has none in a period. */
  readonly weight: Float64Array;
  /** 1 for treated cells. */
  readonly isTreated: Uint8Array;
};

/** Levels by area and period effects: level = area + period. */
export type LevelFit = {
  readonly area: Float64Array;
  readonly period: Float64Array;
  /** The linked part that an area, or a period, belongs to; −1 for one without untreated records. */
  readonly areaPart: Int32Array;
  readonly periodPart: Int32Array;
  /** 1 for periods that stand at 0, and the factor of the equations of all others. */
  readonly isReference: Uint8Array;
  readonly factor: Float64Array;
};

/** What a fit needs of one area: its records by period, and what it adds to the equations of the periods. */
export type LevelEquations = {
  readonly matrix: Float64Array;
  readonly right: Float64Array;
};

/**
 * The equations of the period effects with the area effects taken out of them: Σ over areas of diag(w) − ww′/Σw, and of
 * w × (level − the area's mean).
 *
 * @param added  an area, and 1 to add it or −1 to take it out again
 */
export function addArea(
  { matrix, right }: LevelEquations,
  panel: LevelPanel,
  { area, sign }: { readonly area: number; readonly sign: 1 | -1 },
): void {
  const { periods, level, weight, isTreated } = panel;
  const own = new Float64Array(periods);
  let mass = 0;
  let sum = 0;
  for (let period = 0; period < periods; period += 1) {
    const at = area * periods + period;
    if (isTreated[at] === 1) continue;
    const records = weight[at] as number;
    own[period] = records;
    mass += records;
    if (records > 0) sum += records * (level[at] as number);
  }
  if (mass === 0) return;
  const mean = sum / mass;
  for (let period = 0; period < periods; period += 1) {
    const records = own[period] as number;
    if (records === 0) continue;
    right[period] = (right[period] as number) + sign * records * ((level[area * periods + period] as number) - mean);
    const row = period * periods;
    matrix[row + period] = (matrix[row + period] as number) + sign * records;
    const share = (sign * records) / mass;
    for (let other = 0; other <= period; other += 1)
      matrix[row + other] = (matrix[row + other] as number) - share * (own[other] as number);
  }
}

/** The equations of all areas. */
export function levelEquations(panel: LevelPanel): LevelEquations {
  const equations = { matrix: new Float64Array(panel.periods ** 2), right: new Float64Array(panel.periods) };
  for (let area = 0; area < panel.areas; area += 1) addArea(equations, panel, { area, sign: 1 });
  return equations;
}

/**
 * Weighted least squares of levels on areas and periods, over untreated cells.
 *
 * @param equations  of the areas that are in; not changed
 * @param leftOut    the area that is not; −1 for none
 */
export function fitLevels(panel: LevelPanel, equations: LevelEquations, leftOut = -1): LevelFit {
  const { periods } = panel;
  const parts = linkedParts(panel, leftOut);
  const matrix = equations.matrix.slice();
  const period = equations.right.slice();
  const isReference = referencePeriods(parts.periodPart);
  for (let row = 0; row < periods; row += 1)
    for (let column = 0; column <= row; column += 1)
      if (isReference[row] === 1 || isReference[column] === 1) matrix[row * periods + column] = row === column ? 1 : 0;
  for (let row = 0; row < periods; row += 1) if (isReference[row] === 1) period[row] = 0;
  if (!factorise(matrix, periods)) throw new RangeError('panel: its levels by area and period do not settle');
  solveFactorised(matrix, period);
  return { area: areaEffects(panel, period), period, ...parts, isReference, factor: matrix };
}

/** The first period of each linked part, and periods of none, stand at 0: only differences mean anything. */
function referencePeriods(periodPart: Int32Array): Uint8Array {
  const seen = new Set([-1]);
  return Uint8Array.from(periodPart, (part) => {
    const isFirst = part === -1 || !seen.has(part);
    seen.add(part);
    return isFirst ? 1 : 0;
  });
}

function areaEffects({ areas, periods, level, weight, isTreated }: LevelPanel, period: Float64Array): Float64Array {
  const effects = new Float64Array(areas);
  for (let area = 0; area < areas; area += 1) {
    let mass = 0;
    let sum = 0;
    for (let column = 0; column < periods; column += 1) {
      const at = area * periods + column;
      const records = weight[at] as number;
      if (isTreated[at] === 1 || records === 0) continue;
      mass += records;
      sum += records * ((level[at] as number) - (period[column] as number));
    }
    effects[area] = mass > 0 ? sum / mass : 0;
  }
  return effects;
}

/** Areas and periods that untreated records link: between two parts nothing can be compared. */
function linkedParts(
  { areas, periods, weight, isTreated }: LevelPanel,
  leftOut: number,
): { readonly areaPart: Int32Array; readonly periodPart: Int32Array } {
  const [areaPart, periodPart] = [new Int32Array(areas).fill(-1), new Int32Array(periods).fill(-1)];
  const isLinked = (area: number, period: number): boolean =>
    (weight[area * periods + period] as number) > 0 && isTreated[area * periods + period] === 0;
  let part = 0;
  for (let seed = 0; seed < areas; seed += 1) {
    if (seed === leftOut || areaPart[seed] !== -1) continue;
    const waiting = [seed];
    for (let area = waiting.pop(); area !== undefined; area = waiting.pop())
      for (let period = 0; period < periods; period += 1) {
        if (periodPart[period] !== -1 || !isLinked(area, period)) continue;
        periodPart[period] = part;
        for (let other = 0; other < areas; other += 1) {
          if (other === leftOut || areaPart[other] !== -1 || !isLinked(other, period)) continue;
          areaPart[other] = part;
          waiting.push(other);
        }
      }
    if (areaPart[seed] === part) part += 1;
  }
  return { areaPart, periodPart };
}
