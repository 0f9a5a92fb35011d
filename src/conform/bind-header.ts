import type { Staged } from '../acquire/index.ts';
import type { Problem } from '../errors.ts';
import type { Mapping, Part } from '../spec/index.ts';
import { suggest } from '../spec/index.ts';
import type { BoundMapping } from '../store/index.ts';

type HeaderOf = Pick<Staged, 'file' | 'header'>;

export interface Bound {
  readonly mappings: readonly BoundMapping[];
  readonly problems: readonly Problem[];
}

/** Binds mappings to the places of their columns in one file's own header: never by position from another file. */
export function bindHeader(mappings: readonly Mapping[], staged: HeaderOf): Bound {
  const problems: Problem[] = [];
  const bound = mappings.map((mapping) => {
    const parts =
      mapping.how === 'first'
        ? mapping.parts.filter((part) => part.headers.some((header) => staged.header.includes(header)))
        : mapping.parts;
    if (mapping.how === 'first' && parts.length === 0)
      problems.push(
        missingHeader(
          mapping,
          mapping.parts.flatMap((part) => part.headers),
          staged,
        ),
      );
    const indexes = parts.flatMap((part) => {
      const found = findHeader(part, mapping, staged);
      if (typeof found === 'number') return [found];
      problems.push(found);
      return [];
    });
    return { ...mapping, parts, indexes };
  });
  return { mappings: bound, problems };
}

function findHeader(part: Part, mapping: Mapping, staged: HeaderOf): number | Problem {
  const places = staged.header.flatMap((header, index) => (part.headers.includes(header) ? [index] : []));
  if (places.length === 1 && places[0] !== undefined) return places[0];
  if (places.length === 0) return missingHeader(mapping, part.headers, staged);
  const names = [...new Set(places.map((place) => `"${staged.header[place]}"`))].join(' and ');
  return {
    id: 'header-twice',
    place: `${staged.file}:1`,
    message: `"${mapping.column}" must come from one column (${names} stands in columns ${places.map((place) => place + 1).join(' and ')})`,
    hint: 'name the header that is meant',
    frame: '',
  };
}

function missingHeader(mapping: Mapping, headers: readonly string[], staged: HeaderOf): Problem {
  const wanted = headers.map((header) => `"${header}"`).join(' or ');
  const near = suggest(
    headers[0] ?? '',
    staged.header.filter((header) => header !== ''),
  );
  return {
    id: 'header-missing',
    place: `${staged.file}:1`,
    message: `must have a column ${wanted} for "${mapping.column}"`,
    hint: `${near}; if the agency renamed it, add the new name: from: [${headers[0]}, NEW NAME]`,
    frame: '',
  };
}
