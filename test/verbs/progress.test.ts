import { execFileSync, spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { program, smallProject, temporaryFolder, townCrime, yardline } from '../program.ts';

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

/** A file that takes a while to read: some three hundred thousand records. */
function longCrime(): string {
  const [header = '', ...lines] = townCrime().trimEnd().split('\n');
  const body = lines.map((line) => line.replace(/^\d+/, '')).join('\n');
  let id = 0;
  return `${header}\n${`${body}\n`.repeat(160).replace(/^,/gm, () => `${(id += 1)},`)}`;
}

/** `script` runs a program in a terminal of its own; macOS and BSD have another one under the same name. */
function hasScript(): boolean {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux');
  } catch {
    return false;
  }
}

function inTerminal(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { CI, ...rest } = process.env;
  return new Promise((settle) => {
    const line = [process.execPath, program, ...args].map((word) => `'${word}'`).join(' ');
    const child = spawn('script', ['-qec', line, '/dev/null'], {
      cwd: folder,
      env: { ...rest, TERM: 'xterm', NO_COLOR: '1', ...env },
    });
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => (seen += chunk.toString()));
    child.on('close', () => settle(seen));
  });
}

describe.skipIf(!hasScript())('in a terminal', () => {
  it('one line with a bar is drawn over and gives way to the summary line of the stage', async () => {
    await smallProject(folder, { 'data/crime.csv': longCrime() });
    const seen = await inTerminal(['ingest', 'town']);
    const bars = [...seen.matchAll(/\r\u001b\[K {2}read {7}[█░]{20} +(\d+) % +([\d.]+) of ([\d.]+) MB {2}crime: /g)];
    expect(bars.length).toBeGreaterThan(0);
    const shares = bars.map(([, share]) => Number(share));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const left = seen
      .replaceAll('\r\n', '\n')
      .split('\n')
      .map((line) => line.split('\r\u001b[K').at(-1) ?? '');
    expect(left.filter((line) => /[█░]/.test(line))).toEqual([]);
    expect(left.some((line) => line.startsWith('  read       crime: 295,680 = '))).toBe(true);
  });

  it.each([
    ['--quiet', ['-q'], {}],
    ['a terminal that cannot draw', [], { TERM: 'dumb' }],
    ['a CI job', [], { CI: 'true' }],
  ])('%s: no bar', async (_, flags, env) => {
    await smallProject(folder, { 'data/crime.csv': longCrime() });
    const seen = await inTerminal(['ingest', 'town', ...flags], env);
    expect(seen).not.toMatch(/[█░]/);
    expect(seen.replaceAll('\r\n', '\n')).not.toContain('\r');
  });
});

describe('elsewhere', () => {
  it('lines are plain, without a carriage return or an escape', async () => {
    await smallProject(folder, { 'data/crime.csv': longCrime() });
    const { code, stdout, stderr } = await yardline(['ingest', 'town'], { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('  read       crime: ');
    for (const text of [stdout, stderr]) for (const sign of ['\r', '\u001b']) expect(text).not.toContain(sign);
  });

  it('--quiet says nothing at all on standard error', async () => {
    await smallProject(folder);
    expect((await yardline(['ingest', 'town', '-q'], { cwd: folder })).stderr).toBe('');
  });
});
