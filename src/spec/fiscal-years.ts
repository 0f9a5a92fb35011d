import type { Calendar } from './calendar.ts';
import type { MappingDeclaration } from './mapping.ts';
import type { Complaints } from './problems.ts';
import type { Path } from './source-text.ts';
import { precisionOf } from './time-formats.ts';

interface Scene {
  readonly path: Path;
  readonly complain: Complaints;
  readonly calendar: Pick<Calendar, 'fiscalYearStarts'>;
}

/**
 * The month in which the years of a column begin; null for January. A text such as 2024 does not say which year it is:
 * where fiscal years begin in another month, the declaration must.
 */
export function fiscalStart(
  column: string,
  declared: Exclude<MappingDeclaration, string>,
  { path, complain, calendar: { fiscalYearStarts } }: Scene,
): number | null {
  const formats = [...(declared.formats ?? []), ...(declared.join ?? []).flatMap((part) => part.formats ?? [])];
  const isConstant = /^\d{4}(-Q[1-4])?$/.test(String(declared.value ?? ''));
  const hasYears = isConstant || formats.some((format) => ['year', 'quarter'].includes(precisionOf(format) ?? ''));
  if (fiscalYearStarts === 1 || !hasYears) return null;
  if (declared.fiscal === undefined)
    complain.about([...path, column], 'value', {
      id: 'fiscal',
      message: `"${column}" has years or quarters, and must say whether they are fiscal ones (fiscal years begin in month ${fiscalYearStarts} here)`,
      hint: 'fiscal: true, or fiscal: false for calendar years',
    });
  return declared.fiscal === true ? fiscalYearStarts : null;
}
