import type { TopLevelSpec } from 'vega-lite';

/**
 * What charts of one kind share, and what each has of its own. To make a chart ready costs more than to draw it: those that
 * differ in nothing but their data, their size, the reach of their scales and the words at their axes are made ready once.
 */
export interface Form {
  /** The same for all specifications of one form. */
  readonly key: string;
  /** With a name wherever a specification has something of its own. */
  readonly spec: TopLevelSpec;
  /** Rows by the name of their data. */
  readonly rows: ReadonlyMap<string, readonly object[]>;
  /** Values by the name of their signal. */
  readonly signals: ReadonlyMap<string, unknown>;
}

type Json = Readonly<Record<string, unknown>>;

/** What has been given a name. */
interface Named {
  readonly rows: Map<readonly object[], string>;
  /** By what they are, for layers that share a scale must name its reach alike. */
  readonly signals: Map<string, { readonly name: string; readonly value: unknown }>;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Days of a specification as a signal has them. */
const plain = (value: unknown): unknown =>
  isObject(value) ? Date.UTC(Number(value.year), Number(value.month) - 1, Number(value.date)) : value;

function nameFor(kind: string, value: unknown, { signals }: Named): string {
  const key = `${kind} ${JSON.stringify(value)}`;
  const known = signals.get(key) ?? { name: `${kind}${signals.size}`, value };
  signals.set(key, known);
  return known.name;
}

/** Everything but these keys stays, and is looked through in its turn. */
function replaced(spec: Json, named: Named, replace: Readonly<Record<string, (value: unknown) => unknown>>): Json {
  return Object.fromEntries(
    Object.entries(spec).map(([key, value]) => [key, replace[key]?.(value) ?? searched(key, value, named)]),
  );
}

/** Null where the value is not of the kind that is replaced. */
const ifList =
  (kind: string, named: Named) =>
  (value: unknown): unknown =>
    Array.isArray(value) ? { expr: nameFor(kind, value.map(plain), named) } : null;

const ifNumber = (named: Named) => (value: unknown) =>
  typeof value === 'number' ? { expr: nameFor('place', value, named) } : null;

/** Words by the value of their tick, as `worded` writes them. */
const ifWords = (named: Named) => (value: unknown) => {
  const words = typeof value === 'string' ? value.match(/^(\{.*\})\[datum\.value\]$/)?.[1] : undefined;
  return words === undefined ? null : `${nameFor('words', JSON.parse(words), named)}[datum.value]`;
};

function dataOf(data: Json, { rows }: Named): Json {
  if (!Array.isArray(data.values)) return data;
  const name = rows.get(data.values) ?? `rows${rows.size}`;
  rows.set(data.values, name);
  return { name };
}

function searched(key: string, value: unknown, named: Named): unknown {
  if (Array.isArray(value)) return value.map((item) => searched('', item, named));
  if (!isObject(value) || key === 'config') return value;
  if (key === 'data') return dataOf(value, named);
  if (key === 'scale') return replaced(value, named, { domain: ifList('reach', named) });
  if (key === 'axis') return replaced(value, named, { values: ifList('ticks', named), labelExpr: ifWords(named) });
  const place = ifNumber(named);
  if (key === 'mark') return replaced(value, named, { x: place, x2: place, y: place, y2: place });
  return replaced(value, named, {});
}

/** A specification as a form and what it has of its own. */
export function formOf(spec: TopLevelSpec): Form {
  const { width, height, padding, description: _, background: __, ...rest } = spec as unknown as Json;
  const named: Named = { rows: new Map(), signals: new Map() };
  const bare = searched('', rest, named) as Json;
  const own = [...named.signals.values()];
  const size = Object.entries({ width, height, padding }).filter(([, value]) => value !== undefined);
  const params = own.map(({ name }) => ({ name, value: null }));
  const form = {
    ...bare,
    ...Object.fromEntries(size.map(([key]) => [key, 1])),
    ...(own.length === 0 ? {} : { params }),
  };
  return {
    key: JSON.stringify(form),
    spec: form as unknown as TopLevelSpec,
    rows: new Map([...named.rows].map(([rows, name]) => [name, rows])),
    signals: new Map([...size, ...own.map(({ name, value }) => [name, value] as const)]),
  };
}
