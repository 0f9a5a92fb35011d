import { join } from 'node:path';
import type { Conformed } from '../conform/index.ts';
import type { Document, Findings } from '../spec/index.ts';
import { type RunRecord, readBack, sha256 } from '../store/index.ts';
import type { KeptCounts } from './counted-before.ts';
import type { KeptPublication } from './kept-publication.ts';
import { programHash } from './provenance.ts';
import type { Session } from './session.ts';

/** Documents before they are listed and kept, with the findings that they show. */
export interface Made {
  readonly rendered: readonly Document[];
  readonly findings: Findings;
  readonly period: string;
  /** All else that they are made of, as text; null where an earlier release kept none. */
  readonly publication: ((inputs: KeptPublication['inputs']) => string) | string | null;
  readonly counts: KeptCounts;
}

/** All that documents are made from, but for the run itself, whose own record is no part of it. */
export type Origin = (own: Pick<RunRecord, 'id' | 'period'>) => string | null;

/**
 * A hash of everything that documents follow from: the program, the declarations, the day asked for, what the ledger
 * and the checks say of the data, and the runs before this one. Null where the program cannot tell its own version, as
 * when it is run from its sources.
 */
export async function originOf(
  { request, project }: Session,
  conformed: Conformed,
  { earlier, versions }: { readonly earlier: readonly RunRecord[]; readonly versions: unknown },
): Promise<Origin> {
  const program = await programHash();
  if (program === null) return () => null;
  const { checks, coverage, boundaries, sources } = conformed;
  const said = [...project.narratives.map(({ path, sha256: hash }) => [path, hash]), project.actions?.lines ?? []];
  const inputs = [request.asOf, project.files, said, sources.map(({ ledger }) => ledger), checks, coverage, boundaries];
  const common = sha256(JSON.stringify([program, versions, inputs]));
  const runs = earlier.map(({ id, period, state, findings }) => ({ id, period, state, findings: sha256(findings) }));
  return (own) =>
    sha256(JSON.stringify([common, runs.filter(({ id, period }) => id !== own.id || period !== own.period)]));
}

/** The documents of a run that was made from the same, if they stand where it published them: made again, they would be the same bytes. */
export async function madeBefore(root: string, earlier: readonly RunRecord[], origin: Origin): Promise<Made | null> {
  const same = earlier.findLast(
    (run) => run.state === 'published' && run.madeFrom !== null && run.madeFrom === origin(run),
  );
  if (!same) return null;
  const findings = JSON.parse(same.findings) as Findings;
  const rendered = await readBack(join(root, same.period), findings.artifacts);
  return (
    rendered && {
      rendered,
      findings,
      period: same.period,
      publication: same.publication ?? null,
      counts: { panel: same.panel, panels: [] },
    }
  );
}
