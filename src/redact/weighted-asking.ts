import { isSmall } from './small.ts';
import type { Tally } from './twins.ts';
import { type Part, type Scene, tells, tellsPlaces } from './weighted-scene.ts';

/** A sum, and the parts of it that tell nothing of what it tells. */
export interface Sum {
  readonly sum: Part;
  readonly parts: readonly Part[];
  readonly scene: Scene;
  /** Whether answers are alike of those alone who were drawn together: the width of a range hangs on that. */
  readonly byUnit: boolean;
}

/** What is asked of a number: which parts tell it of some spells together, and which answers of a part it is about. */
export interface Asking {
  readonly tells: (part: Part, spells: ReadonlySet<number>) => boolean;
  /** Whether it is asked of small numbers alone. */
  readonly isOfFew: boolean;
  readonly chosenOf: (rows: Tally, isOfFew: boolean) => readonly (readonly number[])[];
}

/** The value: of a share those that count, of a mean each answer that was given; where asked, if few did that or did not. */
export const valueIn = ({ scene: { survey, minimum } }: Sum): Asking => ({
  tells,
  isOfFew: false,
  chosenOf: (rows, isOfFew) => {
    const given = [...new Set(rows.map(({ answer }) => answer))].map((one) => [one]);
    const all = rows.reduce((sum, { n }) => sum + n, 0);
    const isFew = (chosen: readonly number[]): boolean => {
      const n = countIn(rows, chosen);
      return isSmall(n, minimum) || (survey.counted !== null && isSmall(all - n, minimum));
    };
    const chosen = survey.counted ? [survey.counted] : given;
    return isOfFew ? chosen.filter(isFew) : chosen;
  },
});

/** Each of the places that are told apart of days in which a spell is. */
export function placesOf({ sum, scene: { minimum } }: Sum, spell: number): readonly Asking[] {
  const groups = sum.told.filter(({ isValue, spells }) => !isValue && spells.has(spell)).flatMap((own) => own.groups);
  const each = new Map(groups.map((group) => [group.join(), group]));
  return [...each.values()].map((group) => ({
    tells: (part, spells) => tellsPlaces(part, spells, group),
    isOfFew: true,
    chosenOf: (rows) => (isSmall(countIn(rows, group), minimum) ? [group] : []),
  }));
}

const countIn = (rows: Tally, chosen: readonly number[]): number =>
  rows.reduce((sum, { answer, n }) => sum + (chosen.includes(answer) ? n : 0), 0);
