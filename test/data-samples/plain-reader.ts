import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const folder = join(import.meta.dirname, '../../data-samples/safe-streets');

/** One record as a plain line-based reader sees it, with what it finds wrong, knowing nothing of the generator. */
export interface PlainRecord {
  readonly line: number;
  readonly fields: readonly string[];
  readonly finding: string | null;
}

const skippedHour: readonly string[] = [
  ...['2018/03/11 02', '2019/03/10 02', '2020/03/08 02', '2021/03/14 02'],
  ...['2022/03/13 02', '2023/03/12 02', '2024/03/10 02', '2025/03/09 02'],
];

export function plainTable(path: string): readonly (readonly string[])[] {
  const lines = readFileSync(join(folder, path), 'utf8').trimEnd().split('\n');
  return lines.slice(1).map((line) => line.split(','));
}

const areaNames = new Set(plainTable('areas.csv').map(([name]) => name));
const categoryOf = new Map(plainTable('codes/part1.csv').map(([code, category]) => [code, category]));

export function category(record: PlainRecord): string | undefined {
  return categoryOf.get(record.fields[3]);
}

/** Fields of a text whose quotes all open at a field's start and close at its end; null when they do not. */
function split(text: string): readonly string[] | null {
  if (!/^(?:(?:"[^"]*"|[^",]*)(?:,|$))*$/s.test(text)) return null;
  return [...text.matchAll(/("[^"]*"|[^",]*)(?:,|$)/gs)]
    .map(([, value]) => value ?? '')
    .slice(0, text.endsWith(',') ? undefined : -1)
    .map((value) => value.replaceAll('"', ''));
}

function timeFinding(time: string): string | null {
  if (time === '') return 'blank-date';
  if (/^\d{2}\/\d{2}\/\d{4} /.test(time)) return 'other-date-format';
  if (time.slice(5, 10) === '02/30') return 'impossible-date';
  if (skippedHour.includes(time.slice(0, 13))) return 'skipped-hour';
  return /^\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:00$/.test(time) ? null : 'unreadable';
}

function fieldFinding(fields: readonly string[]): string | null {
  const time = timeFinding(fields[2] ?? '');
  if (time !== null) return time;
  if (fields[12] !== '1') return 'number-in-words';
  if (fields[8] === '') return 'blank-neighborhood';
  if (!areaNames.has(fields[8] ?? '')) return 'unknown-neighborhood';
  return categoryOf.has(fields[3]) ? null : 'unmapped-code';
}

function finding(fields: readonly string[], seen: ReadonlyMap<string, string>): string | null {
  if (fields.length !== 13) return fields.length < 13 ? 'field-too-few' : 'field-too-many';
  const earlier = seen.get(fields[0] ?? '');
  if (earlier !== undefined) return earlier === fields.join('|') ? 'repeated-row' : 'repeated-key';
  return fieldFinding(fields) ?? (fields[11]?.includes('\n') ? 'line-break-in-quotes' : null);
}

/** The record that begins on a line: the line itself, or with the next one if a quoted field runs over the break. */
function recordAt(lines: readonly string[], at: number) {
  const alone = split(lines[at] ?? '');
  if (alone !== null) return { fields: alone, lines: 1 };
  const joined = split(`${lines[at]}\n${lines[at + 1] ?? ''}`);
  return joined?.length === 13 ? { fields: joined, lines: 2 } : { fields: null, lines: 1 };
}

/** A file's records; header and blank lines are left out. */
export function plainRecords(path: string): readonly PlainRecord[] {
  const lines = readFileSync(join(folder, path), 'utf8').split(/\r?\n/);
  const seen = new Map<string, string>();
  const records: PlainRecord[] = [];
  for (let at = 1; at < lines.length; at += 1) {
    const line = at + 1;
    const text = lines[at] ?? '';
    if (text === '') continue;
    const { fields, lines: spanned } = recordAt(lines, at);
    at += spanned - 1;
    if (fields === null) {
      records.push({ line, fields: text.split(','), finding: 'stray-quote' });
      continue;
    }
    records.push({ line, fields, finding: finding(fields, seen) });
    if (!seen.has(fields[0] ?? '')) seen.set(fields[0] ?? '', fields.join('|'));
  }
  return records;
}
