import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallProject, temporaryFolder, writeFiles, yardline } from '../program.ts';

/** Mistakes of one report that are found one after the other, each when another report has come since. */

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await smallProject(folder);
});
afterAll(() => remove());

const body = '## What happened\n\nFewer.\n\n## What we did\n\nTwo sites.\n\n## What we ask\n\nNothing.\n';
const first = '  - { on: 2023-08-02, what: One was counted twice. }\n';
const second = '  - { on: 2023-11-02, what: One was left out. }\n';

async function report(period: string, corrections: string): Promise<void> {
  const front = corrections === '' ? '' : `corrections:\n${corrections}`;
  await writeFiles(folder, {
    [`narrative/town/${period}.md`]: `---\nsentence: Fewer in ${period}.\n---\n\n${body}`,
    'narrative/town/2023-Q2.md': `---\nsentence: Fewer in spring.\n${front}---\n\n${body}`,
  });
  const { code, stderr } = await yardline(['run', 'town', '-q', '--as-of', period], { cwd: folder });
  expect(code, stderr).toBe(0);
}

it('leave every report as it can be made again', async () => {
  await report('2023-Q2', '');
  await report('2023-Q3', first);
  await report('2023-Q4', first + second);
  for (const period of ['2023-Q2', '2023-Q3', '2023-Q4']) {
    const { stdout } = await yardline(['verify', `town/${period}`], { cwd: folder });
    expect(stdout, period).toContain('every byte is the same');
  }
}, 240_000);
