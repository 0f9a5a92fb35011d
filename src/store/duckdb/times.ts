import { clockFormat, serialFormat } from '../../spec/index.ts';
import type { BoundMapping } from '../warehouse.ts';
import { isReadOneByOne, oneByOne, timeValue } from './formats.ts';
import { literal, literals } from './sql.ts';

/** A format as strptime knows it; in a join, the parts of a workbook's times have been written out. */
const strptimeFormats = (formats: readonly string[], part: number | null): readonly string[] =>
  formats.flatMap((format) => {
    if (format === clockFormat) return ['%H%M'];
    return format === serialFormat && part !== null ? [part === 0 ? '%Y-%m-%d' : '%H:%M:%S'] : [format];
  });
/** A value that the declaration itself gives is written in the declaration's own way. */
const declaredFormats = ['%Y-%m-%d', '%Y-%m-%d %H:%M', '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S'] as const;
const declaredPeriods = ['YYYY-Qn', '%Y-%m', '%Y'] as const;

/** Every way to read a joined text: all of its parts, or only the first ones where the later are missing. */
function timeFormats(mapping: BoundMapping): readonly string[] {
  if (mapping.how === 'constant')
    return mapping.type === 'period' ? [...declaredFormats, ...declaredPeriods] : declaredFormats;
  if (mapping.how !== 'join')
    return [
      ...new Set(
        strptimeFormats(
          mapping.parts.flatMap((part) => part.formats),
          null,
        ),
      ),
    ];
  let prefixes: readonly string[] = strptimeFormats(mapping.parts[0]?.formats ?? [], 0);
  const all = [...prefixes];
  for (const [index, part] of mapping.parts.slice(1).entries()) {
    prefixes = prefixes.flatMap((prefix) =>
      strptimeFormats(part.formats, index + 1).map((format) => `${prefix} ${format}`),
    );
    all.unshift(...prefixes);
  }
  return all;
}

export const isTime = ({ type }: Pick<BoundMapping, 'type'>): boolean =>
  type === 'date' || type === 'timestamp' || type === 'period';

/** Only such a column can hold a local time that a clock skipped. */
export const hasTimeOfDay = (mapping: BoundMapping): boolean =>
  mapping.type === 'timestamp' &&
  timeFormats(mapping).some((format) => /%-?[HIXTc]/.test(format) || format === serialFormat);

/** Any day of a calendar may be one that the clocks of its zone have skipped; a period is none, for it may hold one. */
export const saysDay = ({ type }: Pick<BoundMapping, 'type'>): boolean => type === 'date' || type === 'timestamp';

/** The steps from a text to a local time, and how precise it is where that is asked for. */
export interface ReadTime {
  readonly parsed: string;
  readonly local: string;
  readonly precision: string | null;
}

interface Asked {
  readonly text: string;
  /** The name under which the next step finds the first. */
  readonly parsed: string;
  readonly precision: boolean;
}

/** A text as a local time. Formats that strptime does not know, short years and precision have each format tried by itself. */
export function readTime(mapping: BoundMapping, { text, parsed, precision }: Asked): ReadTime {
  const formats = timeFormats(mapping);
  if (precision || isReadOneByOne(mapping, formats))
    return {
      parsed: oneByOne(mapping, formats, text),
      local: `struct_extract(${parsed}, 'at')`,
      precision: `struct_extract(${parsed}, 'precision')`,
    };
  const [only] = formats;
  return {
    parsed: `try_strptime(${text}, ${formats.length === 1 && only !== undefined ? literal(only) : `[${literals(formats)}]`})`,
    local: timeValue(parsed, text),
    precision: null,
  };
}
