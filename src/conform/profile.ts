import { parseRecord, type Staged, walkOptions, walkRecords } from '../acquire/index.ts';

export interface ColumnProfile {
  readonly header: string;
  readonly filled: number;
  readonly blank: number;
  /** Different values, counted up to a limit. */
  readonly distinct: number;
  readonly distinctIsAll: boolean;
  readonly looksLike: 'whole number' | 'number' | 'date' | 'date and time' | 'yes or no' | 'text' | 'nothing';
  /** strptime formats that read every date seen. */
  readonly formats: readonly string[];
  readonly examples: readonly string[];
}

const mostRecords = 100_000;
const mostDistinct = 1_000;

/** Date shapes, tried in order: what is seen once as day 13 or more settles which of day and month comes first. */
const datePatterns: readonly { readonly shape: RegExp; readonly format: string; readonly month: number }[] = [
  { shape: /^(\d{4})-(\d{1,2})-(\d{1,2})$/, format: '%Y-%m-%d', month: 2 },
  { shape: /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, format: '%Y/%m/%d', month: 2 },
  { shape: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, format: '%m/%d/%Y', month: 1 },
  { shape: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, format: '%d/%m/%Y', month: 2 },
  { shape: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, format: '%d.%m.%Y', month: 2 },
  { shape: /^(\d{4})-(\d{2})$/, format: '%Y-%m', month: 2 },
];
const timePatterns: readonly { readonly shape: RegExp; readonly format: string }[] = [
  { shape: /^$/, format: '' },
  { shape: /^ \d{1,2}:\d{2}:\d{2}$/, format: ' %H:%M:%S' },
  { shape: /^T\d{2}:\d{2}:\d{2}$/, format: 'T%H:%M:%S' },
  { shape: /^ \d{1,2}:\d{2}$/, format: ' %H:%M' },
  { shape: /^ \d{1,2}:\d{2}:\d{2} [AP]M$/i, format: ' %I:%M:%S %p' },
];

/** Formats that read every one of the texts. */
export function dateFormatsOf(values: readonly string[]): readonly string[] {
  const split = values.map((value) => /^([\d/.-]+)(.*)$/.exec(value) ?? ['', '', value]);
  const dates = datePatterns.filter(({ shape, month }) =>
    split.every(([, date = '']) => Number(shape.exec(date)?.[month] ?? 99) <= 12),
  );
  const times = timePatterns.filter(({ shape }) => split.every(([, , time = '']) => shape.test(time)));
  return dates.flatMap(({ format }) => times.map((time) => format + time.format));
}

/** Years and quarters: a column of them is read as times only where a mapping asks for some. */
function periodFormatsOf(values: readonly string[]): readonly string[] {
  if (values.length === 0) return [];
  if (values.every((value) => /^(19|20)\d\d$/.test(value))) return ['%Y'];
  return ['YYYY-Qn', 'YYYY Qn', 'YYYYQn', 'Qn YYYY'].filter((format) => {
    const shape = new RegExp(`^${format.replace('YYYY', '\\d{4}').replace('Qn', 'Q[1-4]')}$`);
    return values.every((value) => shape.test(value));
  });
}

/** What stands in each column of a file: the first hundred thousand records, read as text. */
export async function profileColumns(staged: Staged): Promise<readonly ColumnProfile[]> {
  const counts = staged.header.map(() => ({ filled: 0, blank: 0, values: new Set<string>() }));
  await walkRecords(staged.textPath, walkOptions(staged), ({ number, defect, bytes }) => {
    if (number === 0 || number > mostRecords || defect !== null) return;
    for (const [index, value] of parseRecord(bytes.toString('utf8'), staged.delimiter).entries()) {
      const count = counts[index];
      if (!count) continue;
      const trimmed = value.trim();
      if (trimmed === '') count.blank += 1;
      else count.filled += 1;
      if (trimmed !== '' && count.values.size < mostDistinct) count.values.add(trimmed);
    }
  });
  return counts.map(({ filled, blank, values }, index) => {
    const seen = [...values];
    const dates = seen.length > 0 ? dateFormatsOf(seen) : [];
    return {
      header: staged.header[index] ?? '',
      filled,
      blank,
      distinct: values.size,
      distinctIsAll: values.size < mostDistinct,
      looksLike: likeness(seen, dates),
      formats: dates.length > 0 ? dates : periodFormatsOf(seen),
      examples: seen.slice(0, 3),
    };
  });
}

function likeness(values: readonly string[], formats: readonly string[]): ColumnProfile['looksLike'] {
  if (values.length === 0) return 'nothing';
  if (formats.length > 0)
    return formats.some((format) => format.includes('%H') || format.includes('%I')) ? 'date and time' : 'date';
  if (values.length <= 2 && values.every((value) => /^(true|false|yes|no|y|n|t|f)$/i.test(value))) return 'yes or no';
  if (values.every((value) => /^[-+]?\d+$/.test(value))) return 'whole number';
  return values.every((value) => /^[-+]?\d*\.?\d+(e[-+]?\d+)?$/i.test(value)) ? 'number' : 'text';
}
