import { type FileHistory, fileHistory, type Project } from '../../acquire/index.ts';
import type { Finding } from '../../spec/index.ts';
import type { Explanation } from './explanation.ts';

export interface Explained extends Explanation {
  /** The project's files in which the rule of the verdict stands, with their last commits; none where none was declared. */
  readonly declaredIn: readonly FileHistory[];
}

/**
 * Where the rule of a verdict was declared, and since which commit it stands there. No report says so: it is made again
 * from its sources byte by byte, in folders without a history too, and a commit may come after the run.
 */
export async function declaredInFiles(
  { metric, decision }: Finding,
  { project, path }: { readonly project: Project; readonly path: string },
): Promise<readonly FileHistory[]> {
  if (decision === null) return [];
  const own = project.files.map((file) => file.path).filter((one) => isNamed(one, metric));
  return Promise.all([path, ...own].map((one) => fileHistory(project.folder, one)));
}

const isNamed = (path: string, metric: string): boolean =>
  path.startsWith('metrics/') && path.endsWith(`/${metric}.yaml`);
