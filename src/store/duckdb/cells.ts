import { clockFormat, serialFormat } from '../../spec/index.ts';
import type { BoundMapping, LoadPlan } from '../warehouse.ts';
import { serialDay, serialTime } from './serials.ts';
import { literal, literals } from './sql.ts';
import { askedText, hasWaves } from './wordings.ts';

/** The cleaned text of a value, and the text as it stands in the file. */

/** What stands around a value and is not part of it: blanks, tabs, and the no-break spaces of spreadsheets. */
export const blanks = "' ' || chr(9) || chr(160)";
/** The cell and the place of one column of a wide file, once each record has become a row for each of them. */
export const wideCell = '_cell';
export const widePlace = '_wide';

type Cleaning = Pick<LoadPlan, 'missing' | 'hasOddBlanks' | 'wide' | 'mappings'>;
const at = (index: number): string => `c${index}`;

/** Trimming costs six times as much as seeing that there is nothing to trim (measured). */
const trimmed = (text: string, { hasOddBlanks }: Cleaning): string => {
  const odd = ['chr(9)', 'chr(160)'].map((blank) => `NOT suffix(${text}, ${blank})`);
  const isClean = [
    `${text} > '!'`,
    `NOT suffix(${text}, ' ')`,
    ...(hasOddBlanks ? [...odd, `NOT prefix(${text}, chr(160))`] : []),
  ].join(' AND ');
  return `CASE WHEN ${isClean} THEN ${text} ELSE nullif(trim(${text}, ${blanks}), '') END`;
};

/** Texts that stand for no value, in the source and in this column; what stands around them never matters. */
export const missingTexts = (mapping: Pick<BoundMapping, 'missing'>, plan: Pick<LoadPlan, 'missing'>): string[] => [
  ...new Set([...plan.missing, ...mapping.missing].map((token) => token.trim()).filter((token) => token !== '')),
];

function cleaned(found: string, mapping: BoundMapping, plan: Cleaning): string {
  const tokens = missingTexts(mapping, plan);
  const text = trimmed(found, plan);
  return tokens.length === 0 ? text : `CASE WHEN (${text}) IN (${literals(tokens)}) THEN NULL ELSE ${text} END`;
}

/** HHMM without its leading zeros: "130" is half past one, and strptime alone would read 13:00. Longer texts stay as they are. */
const padded = (text: string, formats: readonly string[]): string =>
  formats.includes(clockFormat) ? `CASE WHEN length(${text}) < 4 THEN lpad(${text}, 4, '0') ELSE (${text}) END` : text;

/** One of several parts of a time: a workbook keeps the day and the time of day as numbers in columns of their own. */
const partOf = (text: string, formats: readonly string[], part: number): string =>
  formats.includes(serialFormat) ? (part === 0 ? serialDay(text) : serialTime(text)) : padded(text, formats);

export function textOf(mapping: BoundMapping, plan: Cleaning): string {
  if (mapping.how === 'constant')
    return mapping.value === null || mapping.value === '' ? 'NULL::VARCHAR' : literal(mapping.value);
  return mapping.type === 'list' ? gathered(mapping, plan) : renamed(gathered(mapping, plan), mapping.rename);
}

function gathered(mapping: BoundMapping, plan: Cleaning): string {
  const formatsOf = (part: number): readonly string[] => mapping.parts[part]?.formats ?? [];
  if (mapping.how === 'wide-cell' || mapping.how === 'wide-name')
    return padded(cleaned(foundOf(mapping, plan), mapping, plan), formatsOf(0));
  const parts = mapping.indexes.map((index) => cleaned(at(index), mapping, plan));
  if (mapping.how === 'join') return joinedText(parts.map((text, part) => partOf(text, formatsOf(part), part)));
  const texts = parts.map((text, part) => padded(text, formatsOf(part)));
  if (hasWaves(mapping)) return askedText(mapping, texts, waveOf(plan));
  return texts.length === 1 ? (texts[0] ?? 'NULL') : `coalesce(${texts.join(', ')})`;
}

function waveOf(plan: Cleaning): string {
  const wave = plan.mappings.find(({ column }) => column === 'wave');
  return wave ? textOf(wave, plan) : 'NULL::VARCHAR';
}

/** A text, or what the declaration says that it stands for. */
export function renamed(text: string, rename: BoundMapping['rename']): string {
  const renames = Object.entries(rename);
  if (renames.length === 0) return text;
  const cases = renames.map(([from, to]) => `WHEN ${literal(from)} THEN ${to === '' ? 'NULL' : literal(to)}`).join(' ');
  return `CASE ${text} ${cases} ELSE ${text} END`;
}

/** A date without its time keeps the date (concat_ws leaves out what is missing); a time without its date is nothing. */
const joinedText = (parts: readonly string[]): string =>
  `CASE WHEN ${parts[0]} IS NULL THEN NULL ELSE concat_ws(' ', ${parts.join(', ')}) END`;

export function foundOf(mapping: BoundMapping, plan: Cleaning): string {
  const columns = mapping.indexes.map(at);
  switch (mapping.how) {
    case 'constant':
      return literal(mapping.value ?? '');
    case 'wide-cell':
      return wideCell;
    case 'wide-name':
      return `([${literals(plan.wide?.map(({ name }) => name) ?? [])}])[${widePlace} + 1]`;
    case 'join':
      return `concat_ws(' ', ${columns.join(', ')})`;
    case 'alias':
    case 'first':
      if (columns.length === 1) return columns[0] ?? 'NULL';
      return `coalesce(${columns.map((column) => `CASE WHEN ${cleaned(column, mapping, plan)} IS NOT NULL THEN ${column} END`).join(', ')})`;
  }
}
