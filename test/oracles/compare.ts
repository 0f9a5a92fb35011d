/** A number passes when |got − expected| ≤ abs + rel·|expected|. */
export type Tolerance = { readonly rel: number; readonly abs: number };

/** Differences between an expected value and the one got, each as a line with its path. */
export function differences(expected: unknown, got: unknown, tolerance: Tolerance, path = ''): readonly string[] {
  const problem = [`${path || '(value)'}: expected ${show(expected)}, got ${show(got)}`];
  if (Array.isArray(expected) && !Array.isArray(got) && expected.length === 1) {
    return differences(expected[0], got, tolerance, path);
  }
  if (Array.isArray(got) && !Array.isArray(expected) && got.length === 1) {
    return differences(expected, got[0], tolerance, path);
  }
  if (expected === null) return got === null || Number.isNaN(got) ? [] : problem;
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return problem;
    return expected.flatMap((item, index) => differences(item, got[index], tolerance, `${path}[${index}]`));
  }
  if (typeof expected === 'object') {
    if (typeof got !== 'object' || got === null) return problem;
    return Object.entries(expected).flatMap(([key, value]) => {
      const inside = path === '' ? key : `${path}.${key}`;
      if (!Object.hasOwn(got, key)) return [`${inside}: not produced`];
      return differences(value, (got as Record<string, unknown>)[key], tolerance, inside);
    });
  }
  return same(expected, got, tolerance) ? [] : problem;
}

function same(expected: unknown, got: unknown, { rel, abs }: Tolerance): boolean {
  const number = expected === 'Inf' ? Infinity : expected === '-Inf' ? -Infinity : expected;
  if (typeof number !== 'number') return number === got;
  if (typeof got !== 'number') return false;
  return number === got || Math.abs(got - number) <= abs + rel * Math.abs(number);
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
}
