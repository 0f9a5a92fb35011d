import type { Problem } from '../errors.ts';
import type { FileGroup, Mapping, Part } from '../spec/index.ts';
import { suggest } from '../spec/index.ts';
import type { BoundMapping, WideColumn } from '../store/index.ts';
import { bindWide, type Sayable } from './bind-wide.ts';
import { sayableHeaders } from './sayable-headers.ts';

export type Layout = Pick<FileGroup, 'mappings' | 'wide'>;

export interface Bound {
  readonly mappings: readonly BoundMapping[];
  readonly wide: readonly WideColumn[] | null;
  readonly problems: readonly Problem[];
}

/** Binds mappings to the places of their columns in one file's own header: never by position from another file. */
export function bindHeader({ mappings, wide }: Layout, found: Omit<Sayable, 'sayable'>): Bound {
  const problems: Problem[] = [];
  const declared = mappings.flatMap(({ parts }) => parts.flatMap(({ headers }) => headers));
  const wideNames = wide !== null && 'headers' in wide ? wide.headers : [];
  const staged: Sayable = { ...found, sayable: sayableHeaders(found.header, [...declared, ...wideNames]) };
  const bound = mappings.map((mapping) => {
    const one = bindMapping(mapping, staged);
    problems.push(...one.problems);
    return one.bound;
  });
  const columns = wide === null ? null : bindWide(wide, bound, staged);
  return { mappings: bound, wide: columns?.columns ?? null, problems: [...problems, ...(columns?.problems ?? [])] };
}

function bindMapping(
  mapping: Mapping,
  staged: Sayable,
): { readonly bound: BoundMapping; readonly problems: readonly Problem[] } {
  if (mapping.how === 'wide-name' || mapping.how === 'wide-cell')
    return { bound: { ...mapping, indexes: [] }, problems: [] };
  const isThere = (part: Part): boolean => part.headers.some((header) => staged.header.includes(header));
  const parts = mapping.how === 'first' ? mapping.parts.filter(isThere) : mapping.parts;
  if (mapping.how === 'first' && parts.length === 0) {
    const headers = mapping.parts.flatMap((part) => part.headers);
    return { bound: { ...mapping, indexes: [] }, problems: [missingHeader(mapping, headers, staged)] };
  }
  const found = parts.map((part) => findHeader(part, mapping, staged));
  const indexes = found.filter((place) => typeof place === 'number');
  const problems: Problem[] = found.filter((place) => typeof place !== 'number');
  const units = [...new Set(indexes.map((index) => mapping.units[staged.header[index] ?? ''] ?? mapping.unit))];
  if (units.length > 1)
    problems.push(
      problem('duration-unit', staged, {
        message: `"${mapping.column}" must have one unit in a file (got ${units.join(' and ')})`,
        hint: 'only the columns of a wide file may differ: map the others one by one',
      }),
    );
  if (Object.keys(mapping.units).length > 0 && units.includes(null))
    problems.push(
      problem('duration-unit', staged, {
        message: `"${mapping.column}" needs a unit for its column (units: does not name it)`,
        hint: 'add it under units:, or give it one with unit:',
      }),
    );
  return { bound: { ...mapping, parts, indexes, unit: units[0] ?? mapping.unit, units: {} }, problems };
}

function findHeader(part: Part, mapping: Mapping, staged: Sayable): number | Problem {
  if (part.headers.includes(''))
    return problem('header-unnamed', staged, {
      message: `"${mapping.column}" must come from a column with a name`,
      hint: 'a column without a header cannot be mapped: give it one in the file, or ask the agency for it',
    });
  const places = staged.header.flatMap((header, index) => (part.headers.includes(header) ? [index] : []));
  if (places.length === 0) return missingHeader(mapping, part.headers, staged);
  const names = [...new Set(places.map((place) => `"${staged.header[place]}"`))];
  if (part.nth !== null && names.length === 1)
    return places[part.nth - 1] ?? tooFew(part.nth, places.length, { mapping, staged, names });
  if (places.length === 1 && places[0] !== undefined) return places[0];
  return problem('header-twice', staged, {
    message: `"${mapping.column}" must come from one column (${names.join(' and ')} stands in columns ${places.map((place) => place + 1).join(' and ')})`,
    hint: names.length === 1 ? 'say which one: nth: 1 is the first from the left' : 'name the header that is meant',
  });
}

interface Place {
  readonly mapping: Mapping;
  readonly staged: Omit<Sayable, 'sayable'>;
  readonly names: readonly string[];
}

const tooFew = (nth: number, found: number, { mapping, staged, names }: Place): Problem =>
  problem('header-missing', staged, {
    message: `must have ${nth} columns ${names[0]} for "${mapping.column}" (got ${found})`,
    hint: 'correct nth:, or ask the agency for the export again',
  });

function missingHeader(mapping: Mapping, headers: readonly string[], staged: Sayable): Problem {
  const wanted = headers.map((header) => `"${header}"`).join(' or ');
  const near = suggest(headers[0] ?? '', staged.sayable);
  return problem('header-missing', staged, {
    message: `must have a column ${wanted} for "${mapping.column}"`,
    hint: `${near || noHeaderHint}; if the agency renamed it, add the new name: from: [${headers[0]}, NEW NAME]`,
  });
}

/** What to do where line 1 has no declared header, and is not repeated. */
const noHeaderHint = 'line 1 must be the header, and none of the declared ones stands there';

const problem = (
  id: string,
  { file }: Omit<Sayable, 'sayable'>,
  { message, hint }: { readonly message: string; readonly hint: string },
): Problem => ({ id, place: `${file}:1`, message, hint, frame: '' });
