import { describe, expect, it } from 'vitest';
import { projectRoot, yardline } from '../program.ts';

describe('validate', () => {
  it('notes what is allowed and worth a second thought, and succeeds', async () => {
    const { code, stdout } = await yardline(['validate', 'safe-streets'], { cwd: projectRoot });
    expect(code).toBe(0);
    expect(stdout).toContain('no mistakes found');
    expect(stdout).toMatch(/note {2}homicides: no smallest worthwhile change/);
    expect(stdout).toContain('[selection-not-declared]');
  });

  it('gives notes to other programs', async () => {
    const { stdout } = await yardline(['validate', 'safe-streets', '--json'], { cwd: projectRoot });
    const { pipelines } = JSON.parse(stdout) as { pipelines: { notes: { id: string }[] }[] };
    expect(pipelines[0]?.notes.map(({ id }) => id)).toContain('selection-not-declared');
  });
});
