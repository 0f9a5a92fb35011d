import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { smallProject, temporaryFolder, yardline } from '../program.ts';

it('shows a change without an upper end: from none to some is no ratio', async () => {
  const { folder, remove } = await temporaryFolder();
  await smallProject(folder);
  expect((await yardline(['run', 'town', '-q'], { cwd: folder })).code).toBe(0);
  const path = join(folder, 'out/town/2023-Q4/findings.json');
  const open = { bound: 'none' };
  const findings = JSON.parse(await readFile(path, 'utf8')) as {
    findings: { now: object; changes: { baseline: object } }[];
  };
  for (const finding of findings.findings) {
    finding.now = { ...finding.now, high: open };
    const { baseline } = finding.changes;
    finding.changes.baseline = {
      ...baseline,
      estimate: open,
      high: open,
      adjusted: { level: 0.95, low: 1, high: open },
    };
  }
  await writeFile(path, JSON.stringify(findings));
  const { code, stdout, stderr } = await yardline(['show', 'town', 'shooting-victims'], { cwd: folder });
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('no upper limit');
  expect(stdout).not.toMatch(/\[object|NaN|undefined|Infinity/);
  await remove();
});
