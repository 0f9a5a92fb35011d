import type { Finding, Logic } from '../spec/findings.ts';

/** Rows that one sheet has room for, beside what is asked of the board. */
const mostRows = 6;

export interface PageOneRows {
  /** Those that a board decides by. */
  readonly decisive: readonly Finding[];
  /** All others, for the page behind it. */
  readonly further: readonly Finding[];
}

/**
 * One number for each of the three questions, as the logic model first names it: outcomes alone would not say whether
 * anything was done for them.
 */
function leadsOf(headlines: readonly Finding[], logic: Logic | undefined): ReadonlySet<Finding> {
  const paths = logic?.paths ?? [];
  const named = (['output', 'quality', 'outcome'] as const).map((role) => paths.flatMap((path) => path[role]));
  return new Set(
    named.flatMap((metrics) => {
      const found = metrics.flatMap((metric) => headlines.find((finding) => finding.metric === metric) ?? []);
      return found.slice(0, 1);
    }),
  );
}

/** What somebody promised comes first, and what must not get worse; what explains comes last. Never by how it turned out. */
function rankOf(finding: Finding, leads: ReadonlySet<Finding>): number {
  const { role, target, decision } = finding;
  // a rule for what only explains must not crowd out a guardrail
  if (target !== null || decision !== null) return role === 'context' ? 1 : 0;
  if (leads.has(finding)) return 2;
  return role === 'guardrail' ? 3 : role === 'goal' ? 4 : 5;
}

/**
 * The rows of page one. Where there are more than fit on a sheet, those with a target or a rule of their own come first,
 * then the first number of a logic model for each question, then guardrails, goals and context, each as the pipeline
 * lists them.
 */
export function pageOneRows(headlines: readonly Finding[], logic?: Logic): PageOneRows {
  if (headlines.length <= mostRows) return { decisive: headlines, further: [] };
  const leads = leadsOf(headlines, logic);
  const ranked = headlines.toSorted((a, b) => rankOf(a, leads) - rankOf(b, leads));
  const kept = new Set(ranked.slice(0, mostRows));
  return {
    decisive: headlines.filter((finding) => kept.has(finding)),
    further: headlines.filter((finding) => !kept.has(finding)),
  };
}

const inBrief = ['goal', 'guardrail', 'context'] as const;

/**
 * What one sheet in large print holds: the rows of page one, so that a guardrail is never crowded out by goals and the two
 * documents do not differ; goals first, then guardrails, then what only stands beside them.
 */
export function briefRows(headlines: readonly Finding[], logic?: Logic): readonly Finding[] {
  const { decisive } = pageOneRows(headlines, logic);
  return inBrief.flatMap((role) => decisive.filter((finding) => finding.role === role));
}
