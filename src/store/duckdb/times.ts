import type { BoundMapping } from '../warehouse.ts';
import { literal, literals } from './sql.ts';

const strptimeFormats = (formats: readonly string[]): readonly string[] =>
  formats.map((format) => (format === 'HHMM' ? '%H%M' : format));
/** A value that the declaration itself gives is written in the declaration's own way. */
const declaredFormats = ['%Y-%m-%d', '%Y-%m-%d %H:%M', '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S'] as const;

/** Every way to read a joined text: all of its parts, or only the first ones where the later are missing. */
function timeFormats(mapping: BoundMapping): readonly string[] {
  if (mapping.how === 'constant') return declaredFormats;
  if (mapping.how !== 'join') return [...new Set(strptimeFormats(mapping.parts.flatMap((part) => part.formats)))];
  let prefixes: readonly string[] = strptimeFormats(mapping.parts[0]?.formats ?? []);
  const all = [...prefixes];
  for (const part of mapping.parts.slice(1)) {
    prefixes = prefixes.flatMap((prefix) => strptimeFormats(part.formats).map((format) => `${prefix} ${format}`));
    all.unshift(...prefixes);
  }
  return all;
}

/** Only such a column can hold a local time that a clock skipped. */
export const hasTimeOfDay = (mapping: BoundMapping): boolean =>
  mapping.type === 'timestamp' && timeFormats(mapping).some((format) => /%[HIXTc]/.test(format));

/** A text as DuckDB reads it by the formats of its column. */
export function parsedTime(mapping: BoundMapping, text: string): string {
  const formats = timeFormats(mapping);
  const [only] = formats;
  return `try_strptime(${text}, ${formats.length === 1 && only !== undefined ? literal(only) : `[${literals(formats)}]`})`;
}

/**
 * A parsed text as a local time, or NULL. DuckDB reads "21" by %Y as the year 21, and the words infinity and epoch
 * by any format: a year must stand there in four digits, and a time must have a digit.
 */
export function timeValue(parsed: string, text: string): string {
  const early = `${parsed} >= TIMESTAMP '0001-01-01' AND contains(${text}, lpad(CAST(year(${parsed}) AS VARCHAR), 4, '0'))`;
  return `CASE WHEN ${parsed} >= TIMESTAMP '1901-01-01' OR (${early}) THEN ${parsed} END`;
}
