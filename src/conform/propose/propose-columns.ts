import type { KindColumn, SourceKind } from '../../spec/index.ts';
import { type Found, findColumn, guessTime, isTime, type Scene, suits } from '../find-columns.ts';
import { numberSigns } from '../number-signs.ts';
import type { ColumnProfile } from '../profile.ts';
import { nthOf, quote } from '../suggest-items.ts';
import { timeMapping } from './time-mapping.ts';

/** A mapping that can be run as it is: what is not certain is left out, or said to be a guess. */
export interface ProposedColumns {
  /** Lines of YAML under `columns:`. */
  readonly lines: readonly string[];
  /** Columns that are mapped, and the profile of each; a constant has none. */
  readonly mapped: ReadonlyMap<string, ColumnProfile | null>;
  /** What somebody who knows the data must look at. */
  readonly decide: readonly string[];
  /** Columns that must be there and are not. */
  readonly lacking: readonly string[];
}

interface Line {
  readonly text: string;
  readonly mapped: ColumnProfile | null | undefined;
  readonly decide?: string;
  readonly lacks?: string;
}

export function proposeColumns(kind: SourceKind, columns: readonly ColumnProfile[]): ProposedColumns {
  const lines = kind.columns.map((column) => ({ column, line: lineOf(column, { kind, columns }) }));
  const mapped = lines.flatMap(({ column, line }): readonly [string, ColumnProfile | null][] =>
    line.mapped === undefined ? [] : [[column.name, line.mapped]],
  );
  const names = new Set(mapped.map(([name]) => name));
  const lackingOne = (kind.oneOf ?? []).filter((some) => !some.some((name) => names.has(name)));
  return {
    lines: lines.map(({ line }) => line.text),
    mapped: new Map(mapped),
    decide: lines.flatMap(({ line }) => line.decide ?? []),
    lacking: [
      ...lines.flatMap(({ line }) => line.lacks ?? []),
      ...lackingOne.map((some) => `${some.join(' or ')} (no header that can be read looks like one of them)`),
    ],
  };
}

/** Where a file says nothing of these, all of its records are alike in them. */
const constants: Readonly<Record<string, string>> = { area: 'everywhere', offense: 'any' };

function lineOf(column: KindColumn, scene: Scene): Line {
  const { name, about, required } = column;
  const found = findColumn(column, scene) ?? guessTime(column, scene);
  if (found) {
    const line = mappingOf(column, found, scene);
    if (line) return line;
  }
  const why = found ? `"${found.column.header}" looks like it, and ${unreadable(column)}` : 'no header looks like it';
  const constant = constants[name];
  if (required && constant !== undefined)
    return {
      text: `${name}: { value: ${constant} }  # ${about}; ${why}`,
      mapped: null,
      decide: `${name}: ${why}, so that all records are "${constant}". Is it there under another header?`,
    };
  if (required) return { text: `# ${name}: ${about}; ${why}`, mapped: undefined, lacks: `${name} (${why})` };
  return {
    text: `# ${name}: ${found ? quote(found.column.header) : ''}  # ${about}`.replace(':   #', ':  #'),
    mapped: undefined,
    ...(found ? { decide: `${name}: ${why}. It is left out until you say how.` } : {}),
  };
}

const unreadable = (column: KindColumn): string =>
  isTime(column) ? 'no form of dates that is looked for reads half of its values' : 'cannot be read as it is';

/** The line of a column that is there; undefined where its values would have to be guessed. */
function mappingOf(
  column: KindColumn,
  { column: profile, guessed }: Found,
  { kind, columns }: Scene,
): Line | undefined {
  const { name, type, values } = column;
  if (!suits(column, profile)) return undefined;
  const nth = nthOf(profile, columns);
  const from = `from: ${quote(profile.header)}${nth}`;
  const whole = (text: string, doubts: readonly string[] = []): Line => ({
    text: `${name}: ${text}${doubts.length > 0 ? `  # ${doubts.join('; ')}` : ''}`,
    mapped: profile,
    ...(doubts.length > 0 ? { decide: `${name} (header "${profile.header}"): ${doubts.join('; ')}.` } : {}),
  });
  const line = (more: string, doubts: readonly string[] = []): Line =>
    whole(more === '' && nth === '' ? quote(profile.header) : `{ ${from}${more} }`, doubts);
  if (isTime(column)) {
    if (profile.formats.length === 0) return undefined;
    const { text, doubts } = timeMapping(column, { column: profile, guessed }, { kind, columns });
    return whole(text, doubts);
  }
  if (values !== undefined && profile.values.some((value) => !values.includes(value))) return undefined;
  switch (type) {
    case 'pseudonym':
      return undefined;
    case 'duration': {
      const unit = clockUnit(profile);
      return unit === undefined ? undefined : line(`, unit: ${unit}`);
    }
    case 'money':
      return profile.values.every((value) => amount.test(value)) ? line('') : undefined;
    case 'list':
      return line(`, separator: ${JSON.stringify(separatorOf(profile))}`);
    case 'flag':
      return profile.looksLike === 'yes or no' ? line('') : undefined;
    case 'whole':
    case 'decimal': {
      const { more = '', doubts = [] } = numberSigns(column, profile) ?? {};
      return line(more, doubts);
    }
    default:
      return line('');
  }
}

const amount = /^[-(]?[$€£]?\s?[\d,]+(\.\d{1,2})?\)?$/;

/** Times such as 0:07:26 say their unit themselves; 7.4 does not. */
const clockUnit = ({ values }: ColumnProfile): string | undefined =>
  values.length > 0 && values.every((value) => /^\d+:[0-5]\d:[0-5]\d$/.test(value)) ? 'H:MM:SS' : undefined;

const separatorOf = ({ values }: ColumnProfile): string =>
  [';', '|', '/', ','].find((sign) => values.some((value) => value.includes(sign))) ?? ';';
