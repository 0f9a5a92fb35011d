import type { AskedOf } from '../estimate/index.ts';
import { recallFindings } from '../recall/index.ts';
import { type DisclosureRules, type Protected, protectFindings, type ToldBefore } from '../redact/index.ts';
import { type Finding, headlines } from '../spec/index.ts';

/** What earlier reports told of some metrics, or of all. */
export interface Past {
  /** The report before this one. */
  readonly before: readonly Finding[];
  /** All that was published before, report by report. */
  readonly told: () => readonly (readonly ToldBefore[])[];
}

/** Which findings are asked for: all, or those of everybody in one area beside those of all areas together. */
export type Shown = 'all' | { readonly area: string | null };

export interface Telling {
  readonly rules: DisclosureRules;
  readonly shown: Shown;
}

/** Findings that may be shown, and those that only the list of changes may see. */
export interface Told extends Protected {
  /** The headline of each metric, before anything was hidden. */
  readonly headlines: readonly Finding[];
}

/** Sets findings beside what was told before, and hides what may not be shown. */
export function tell(whole: readonly Finding[], { before, told }: Past, { rules, shown }: Telling): Told {
  const isTold = (finding: Finding): boolean => isShown(finding, shown);
  return { ...protectFindings(recallFindings(whole, before), { ...rules, isTold }, told), headlines: headlines(whole) };
}

const isShown = ({ area, group }: Finding, shown: Shown): boolean =>
  shown === 'all' || (group === null && isAsked(area, shown));

/** Whether findings of an area are asked for. */
const isAsked = (area: string, shown: Shown): boolean =>
  shown === 'all' || area === '*' || area === '@all' || area === shown.area;

/** What is worked out: verdicts in a terminal say nothing of second opinions, of neighbours, nor of halves of the baseline. */
export const askedOf = (shown: Shown): AskedOf => ({
  isTold: ({ code }) => isAsked(code, shown),
  effectsInFull: shown === 'all',
});
