import { type Calendar, parsePeriod } from '../../spec/calendar.ts';
import type { EstimatedEffect } from '../../spec/findings.ts';

/** One period of one area's gap, in units of its own misfit before the start. */
export interface PlaceboRow {
  readonly area: number;
  readonly piece: number;
  readonly period: string;
  readonly date: string;
  readonly gap: number;
}

export interface PlaceboDrawing {
  /** Of programme areas together, then of each comparison area. */
  readonly program: readonly PlaceboRow[];
  readonly others: readonly PlaceboRow[];
  readonly start: string | null;
  /** How many areas there are, and which the programme's is by the size of its gap since the start, the largest first. */
  readonly of: number;
  readonly rank: number;
}

const sizeSince = (gaps: readonly (number | null)[], treated: readonly boolean[]): number =>
  gaps.reduce<number>((sum, gap, index) => (treated[index] === true && gap !== null ? sum + gap * gap : sum), 0);

/** The gaps as they are drawn; null where the design has none, or they may not be shown. */
export function placeboDrawing(
  { gap, placeboGaps }: EstimatedEffect,
  { fiscalYearStarts }: Pick<Calendar, 'fiscalYearStarts'>,
): PlaceboDrawing | null {
  if (placeboGaps === undefined || gap.length === 0) return null;
  const dates = gap.map(({ period }) => parsePeriod(period, { fiscalYearStarts })?.from);
  const rows = (gaps: readonly (number | null)[], area: number): readonly PlaceboRow[] => {
    let piece = 0;
    return gaps.flatMap((value, index) => {
      const date = dates[index];
      if (value !== null && date !== undefined)
        return [{ area, piece: area * 1000 + piece, period: gap[index]?.period ?? '', date, gap: value }];
      piece += 1;
      return [];
    });
  };
  const program = rows(placeboGaps.program, 0);
  if (program.length < 3 || placeboGaps.others.length === 0) return null;
  const treated = gap.map((point) => point.treated);
  const own = sizeSince(placeboGaps.program, treated);
  const larger = placeboGaps.others.filter((gaps) => sizeSince(gaps, treated) >= own).length;
  const first = gap.findIndex((point) => point.treated);
  return {
    program,
    others: placeboGaps.others.flatMap((gaps, index) => rows(gaps, index + 1)),
    start: dates[first] ?? null,
    of: placeboGaps.others.length + 1,
    rank: larger + 1,
  };
}
