import type { KindColumn } from '../spec/index.ts';
import type { ColumnProfile } from './profile.ts';

/** The signs between thousands and before a fraction. */
interface Signs {
  readonly thousands: string;
  readonly decimal: string;
}

/** In this order: 1,234 is rather a thousand than one and a bit, and 0,234 is no thousands. */
const likely: readonly Signs[] = [
  { thousands: ',', decimal: '.' },
  { thousands: ' ', decimal: '.' },
  { thousands: "'", decimal: '.' },
  { thousands: '', decimal: ',' },
  { thousands: '.', decimal: ',' },
];

/**
 * The signs in the numbers of a column, as the rest of a mapping, and what is to be looked at; null where its values are plain
 * numbers, or none of any form.
 */
export function numberSigns(
  { type }: KindColumn,
  { values, looksLike }: ColumnProfile,
): { readonly more: string; readonly doubts: readonly string[] } | null {
  if (values.length === 0 || looksLike === 'whole number' || (looksLike === 'number' && type !== 'whole')) return null;
  const fits = ({ thousands, decimal }: Signs): boolean => {
    const grouped = thousands === '' ? '' : `[1-9]\\d{0,2}([${thousands}]\\d{3})+|`;
    const fraction = type === 'whole' ? '' : `([${decimal}]\\d+)?`;
    const shape = new RegExp(`^[-+]?(${grouped}\\d+)${fraction}$`);
    return values.every((value) => shape.test(value));
  };
  const found = likely.find(fits);
  if (!found) return null;
  const { thousands, decimal } = found;
  return {
    more: `${decimal === '.' ? '' : `, decimal: "${decimal}"`}${thousands === '' ? '' : `, thousands: "${thousands}"`}`,
    doubts: [
      ...(decimal === ',' && type !== 'whole' ? ['a comma is taken for the decimal sign'] : []),
      ...(thousands === '.' ? ['a point is taken for the sign between thousands'] : []),
    ],
  };
}
