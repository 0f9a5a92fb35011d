import type { BoundMapping } from '../warehouse.ts';
import { literals } from './sql.ts';

/** Answers that stand under the header of another wording than the one that their wave was asked. */

/** A sign that no answer has stands before such an answer, so that it is refused, and never read as one. */
const mark = 'chr(31)';

export const hasWaves = ({ parts }: Pick<BoundMapping, 'parts'>): boolean =>
  parts.some(({ waves }) => waves !== undefined);

/** The answer under the headers that the record's wave was asked; marked where another header has one. */
export function askedText(mapping: BoundMapping, texts: readonly string[], wave: string): string {
  const cases = texts.map((text, index) => {
    const waves = mapping.parts[index]?.waves;
    const isAsked = waves === undefined ? 'true' : `coalesce((${wave}) IN (${literals(waves)}), false)`;
    return { asked: `CASE WHEN ${isAsked} THEN ${text} END`, other: `CASE WHEN NOT ${isAsked} THEN ${text} END` };
  });
  const other = `coalesce(${cases.map((one) => one.other).join(', ')}, NULL)`;
  const asked = `coalesce(${cases.map((one) => one.asked).join(', ')}, NULL)`;
  return `CASE WHEN ${other} IS NOT NULL THEN ${mark} || ${other} ELSE ${asked} END`;
}

export const notAsked = (text: string): string => `WHEN prefix(${text}, ${mark}) THEN 'not-asked'`;
