import { field } from './rows.ts';

/** A CSV text: the header, then one line for each record. Values are quoted only where they must be. */
export function csv(header: readonly string[], lines: readonly (readonly (string | number)[])[]): string {
  return [header, ...lines].map((line) => `${line.map((value) => field(String(value))).join(',')}\n`).join('');
}
