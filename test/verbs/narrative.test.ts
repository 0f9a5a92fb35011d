import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Findings } from '../../src/spec/index.ts';
import { smallProject, temporaryFolder, townPipeline, writeFiles, yardline } from '../program.ts';

const body = '## What happened\n\nFewer *victims*.\n\n## What we did\n\n- Two sites\n\n## What we ask\n\nNothing.\n';
const said = (front: string): string => `---\n${front}\n---\n\n${body}`;
const draft = 'sentence: Fewer people were shot.';
const signed = `${draft}
signed: { by: evaluation lead, on: 2024-02-01 }
replies:
  - { metric: shooting-victims, from: Police Department, on: 2024-02-10, text: We moved two patrols. }`;
const corrected = `${signed}
  - { metric: shooting-victims, from: Sheriff, on: 2024-04-02, text: So did we. }
corrections:
  - { on: 2024-05-02, what: Two victims were counted twice., metrics: [shooting-victims] }`;

describe('what people say of a report', () => {
  let folder = '';
  let remove: () => Promise<void> = async () => undefined;
  const run = (period: string) => yardline(['run', 'town', '-q', '--as-of', period], { cwd: folder });
  const page = (period: string): Promise<string> => readFile(join(folder, `out/town/${period}/board.html`), 'utf8');
  const findings = async (period: string): Promise<Findings> =>
    JSON.parse(await readFile(join(folder, `out/town/${period}/findings.json`), 'utf8')) as Findings;
  beforeAll(async () => {
    ({ folder, remove } = await temporaryFolder());
    await smallProject(folder, { 'narrative/town/2023-Q3.md': said(draft) });
    await run('2023-Q3');
  }, 60_000);
  afterAll(() => remove());

  it('is a draft on every page until it is signed', async () => {
    const html = await page('2023-Q3');
    expect(html).toContain('data-draft="Draft"');
    expect(html).toContain('Fewer people were shot.');
    expect(html).toContain('Written by people. Made from the verdicts:');
    expect(html).toMatch(/<h3>What happened<\/h3><p>Fewer <em>victims<\/em>\.<\/p>/);
  });

  it('is signed, answered, and part of what the report rests on', async () => {
    await writeFiles(folder, { 'narrative/town/2023-Q3.md': said(signed) });
    await run('2023-Q3');
    const html = await page('2023-Q3');
    expect(html).not.toContain('data-draft=');
    expect(html).toContain('Signed by evaluation lead, 1 February 2024');
    expect(html).toMatch(/Police Department replies \(10 February 2024\):<\/strong> <bdi>We moved two patrols\./);
    const manifest = await readFile(join(folder, 'out/town/2023-Q3/manifest.json'), 'utf8');
    expect(manifest).toContain('"narrative/town/2023-Q3.md"');
  }, 60_000);

  it('changes no other report: what is written of one quarter is no part of another', async () => {
    await writeFiles(folder, { 'narrative/town/2023-Q4.md': said(draft) });
    const { code, stdout } = await yardline(['verify', 'town/2023-Q3'], { cwd: folder });
    expect([code, stdout]).toEqual([0, expect.stringContaining('every byte is the same')]);
  }, 60_000);

  it('tells what was wrong, and what partners answered since, on the report itself and once on the next', async () => {
    await writeFiles(folder, { 'narrative/town/2023-Q3.md': said(corrected) });
    await rm(join(folder, 'narrative/town/2023-Q4.md'));
    await run('2023-Q4');
    expect(await page('2023-Q4')).toContain('Correction of 2 May 2024 to the report of 2023-Q3:');
    expect((await findings('2023-Q4')).board?.corrections).toMatchObject([{ report: '2023-Q3', on: '2024-05-02' }]);
    expect((await findings('2023-Q4')).board?.replies).toMatchObject([{ report: '2023-Q3', from: 'Sheriff' }]);
    expect(await page('2023-Q4')).toMatch(
      /Sheriff replies to the report of 2023-Q3 \(2 April 2024\):\s*<\/strong> <bdi>So did we\./,
    );
    await run('2023-Q3');
    expect(await page('2023-Q3')).toMatch(/role="note"><p><strong>Correction of 2 May 2024\.<\/strong>/);
  }, 60_000);

  it('may be about a metric that is told no more, as may actions that are done, and no other', async () => {
    const validate = () => yardline(['validate', 'town'], { cwd: folder });
    const action = (status: string): string =>
      `id,recorded_on,raised_on,decision,metric,owner_role,due_on,closed_on,status\nA1,2023-05-02,2023-05-02,x,shooting-victims,,,${status === 'open' ? '' : '2023-05-02'},${status}\n`;
    await writeFiles(folder, {
      'narrative/town/2023-Q4.md': said('sentence: Fewer.'),
      'actions/town.csv': action('done'),
      'pipelines/town.yaml': townPipeline.replace(/.*shooting-victims.*\n/, ''),
    });
    expect((await validate()).stderr).toBe('');
    await writeFiles(folder, { 'actions/town.csv': action('open'), 'narrative/town/2023-Q4.md': said(signed) });
    const { stderr } = await validate();
    expect(stderr).toMatch(/narrative\/town\/2023-Q4\.md:\d+:\d+: "shooting-victims" is not a metric/);
    expect(stderr).toContain('actions/town.csv:2: "shooting-victims" is not a metric');
    await rm(join(folder, 'actions'), { recursive: true });
    await writeFiles(folder, { 'pipelines/town.yaml': townPipeline });
  });

  it('is refused with its place where it has mistakes', async () => {
    await writeFiles(folder, { 'narrative/town/2023-Q4.md': said('signd: x') });
    const { code, stderr } = await yardline(['validate', 'town'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('narrative/town/2023-Q4.md:2:1: ')]);
  });
});
