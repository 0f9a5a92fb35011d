import type { Finding } from '../../../src/spec/index.ts';
import { maximise } from '../../../src/stats/index.ts';
import { type Coalition, type Span, subjectsOf, windowsAt } from './coalition.ts';

/** One published sum: of some areas in some quarters, all of whose cells together are so many. */
export interface Sum {
  readonly cells: readonly number[];
  readonly equals: number;
  /** By how much it may be more or less, where a report rounds. */
  readonly near?: number;
  readonly from: string;
}

const cellsOf = (coalition: Coalition, areas: readonly number[], { from, to }: Span): readonly number[] =>
  coalition.quarters.flatMap((quarter, at) =>
    quarter.from >= from && quarter.to <= to ? areas.map((area) => area * coalition.quarters.length + at) : [],
  );

const nearOf = ({ rounded = 1 }: Finding): number => Math.floor(rounded / 2);

/** Every count that findings tell, as a sum over cells: what a reader with a pencil writes down first. */
export function sumsIn(findings: readonly Finding[], coalition: Coalition): readonly Sum[] {
  const subjects = new Map(subjectsOf(coalition).map((subject) => [subject.code, subject]));
  return findings.flatMap((finding) => {
    const areas = subjects.get(finding.area)?.areas ?? [];
    const sum = (equals: number | null, span: Span, what: string): readonly Sum[] =>
      equals === null
        ? []
        : [{ cells: cellsOf(coalition, areas, span), equals, near: nearOf(finding), from: `${finding.area} ${what}` }];
    const levels = [finding.now, ...finding.also].flatMap((level) =>
      level.status === 'estimated' ? sum(level.events, level, `${level.from}–${level.to}`) : [],
    );
    const changes = [finding.changes.baseline, finding.changes.previous].flatMap((change) =>
      change.status === 'estimated'
        ? [
            ...sum(change.events, change.window, change.window.kind),
            ...sum(change.compared.events, finding.now, 'compared'),
          ]
        : [],
    );
    return [...levels, ...changes, ...finding.series.flatMap((point) => sum(point.events, point, point.period))];
  });
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Between which numbers a sum of cells lies, as far as published sums tell: the bounds of a linear programme. */
export function rangeOf(cells: readonly number[], sums: readonly Sum[], size: number): Range {
  const rounded = sums.filter(({ near = 0 }) => near > 0);
  const upper = [...new Array<number>(size).fill(10_000), ...rounded.map(({ near = 0 }) => 2 * near)];
  const places = new Map(rounded.map((sum, at) => [sum, size + at]));
  const rows = sums.map((sum) => {
    const slack = places.get(sum);
    const terms = sum.cells.map((cell): [number, number] => [cell, 1]);
    return slack === undefined
      ? { terms, equals: sum.equals }
      : { terms: [...terms, [slack, 1] as [number, number]], equals: sum.equals + (sum.near ?? 0) };
  });
  const bound = (sign: 1 | -1): number => {
    const objective = new Array<number>(upper.length).fill(0);
    for (const cell of cells) objective[cell] = sign;
    const found = maximise({ objective, upper, rows });
    if (found.status !== 'optimal') throw new Error(`published numbers contradict each other: ${found.status}`);
    return sign * found.value;
  };
  return { least: bound(-1), most: bound(1) };
}

export interface Broken extends Range {
  readonly what: string;
  readonly truth: number;
}

/** Small counts, of areas by quarter and by window, that published sums narrow to less than from 1 to the minimum. */
export function broken(
  secrets: readonly { readonly what: string; readonly cells: readonly number[]; readonly truth: number }[],
  sums: readonly Sum[],
  { size, minimum }: { readonly size: number; readonly minimum: number },
): readonly Broken[] {
  return secrets.flatMap(({ what, cells, truth }) => {
    const { least, most } = rangeOf(cells, sums, size);
    return least > 1 + 1e-6 || most < minimum - 1e-6 ? [{ what, truth, least, most }] : [];
  });
}

/** Everything that is small: of each subject of a report, its quarters and its windows. */
export function secretsOf(coalition: Coalition, spans: readonly Span[], minimum: number) {
  return [...subjectsOf(coalition)].flatMap(({ code, areas }) =>
    [...coalition.quarters, ...spans].flatMap((span) => {
      const cells = cellsOf(coalition, areas, span);
      const width = coalition.quarters.length;
      const truth = cells.reduce(
        (sum, cell) => sum + (coalition.events[Math.floor(cell / width)]?.[cell % width] ?? 0),
        0,
      );
      return truth > 0 && truth < minimum ? [{ what: `${code} ${span.from}–${span.to}`, cells, truth }] : [];
    }),
  );
}

/** The windows of a report. */
export function spansOf({ quarters }: Coalition, last: number): readonly Span[] {
  const windows = windowsAt(last);
  return [windows.now, windows.baseline, windows.previous].flatMap((own) => {
    const [from, to] = [quarters[own[0] ?? 0]?.from, quarters[own.at(-1) ?? 0]?.to];
    return from && to ? [{ from, to }] : [];
  });
}

/** What an attacker learns of one report. */
export function attackOn(coalition: Coalition, findings: readonly Finding[], minimum: number): readonly Broken[] {
  const size = coalition.areas.length * coalition.quarters.length;
  const spans = spansOf(coalition, coalition.quarters.length - 1);
  return broken(secretsOf(coalition, spans, minimum), sumsIn(findings, coalition), { size, minimum });
}
