/** An expression of R: what formulas and derived columns are made of. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Argument[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'group'; readonly inner: Expression };

export type Argument = { readonly name?: string; readonly value: Expression };

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?L?|\.\d+(?:[eE][+-]?\d+)?)|("[^"]*"|'[^']*')|([A-Za-z.][\w.]*)|(%in%|<=|>=|==|!=|&&|\|\||[-+*/^:()<>!&|~=,]))/y;

type Token = { readonly kind: 'number' | 'text' | 'name' | 'sign'; readonly text: string };

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = source.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (match === null) throw new SyntaxError(`expression: must be R (got ${source.slice(at)} in ${source})`);
    const [, number, text, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number.replace('L', '') });
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.slice(1, -1) });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign as string });
  }
  return tokens;
}

/** Binary operators from the loosest to the tightest, as R has them; `^` and signs are read apart. */
const LEVELS: readonly (readonly string[])[] = [
  ['~'],
  ['|', '||'],
  ['&', '&&'],
  ['==', '!=', '<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/'],
  ['%in%'],
  [':'],
];

export function parseExpression(source: string): Expression {
  const tokens = tokensOf(source);
  let place = 0;
  const next = (): Token | undefined => tokens[place];
  const accept = (...texts: readonly string[]): string | null => {
    const token = next();
    if (token?.kind !== 'sign' || !texts.includes(token.text)) return null;
    place += 1;
    return token.text;
  };
  const expect = (text: string): void => {
    if (accept(text) === null) throw new SyntaxError(`expression: must have ${text} (got ${source})`);
  };
  const binary = (level: number): Expression => {
    const operators = LEVELS[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    for (let operator = accept(...operators); operator !== null; operator = accept(...operators)) {
      left = { kind: 'binary', operator, left, right: binary(level + 1) };
    }
    return left;
  };
  const unary = (): Expression => {
    const operator = accept('-', '+', '!');
    if (operator !== null) return { kind: 'unary', operator, operand: unary() };
    const base = primary();
    return accept('^') === null ? base : { kind: 'binary', operator: '^', left: base, right: unary() };
  };
  const primary = (): Expression => {
    if (accept('(') !== null) {
      const inner = binary(0);
      expect(')');
      return { kind: 'group', inner };
    }
    const token = next();
    if (token === undefined || token.kind === 'sign') {
      throw new SyntaxError(`expression: must be complete (got ${source})`);
    }
    place += 1;
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'text', value: token.text };
    if (accept('(') === null) return { kind: 'name', name: token.text };
    const given: Argument[] = [];
    while (accept(')') === null) {
      given.push(argument());
      accept(',');
    }
    return { kind: 'call', name: token.text, arguments: given };
  };
  const argument = (): Argument => {
    const token = next();
    const equals = tokens[place + 1];
    if (token?.kind !== 'name' || equals?.kind !== 'sign' || equals.text !== '=') return { value: binary(0) };
    place += 2;
    return { name: token.text, value: binary(0) };
  };
  const whole = binary(0);
  if (place < tokens.length) throw new SyntaxError(`expression: must end (got ${next()?.text} in ${source})`);
  return whole;
}

/** As R writes it: spaces about all binary operators but `^`, `:` and `/`. */
export function deparse(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'text':
      return JSON.stringify(expression.value);
    case 'name':
      return expression.name;
    case 'group':
      return `(${deparse(expression.inner)})`;
    case 'unary':
      return `${expression.operator}${deparse(expression.operand)}`;
    case 'call': {
      const given = expression.arguments.map(({ name, value }) => (name ? `${name} = ` : '') + deparse(value));
      return `${expression.name}(${given.join(', ')})`;
    }
    case 'binary': {
      const gap = ['^', ':', '/'].includes(expression.operator) ? '' : ' ';
      return `${deparse(expression.left)}${gap}${expression.operator}${gap}${deparse(expression.right)}`;
    }
  }
}

/** A value in one row; NaN and the empty text are missing. */
export type Cell = number | string;

const FUNCTIONS: Readonly<Record<string, (...values: readonly number[]) => number>> = {
  log: (value = Number.NaN, base) => (base === undefined ? Math.log(value) : Math.log(value) / Math.log(base)),
  log1p: Math.log1p,
  log2: Math.log2,
  log10: Math.log10,
  exp: Math.exp,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sin: Math.sin,
  cos: Math.cos,
  floor: Math.floor,
  ceiling: Math.ceil,
  pmax: Math.max,
  pmin: Math.min,
  ifelse: (test, yes = Number.NaN, no = Number.NaN) => (test ? yes : no),
  I: (value = Number.NaN) => value,
  'as.numeric': (value = Number.NaN) => value,
  'as.integer': Math.trunc,
};

/** The expression's value in one row; true and false are 1 and 0. */
export function evaluate(expression: Expression, cell: (name: string) => Cell): Cell {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return expression.value;
    case 'name':
      if (expression.name === 'pi') return Math.PI;
      if (expression.name === 'TRUE') return 1;
      if (expression.name === 'FALSE') return 0;
      return cell(expression.name);
    case 'group':
      return evaluate(expression.inner, cell);
    case 'unary': {
      const value = Number(evaluate(expression.operand, cell));
      if (expression.operator === '!') return Number(value === 0);
      return expression.operator === '-' ? -value : value;
    }
    case 'call': {
      const apply = FUNCTIONS[expression.name];
      if (apply === undefined) throw new TypeError(`expression: must be a known function (got ${expression.name})`);
      return apply(...expression.arguments.map(({ value }) => Number(evaluate(value, cell))));
    }
    case 'binary':
      return combine(expression, cell);
  }
}

function combine(expression: Expression & { readonly kind: 'binary' }, cell: (name: string) => Cell): Cell {
  const left = evaluate(expression.left, cell);
  if (expression.operator === '%in%' || (expression.operator === ':' && expression.left.kind !== 'number')) {
    return Number(members(expression.right, cell).some((member) => isSame(member, left)));
  }
  const right = evaluate(expression.right, cell);
  const [a, b] = [Number(left), Number(right)];
  switch (expression.operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '^':
      return a ** b;
    case '==':
      return Number(isSame(left, right));
    case '!=':
      return Number(!isSame(left, right));
    case '<':
      return Number(a < b);
    case '>':
      return Number(a > b);
    case '<=':
      return Number(a <= b);
    case '>=':
      return Number(a >= b);
    case '&':
    case '&&':
      return Number(a !== 0 && b !== 0);
    case '|':
    case '||':
      return Number(a !== 0 || b !== 0);
    default:
      throw new TypeError(`expression: must be a known operator (got ${expression.operator})`);
  }
}

function isSame(a: Cell, b: Cell): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a === b : Number(a) === Number(b);
}

/** c(1, 2, 5:7) as its members. */
function members(expression: Expression, cell: (name: string) => Cell): readonly Cell[] {
  if (expression.kind === 'group') return members(expression.inner, cell);
  if (expression.kind === 'call' && expression.name === 'c') {
    return expression.arguments.flatMap(({ value }) => members(value, cell));
  }
  if (expression.kind === 'binary' && expression.operator === ':') {
    const [from, to] = [Number(evaluate(expression.left, cell)), Number(evaluate(expression.right, cell))];
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  }
  return [evaluate(expression, cell)];
}

/** Names of columns in an expression. */
export function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return [];
    case 'name':
      return ['pi', 'TRUE', 'FALSE'].includes(expression.name) ? [] : [expression.name];
    case 'group':
      return namesIn(expression.inner);
    case 'unary':
      return namesIn(expression.operand);
    case 'call':
      return expression.arguments.flatMap(({ value }) => namesIn(value));
    case 'binary':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
  }
}
