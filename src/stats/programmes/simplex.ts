/** A linear programme at one of its corners. Variables beyond the columns of the rows are those that fill gaps. */
export interface Tableau {
  /** Rows solved for their basic variable. */
  readonly rows: Float64Array[];
  /** What the basic variable of each row is worth, and which it is. */
  readonly values: number[];
  readonly basis: number[];
  readonly upper: Float64Array;
  readonly atUpper: Uint8Array;
  readonly inBasis: Uint8Array;
  /** What one more of each variable adds to the objective. */
  readonly costs: Float64Array;
}

const tiny = 1e-9;
/** So many steps that gain nothing, and the first of the variables is taken instead of the best: that ends every circle. */
const patience = 50;

/** Sets what one more of each variable is worth, others in the basis making up for it. */
export function reducedCosts({ rows, basis, costs }: Tableau, objective: Float64Array): void {
  costs.set(objective.subarray(0, costs.length));
  for (const [row, variable] of basis.entries()) {
    const worth = objective[variable] ?? 0;
    const own = rows[row];
    if (worth === 0 || !own) continue;
    for (let j = 0; j < costs.length; j += 1) costs[j] = (costs[j] ?? 0) - worth * (own[j] ?? 0);
  }
}

/** Steps from corner to corner until none is better. @returns false where the objective has no end */
export function iterate(table: Tableau): boolean {
  let still = 0;
  for (;;) {
    const entering = still > patience ? firstBetter(table) : bestOf(table);
    if (entering === -1) return true;
    const step = stepFor(table, entering);
    if (step.length === Infinity) return false;
    still = step.length > tiny ? 0 : still + 1;
    move(table, entering, step);
  }
}

const gainOf = ({ costs, atUpper, inBasis, upper }: Tableau, j: number): number => {
  if (inBasis[j] === 1 || upper[j] === 0) return 0;
  return atUpper[j] === 1 ? -(costs[j] ?? 0) : (costs[j] ?? 0);
};

function bestOf(table: Tableau): number {
  let [best, most] = [-1, tiny];
  for (let j = 0; j < table.costs.length; j += 1) {
    const gain = gainOf(table, j);
    if (gain > most) [best, most] = [j, gain];
  }
  return best;
}

function firstBetter(table: Tableau): number {
  for (let j = 0; j < table.costs.length; j += 1) if (gainOf(table, j) > tiny) return j;
  return -1;
}

interface Step {
  readonly length: number;
  /** The row whose variable leaves; -1 where the entering one goes from one of its limits to the other. */
  readonly row: number;
  readonly leavesAtUpper: boolean;
}

/** How far the entering variable can go before another one, or itself, meets a limit. */
function stepFor({ rows, values, basis, upper, atUpper }: Tableau, entering: number): Step {
  const direction = atUpper[entering] === 1 ? -1 : 1;
  let best: Step = { length: upper[entering] ?? Infinity, row: -1, leavesAtUpper: false };
  for (let row = 0; row < rows.length; row += 1) {
    const slope = direction * (rows[row]?.[entering] ?? 0);
    if (Math.abs(slope) < tiny) continue;
    const value = values[row] ?? 0;
    const most = upper[basis[row] ?? 0] ?? Infinity;
    const length = Math.max(0, slope > 0 ? value / slope : (most - value) / -slope);
    const isFirst = length === best.length && best.row >= 0 && (basis[row] ?? 0) < (basis[best.row] ?? 0);
    if (length < best.length || isFirst) best = { length, row, leavesAtUpper: slope < 0 };
  }
  return best;
}

function move(table: Tableau, entering: number, { length, row, leavesAtUpper }: Step): void {
  const { rows, values, basis, upper, atUpper, inBasis } = table;
  const direction = atUpper[entering] === 1 ? -1 : 1;
  const start = atUpper[entering] === 1 ? (upper[entering] ?? 0) : 0;
  for (let other = 0; other < rows.length; other += 1)
    values[other] = (values[other] ?? 0) - direction * length * (rows[other]?.[entering] ?? 0);
  if (row === -1) {
    atUpper[entering] = atUpper[entering] === 1 ? 0 : 1;
    return;
  }
  const leaving = basis[row] ?? 0;
  inBasis[leaving] = 0;
  atUpper[leaving] = leavesAtUpper ? 1 : 0;
  inBasis[entering] = 1;
  atUpper[entering] = 0;
  basis[row] = entering;
  values[row] = start + direction * length;
  pivot(table, row, entering);
}

function pivot({ rows, costs }: Tableau, row: number, entering: number): void {
  const own = rows[row];
  if (!own) return;
  const by = own[entering] ?? 1;
  const filled: number[] = [];
  for (let j = 0; j < own.length; j += 1) {
    const value = own[j] ?? 0;
    if (value === 0) continue;
    own[j] = value / by;
    filled.push(j);
  }
  const subtract = (from: Float64Array): void => {
    const times = from[entering] ?? 0;
    if (times !== 0) for (const j of filled) from[j] = (from[j] ?? 0) - times * (own[j] ?? 0);
  };
  for (let other = 0; other < rows.length; other += 1) {
    const target = rows[other];
    if (other !== row && target) subtract(target);
  }
  subtract(costs);
}
