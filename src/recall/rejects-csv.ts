import type { Reject } from '../conform/index.ts';
import type { Document } from '../spec/index.ts';

const header = ['source', 'file', 'line', 'record', 'fate', 'column', 'rule', 'value', 'survivor'] as const;

/** A cell as every reader of CSV takes it, and as no spreadsheet takes for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const masked = (value: string | null, showValues: boolean): string => {
  if (value === null) return '';
  return showValues ? value : '(masked)';
};

/** Every record that is not among the facts, with the line at which an editor opens it. */
export function rejectsCsv(rejects: readonly Reject[], showValues: boolean): Document {
  const rows = rejects.map((reject) => [
    reject.source,
    reject.file,
    String(reject.line),
    String(reject.record),
    reject.fate,
    reject.column,
    reject.rule,
    masked(reject.value, showValues),
    reject.survivor ?? '',
  ]);
  const text = [header, ...rows].map((row) => row.map(cell).join(',')).join('\n');
  return { path: 'rejects.csv', bytes: new TextEncoder().encode(`${text}\n`) };
}
