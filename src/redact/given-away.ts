import { disclosureError } from '../errors.ts';
import type { MethodsNote, Sentence } from '../spec/index.ts';
import type { GivenAway } from './complement.ts';

/** So many are named; whoever has mended these runs again. */
const named = 10;

/**
 * What a reader must know of small counts that earlier reports gave away.
 *
 * @throws {YardlineError} (exit 4) unless it is declared why these reports may stand
 */
export function warningsOf(
  givenAway: readonly GivenAway[],
  { shownBefore }: MethodsNote['privacy'],
): readonly Sentence[] {
  if (givenAway.length === 0) return [];
  const places = [...new Set(givenAway.map(placeOf))];
  if (shownBefore !== '')
    return [
      {
        key: 'warning.shown-before',
        params: { numbers: places.slice(0, named).join('; '), reason: shownBefore },
        text: '',
      },
    ];
  throw disclosureError(
    places.slice(0, named).map((place) => ({
      id: 'given-away',
      place,
      message: 'this small count follows from earlier reports, and nothing that is hidden now can change that',
      hint: 'withdraw the reports that give it away, or say under privacy: shown-before: why they may stand, such as that the metric counts another thing now',
    })),
  );
}

/** Metric, area and days; never the count. */
function placeOf({ metric, areaTitle, group, from, to }: GivenAway): string {
  return [metric, areaTitle, ...(group === null ? [] : [group]), `${from} to ${to}`].join(' · ');
}
