import type { Findings } from '../../../src/spec/index.ts';
import type { Published } from './published.ts';

/**
 * Numbers that a report hides, as they would stand in a document: each count of them makes rates, shares, means and ends of
 * ranges that hardly anything else makes. What is hidden of a report is what another one of the same records tells that hides
 * nothing.
 */
export interface Planted {
  /** Of each way to write a number, where it stands in the findings that hide nothing. */
  readonly marks: ReadonlyMap<string, string>;
}

/** All numbers of a document, by their paths. */
function numbersIn(own: unknown, path = ''): readonly (readonly [string, number])[] {
  if (typeof own === 'number') return [[path, own]];
  if (typeof own !== 'object' || own === null) return [];
  return Object.entries(own).flatMap(([key, value]) => numbersIn(value, `${path}.${key}`));
}

/** A number of four digits or more, one of them behind the point, as pages, tables and drawings write it: rounded, and in per cent. */
function formsOf(value: number): readonly string[] {
  const size = Math.abs(value);
  const rounded = [1, 2, 3, 4].flatMap((places) => [size.toFixed(places), (size * 100).toFixed(places)]);
  return [String(size), ...rounded].filter(
    (form) => /\d{4}/.test(form.replace(/^[0.]+|\./g, '')) && form.includes('.'),
  );
}

/** Where marks of a drawing stand, and how far its axes go, which are numbers as well. */
const geometry =
  /"[xy]": ?[\d.]+|"domain": ?\[[^\]]*\]|\b(?:d|x|y|x1|x2|y1|y2|cx|cy|r|dx|dy|width|height|points|transform|viewBox|style|stroke-dasharray)="[^"]*"/g;

const told = ({ findings, checks, coverage }: Findings): unknown => ({ findings, checks, coverage });

/** What some reports hide of what another one tells, where nothing that they tell is written like it. */
export function plantedIn(hiding: readonly Findings[], open: Findings): Planted {
  const known = new Set(hiding.flatMap((own) => numbersIn(told(own)).flatMap(([, value]) => formsOf(value))));
  const marks = numbersIn(told(open)).flatMap(([path, value]) =>
    formsOf(value)
      .filter((form) => !known.has(form))
      .map((form) => [form, path] as const),
  );
  return { marks: new Map(marks) };
}

/** Marks that stand in documents, answers and exports, with the document and the number that each is of. */
export function foundIn({ documents, answers }: Published, { marks }: Planted): readonly string[] {
  return [...documents, ...answers].flatMap(([name, text]) => {
    const numbers = text
      .replace(geometry, '')
      .replace(/(?<=\d),(?=\d{3}\b)/g, '')
      .match(/\d+\.\d+(?:e-?\d+)?/g);
    const words = new Set(numbers ?? []);
    return [...words].flatMap((word) => (marks.has(word) ? [`${name}: ${word} is ${marks.get(word)}`] : []));
  });
}
