/** A linear programme at one of its corners. Variables beyond those of the columns are those that fill gaps. */
export interface Tableau {
  /** Columns, one after the other, of each row in turn: solved for the basic variable of the row. */
  readonly cells: Float64Array;
  /** How many columns a row has. */
  readonly width: number;
  /** Where it is 2, a column stands for two variables: what the second adds to a row is what the first takes. */
  readonly perColumn: 1 | 2;
  /** What the basic variable of each row is worth, and which it is. */
  readonly values: Float64Array;
  readonly basis: Int32Array;
  readonly upper: Float64Array;
  readonly atUpper: Uint8Array;
  readonly inBasis: Uint8Array;
  /** What one more of each variable adds to the objective. */
  readonly costs: Float64Array;
  /** Multiplications that are left to be made. */
  readonly effort: { left: number };
}

const tiny = 1e-9;
/** So many steps that gain nothing, and the first of the variables is taken instead of the best: that ends every circle. */
const patience = 50;

/** A table in which every row begins with a variable of its own that fills the gap to what it must equal. */
export function tableauOf({
  width,
  perColumn,
  upper,
  equals,
  effort = { left: Infinity },
}: Pick<Tableau, 'width' | 'perColumn'> & {
  readonly effort?: Tableau['effort'] | undefined;
  /** Of the variables of the columns. */
  readonly upper: ArrayLike<number>;
  /** At least 0, by row. */
  readonly equals: readonly number[];
}): Tableau {
  const [n, m] = [width * perColumn, equals.length];
  const limits = new Float64Array(n + m).fill(Infinity);
  limits.set(upper);
  return {
    cells: new Float64Array(width * m),
    width,
    perColumn,
    values: Float64Array.from(equals),
    basis: Int32Array.from(equals, (_, row) => n + row),
    upper: limits,
    atUpper: new Uint8Array(n + m),
    inBasis: new Uint8Array(n + m).fill(1, n),
    costs: new Float64Array(n),
    effort,
  };
}

/** Sets what one more of each variable is worth, others in the basis making up for it. */
export function reducedCosts(table: Tableau, objective: Float64Array): void {
  const { basis, costs, width } = table;
  costs.set(objective.subarray(0, costs.length));
  for (let row = 0; row < basis.length; row += 1) {
    const worth = objective[basis[row] ?? 0] ?? 0;
    if (worth !== 0)
      for (let j = 0; j < width; j += 1) subtractCost(table, j, worth * (table.cells[row * width + j] ?? 0));
  }
}

function subtractCost({ costs, perColumn }: Tableau, column: number, amount: number): void {
  const first = column * perColumn;
  costs[first] = (costs[first] ?? 0) - amount;
  if (perColumn === 2) costs[first + 1] = (costs[first + 1] ?? 0) + amount;
}

/**
 * Steps from corner to corner until none is better, as much is gained as is enough, or the effort is spent.
 *
 * @returns false where the objective has no end
 */
export function iterate(table: Tableau, enough = Infinity): boolean {
  let [still, gained] = [0, 0];
  for (;;) {
    const entering = still > patience ? firstBetter(table) : bestOf(table);
    if (entering === -1) return true;
    const step = stepFor(table, entering);
    if (step.length === Infinity) return false;
    still = step.length > tiny ? 0 : still + 1;
    gained += step.length * gainOf(table, entering);
    move(table, entering, step);
    if (gained >= enough || table.effort.left < 0) return true;
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

/** What a variable stands for in the rows: its column, and which way. */
const columnOf = ({ perColumn }: Tableau, variable: number): number => (perColumn === 2 ? variable >> 1 : variable);
const signOf = ({ perColumn }: Tableau, variable: number): 1 | -1 => (perColumn === 2 && (variable & 1) === 1 ? -1 : 1);

/** How far the entering variable can go before another one, or itself, meets a limit. */
function stepFor(table: Tableau, entering: number): Step {
  const { cells, width, values, basis, upper, atUpper } = table;
  const direction = (atUpper[entering] === 1 ? -1 : 1) * signOf(table, entering);
  const column = columnOf(table, entering);
  let [length, row, leavesAtUpper] = [upper[entering] ?? Infinity, -1, false];
  for (let other = 0; other < basis.length; other += 1) {
    const slope = direction * (cells[other * width + column] ?? 0);
    if (Math.abs(slope) < tiny) continue;
    const value = values[other] ?? 0;
    const most = upper[basis[other] ?? 0] ?? Infinity;
    const own = Math.max(0, slope > 0 ? value / slope : (most - value) / -slope);
    const isFirst = own === length && row >= 0 && (basis[other] ?? 0) < (basis[row] ?? 0);
    if (own < length || isFirst) [length, row, leavesAtUpper] = [own, other, slope < 0];
  }
  return { length, row, leavesAtUpper };
}

function move(table: Tableau, entering: number, { length, row, leavesAtUpper }: Step): void {
  const { cells, width, values, basis, upper, atUpper, inBasis } = table;
  const direction = atUpper[entering] === 1 ? -1 : 1;
  const start = atUpper[entering] === 1 ? (upper[entering] ?? 0) : 0;
  const [column, sign] = [columnOf(table, entering), signOf(table, entering)];
  if (length !== 0)
    for (let other = 0; other < basis.length; other += 1)
      values[other] = (values[other] ?? 0) - direction * length * sign * (cells[other * width + column] ?? 0);
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
  pivot(table, { row, column, sign });
}

function pivot(
  table: Tableau,
  { row, column, sign }: { readonly row: number; readonly column: number; readonly sign: 1 | -1 },
): void {
  const { cells, width, basis } = table;
  const own = row * width;
  const by = sign * (cells[own + column] ?? 1);
  const filled: number[] = [];
  for (let j = 0; j < width; j += 1) {
    const value = cells[own + j] ?? 0;
    if (value === 0) continue;
    cells[own + j] = value / by;
    filled.push(j);
  }
  table.effort.left -= filled.length * basis.length;
  const worth = table.costs[column * table.perColumn + (sign === 1 ? 0 : 1)] ?? 0;
  for (let other = 0; other < basis.length; other += 1) {
    const from = other * width;
    const times = sign * (cells[from + column] ?? 0);
    if (other === row || times === 0) continue;
    for (const j of filled) cells[from + j] = (cells[from + j] ?? 0) - times * (cells[own + j] ?? 0);
  }
  if (worth !== 0) for (const j of filled) subtractCost(table, j, worth * (cells[own + j] ?? 0));
}
