import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finding, type Findings, findingsSchema } from '../src/spec/findings.ts';
import { copyCrimes, copySamples, projectRoot, temporaryFolder, yardline } from './program.ts';

interface Planted {
  readonly rateRatio: number;
  readonly areas: string;
  readonly window: string;
  readonly metric: string;
  readonly mustSay?: string;
  readonly mustNotSay: readonly string[];
}
interface Truth {
  readonly planted: readonly Planted[];
  readonly files: readonly {
    readonly file: string;
    readonly read: number;
    readonly loaded: number;
    readonly rejected: number;
    readonly duplicate: number;
    readonly lines: { readonly physical: number };
  }[];
}

let folder = '';
let remove: () => Promise<void> = async () => undefined;
let truth: Truth;
const runs = new Map<string, Findings>();

/** A copy of the shipped project, as a stranger has it, run in an environment of its own. */
async function runSamples(
  name: string,
  env: Readonly<Record<string, string>>,
  copy: (project: string) => Promise<void> = copySamples,
): Promise<Findings> {
  const project = join(folder, name);
  await copy(project);
  const { code, stdout, stderr } = await yardline(
    ['run', 'safe-streets', '--json', '-q', '--threads', env.THREADS ?? '2'],
    { cwd: project, env },
  );
  expect(code, stderr).toBe(0);
  return findingsSchema.parse(JSON.parse(stdout)) as Findings;
}

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  truth = JSON.parse(await readFile(join(projectRoot, 'data-samples/safe-streets/truth.json'), 'utf8')) as Truth;
  runs.set(
    'east',
    await runSamples('east', { TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8', THREADS: '1' }),
  );
  runs.set(
    'west',
    await runSamples('west', { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', THREADS: '4' }),
  );
  const lastQuarter = (pipeline: string): string =>
    pipeline.replace('current: last-8-quarters', 'current: last-quarter');
  runs.set('quarter', await runSamples('quarter', {}, (project) => copyCrimes(project, lastQuarter)));
}, 240_000);
afterAll(() => remove());

const findingOf = (run: string, metric: string, area: string): Finding => {
  const found = runs.get(run)?.findings.find((finding) => finding.metric === metric && finding.area === area);
  if (!found) throw new Error(`no finding for ${metric} in ${area}`);
  return found;
};
const codeOf: Readonly<Record<string, string>> = { program: '*', buffer: '@buffer', comparison: '@comparison' };

describe('the same inputs', () => {
  it('give the same bytes in other time zones, locales and thread counts', async () => {
    const list = async (name: string): Promise<readonly string[]> => {
      const entries = await readdir(join(folder, name, 'out/safe-streets'), { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, name).length))
        .sort();
    };
    const files = await list('east');
    expect(await list('west')).toEqual(files);
    expect(files.length).toBeGreaterThan(10);
    for (const file of files)
      expect(
        (await readFile(join(folder, 'east', file))).equals(await readFile(join(folder, 'west', file))),
        file,
      ).toBe(true);
  });
});

describe('the planted truth', () => {
  it('is in the ledger, file by file', () => {
    const ledger = runs.get('east')?.ledger ?? [];
    for (const file of truth.files) {
      const line = ledger.find((candidate) => candidate.file === `data-samples/safe-streets/${file.file}`);
      expect(line, file.file).toMatchObject({
        read: file.read,
        loaded: file.loaded,
        rejected: file.rejected,
        duplicate: file.duplicate,
        lines: file.lines.physical,
      });
    }
  });

  it('is found: what is there, what is not, and what cannot be told', () => {
    const judged = truth.planted.filter((planted) => planted.metric !== 'burglaries');
    expect(judged.length).toBeGreaterThanOrEqual(6);
    for (const planted of judged) {
      const run = planted.window === 'last-quarter' ? 'quarter' : 'east';
      const finding = findingOf(run, planted.metric, codeOf[planted.areas] ?? planted.areas);
      const message = `${planted.metric}, ${planted.areas}, ${planted.window}`;
      if (planted.mustSay !== undefined) expect(finding.movement, message).toBe(planted.mustSay);
      expect(planted.mustNotSay, message).not.toContain(finding.movement);
    }
  });

  it('is not claimed where the whole city changed alike: the comparison areas say so in the same breath', () => {
    const burglaries = findingOf('east', 'burglaries', '*');
    expect(burglaries).toMatchObject({ contribution: 'not-shown', evidence: 3, role: 'context' });
    // planted: 6 % fewer every year, everywhere. Against three years before that is a quarter, and no change at a time
    for (const area of ['*', '@comparison']) {
      const change = findingOf('east', 'burglaries', area).changes.baseline;
      expect(change).toMatchObject({ status: 'estimated', estimate: expect.closeTo(0.75, 1) });
      expect(findingOf('east', 'burglaries', area).movement).toBe('no-clear-change');
    }
    expect(findingOf('east', 'shooting-victims', '*').contribution).toBe('supported');
    expect(findingOf('east', 'shooting-victims', '@comparison').movement).toBe('no-clear-change');
  });

  it('leaves the quarter that is not yet settled out of every verdict', () => {
    const finding = findingOf('east', 'shooting-victims', '*');
    expect(finding.series.at(-1)).toMatchObject({ period: '2025-Q4', state: 'provisional' });
    expect(finding.now.to).toBe('2025-09-30');
  });

  it('is what the design finds: for every metric its interval holds the ratio that was planted', () => {
    const planted = truth.planted.filter(({ areas, window }) => areas === 'program' && window === 'active-months');
    expect(planted).toHaveLength(5);
    for (const { metric, rateRatio } of planted) {
      const { effect, ladder } = findingOf('east', metric, '*');
      expect(ladder.chosen, metric).toBe('staggered-adoption');
      if (effect.status !== 'estimated' || typeof effect.high !== 'number') throw new Error(`no effect on ${metric}`);
      expect(effect.low, metric).toBeLessThan(rateRatio);
      expect(effect.high, metric).toBeGreaterThan(rateRatio);
    }
  });

  it('is claimed where there is an effect, called harm where a guardrail worsened, and not shown where there is none', () => {
    const said = (metric: string) => findingOf('east', metric, '*').contribution;
    expect([said('shooting-victims'), said('aggravated-assaults')]).toEqual(['supported', 'contrary']);
    expect([said('robberies'), said('burglaries')]).toEqual(['not-shown', 'not-shown']);
  });

  it('was looked for by the strongest design alone, and the weaker ones say so', () => {
    const { refused } = findingOf('east', 'shooting-victims', '*').ladder;
    expect(refused.every(({ reason }) => reason === 'weaker-than-chosen')).toBe(true);
  });
});
