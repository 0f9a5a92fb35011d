import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ListedReport, listed, renderList } from '../report/index.ts';
import type { Findings, Language } from '../spec/index.ts';
import { wordsIn } from '../words/index.ts';
import type { Session } from './session.ts';

/**
 * Writes the page that lists every report of a pipeline, from the reports that are there. It is made beside and renamed,
 * so that a reader never sees half of it; it is no part of a run, and a run that is cut off before it loses nothing.
 */
export async function listReports({ root, project }: Pick<Session, 'root' | 'project'>): Promise<void> {
  const { reports: declared, in: told } = project.pipeline;
  const language = declared[0]?.language ?? 'en';
  const title = language === 'en' ? null : (told?.[language]?.title ?? null);
  const names = (await readdir(root)).filter((name) => !name.startsWith('.') && name !== 'private');
  const reports = (await Promise.all(names.map((name) => reportIn(root, name, language)))).flatMap(
    (report) => report ?? [],
  );
  const { path, bytes } = renderList(reports, { language, title });
  const beside = join(root, `.${path}.new`);
  await writeFile(beside, bytes);
  await rename(beside, join(root, path));
}

/** A folder without a manifest is no whole run; one that cannot be read stops no other, and `diff` and `verify` name it. */
async function reportIn(root: string, period: string, language: Language): Promise<ListedReport | null> {
  const folder = join(root, period);
  if (!(await stat(join(folder, 'manifest.json')).catch(() => null))) return null;
  try {
    const findings = JSON.parse(await readFile(join(folder, 'findings.json'), 'utf8')) as Findings;
    return listed(period, findings, wordsIn(language));
  } catch {
    return null;
  }
}
