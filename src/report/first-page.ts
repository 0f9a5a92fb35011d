import type { Finding } from '../spec/findings.ts';

/** Rows that one sheet has room for, beside what is asked of the board. */
const mostRows = 6;

export interface PageOneRows {
  /** Those that a board decides by. */
  readonly decisive: readonly Finding[];
  /** All others, for the page behind it. */
  readonly further: readonly Finding[];
}

/** What somebody promised comes first, and what must not get worse; what explains comes last. Never by how it turned out. */
function rankOf({ role, target, decision }: Finding): number {
  if (target !== null || decision !== null) return 0;
  return role === 'guardrail' ? 1 : role === 'goal' ? 2 : 3;
}

/**
 * The rows of page one. Where there are more than fit on a sheet, those with a target or a rule of their own come first,
 * then guardrails, goals and context, each as the pipeline lists them.
 */
export function pageOneRows(headlines: readonly Finding[]): PageOneRows {
  if (headlines.length <= mostRows) return { decisive: headlines, further: [] };
  const ranked = headlines.toSorted((a, b) => rankOf(a) - rankOf(b));
  const kept = new Set(ranked.slice(0, mostRows));
  return {
    decisive: headlines.filter((finding) => kept.has(finding)),
    further: headlines.filter((finding) => !kept.has(finding)),
  };
}
