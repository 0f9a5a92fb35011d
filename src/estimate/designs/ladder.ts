import type { DesignId, Ladder, Refusal } from '../../spec/index.ts';
import type { Design, DesignTerms, PreLaunchPanel } from './design.ts';
import type { LeftOut } from './design-areas.ts';
import { hashOf } from './pre-launch.ts';
import { rungs } from './rungs.ts';

export interface Choice {
  readonly design: Design | null;
  readonly ladder: Ladder;
}

const unasked = { reason: 'not-asked-for', observed: null, limit: null } as const;
const weaker = { reason: 'weaker-than-chosen', observed: null, limit: null } as const;

/**
 * The strongest design that the data from before the first launch, and what was declared, can carry; or the one that was
 * asked for, if they can carry that, and never silently another.
 *
 * It sees nothing from after the first launch, so that designs cannot flip between quarters: the same past and the same
 * declarations give the same choice, with the same hash.
 *
 * @param panel  of the time before the first launch
 * @param terms  what was declared, with the design asked for or `strongest`
 * @returns the design (null where all are refused), every other one with the reason, and the hash of what was seen
 */
export function chooseDesign(
  panel: PreLaunchPanel,
  terms: DesignTerms & { readonly named: DesignId | 'strongest' },
): Choice {
  const { named } = terms;
  const refused: Refusal[] = [];
  let chosen: Design | null = null;
  const refuse = ({ id }: Design, why: Omit<Refusal, 'design'>): void => void refused.push({ design: id, ...why });
  for (const design of rungs) {
    if (named !== 'strongest' && design.id !== named) refuse(design, unasked);
    else if (chosen !== null) refuse(design, weaker);
    else {
      const refusal = design.refuse(panel, terms);
      if (refusal === null) chosen = design;
      else refuse(design, refusal);
    }
  }
  return { design: chosen, ladder: { chosen: chosen?.id ?? null, refused, hash: hashOf(panel, terms) } };
}

/** Why there is no effect where every design was refused: what the one asked for lacks, or the last of the ladder. */
export function refusalOf({ refused }: Ladder): Refusal['reason'] {
  const own = refused.filter(({ reason }) => reason !== 'not-asked-for');
  return own.at(-1)?.reason ?? 'not-for-this-measure';
}

/**
 * The same choice where no programme area is left to take part because each had begun before the data do: its start was
 * declared, and what is missing is the time before it.
 */
export function namingEarlyStarts(choice: Choice, leftOut: readonly LeftOut[]): Choice {
  if (!leftOut.some(({ reason }) => reason === 'no-untreated-time')) return choice;
  const refused = choice.ladder.refused.map((refusal) =>
    refusal.reason === 'no-launch' ? { ...refusal, reason: 'no-untreated-time' as const } : refusal,
  );
  return { ...choice, ladder: { ...choice.ladder, refused } };
}
