import { badCharacter } from './encode.ts';

/** A CSV written piece by piece, by a writer that keeps the ledger as it writes. */

export type LineEnd = 'LF' | 'CRLF' | 'CR' | 'mixed';
const lineEnds: Readonly<Record<Exclude<LineEnd, 'mixed'>, string>> = { LF: '\n', CRLF: '\r\n', CR: '\r' };

export interface Style {
  readonly delimiter: string;
  readonly end: LineEnd;
  /** All fields in quotes, or only those that need them. */
  readonly quoting: 'all' | 'needed';
}

export interface ExpectedReject {
  readonly line: number;
  readonly rule: string;
  /** How the record begins. */
  readonly id: string;
}

export interface ExpectedLedger {
  read: number;
  loaded: number;
  rejected: number;
  duplicate: number;
  lines: number;
  headerLines: number;
  blankLines: number;
  recordLines: number;
}

export type Fact = readonly (string | number | null)[];

export interface Writer {
  readonly header: (names: readonly string[]) => void;
  /** A record that is loaded, with the fact that it becomes. */
  readonly good: (fields: readonly string[], fact: Fact) => void;
  /** A line as it stands, with the fact that it becomes, and maybe a line end of its own. */
  readonly asIs: (line: string, fact: Fact, end?: string) => void;
  /** A record that is well formed and rejected for a value. */
  readonly refused: (fields: readonly string[], rule: string) => void;
  /** A record that repeats the key of an earlier one. */
  readonly duplicate: (fields: readonly string[]) => void;
  /** A line as it stands, rejected for its shape. */
  readonly broken: (line: string, rule: string) => void;
  readonly blank: () => void;
  readonly finish: (withLastEnd: boolean) => Written;
}

export interface Written {
  readonly text: string;
  readonly ledger: Readonly<ExpectedLedger>;
  readonly rejects: readonly ExpectedReject[];
  readonly facts: readonly Fact[];
  readonly lineEnding: 'LF' | 'CRLF' | 'CR' | 'mixed' | 'none';
}

/** Line breaks of a text, each counted once. */
const breaks = (text: string): readonly string[] => text.match(/\r\n|\n|\r/g) ?? [];

export function written(text: string, { delimiter, quoting }: Style): string {
  const needed = /["\r\n]/.test(text) || text.includes(delimiter);
  return needed || quoting === 'all' ? `"${text.replaceAll('"', '""')}"` : text;
}

export function createWriter(style: Style): Writer {
  const { delimiter, end } = style;
  let text = '';
  let turn = 0;
  const ledger: ExpectedLedger = {
    read: 0,
    loaded: 0,
    rejected: 0,
    duplicate: 0,
    lines: 0,
    headerLines: 0,
    blankLines: 0,
    recordLines: 0,
  };
  const rejects: ExpectedReject[] = [];
  const facts: Fact[] = [];
  const nextEnd = (): string => {
    if (end !== 'mixed') return lineEnds[end];
    turn += 1;
    const wanted = ['\n', '\r\n', '\r'][turn % 3] ?? '\n';
    // a line feed after a carriage return would be one line end with it
    return wanted === '\n' && text.endsWith('\r') ? '\r\n' : wanted;
  };
  /** Writes a line or several, and says on which line it starts and how many there are. */
  const put = (line: string, lineEnd = nextEnd()): { readonly at: number; readonly count: number } => {
    const at = ledger.lines + 1;
    const count = 1 + breaks(line).length;
    text += line;
    text += lineEnd;
    ledger.lines += count;
    return { at, count };
  };
  const record = (line: string, lineEnd?: string): number => {
    const { at, count } = put(line, lineEnd);
    ledger.read += 1;
    ledger.recordLines += count;
    return at;
  };
  const joined = (fields: readonly string[]): string => fields.map((field) => written(field, style)).join(delimiter);
  const reject = (line: string, rule: string): void => {
    const at = record(line);
    ledger.rejected += 1;
    rejects.push({ line: at, rule, id: /^"?(\w+)/.exec(line)?.[1] ?? '' });
  };
  return {
    header: (names) => {
      ledger.headerLines = put(joined(names)).count;
    },
    good: (fields, fact) => {
      record(joined(fields));
      ledger.loaded += 1;
      facts.push(fact);
    },
    asIs: (line, fact, lineEnd) => {
      record(line, lineEnd);
      ledger.loaded += 1;
      facts.push(fact);
    },
    refused: (fields, rule) => reject(joined(fields), rule),
    duplicate: (fields) => {
      record(joined(fields));
      ledger.duplicate += 1;
    },
    broken: reject,
    blank: () => {
      put('');
      ledger.blankLines += 1;
    },
    finish: (withLastEnd) => {
      const whole = withLastEnd ? text : text.replace(/(\r\n|\n|\r)$/, '');
      const kinds = new Set(breaks(whole));
      const [only] = kinds;
      const name = Object.entries(lineEnds).find(([, value]) => value === only)?.[0] as Written['lineEnding'];
      return { text: whole, ledger, rejects, facts, lineEnding: kinds.size > 1 ? 'mixed' : (name ?? 'none') };
    },
  };
}

/** A record with bytes that its encoding cannot mean. */
export const spoiled = (text: string): string => `${text}${badCharacter}`;
