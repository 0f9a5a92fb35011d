import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseFindings } from '../src/run/choose-findings.ts';
import { type Finding, type Findings, findingsSchema } from '../src/spec/findings.ts';
import { findingLines } from '../src/verbs/finding-lines.ts';
import { launchBrowser } from './browser.ts';
import { type Beside, beside } from './coalitions-beside.ts';
import { canReadPaper, faultsOnPaper } from './paper.ts';
import { copySamples, projectRoot, temporaryFolder, yardline } from './program.ts';

/** What a sample says of itself: which verdicts tell its truth, and why others would not. */
interface Planted {
  readonly metric: string;
  readonly area: string;
  readonly group?: string;
  readonly story: string;
  /** The window that the number is about and the events counted in it and before it, where that is known to the last one. */
  readonly counted?: { readonly window: string; readonly events: number; readonly eventsBefore: number };
  readonly movement: readonly string[];
  readonly contribution?: readonly string[];
  readonly note: string;
}

type Truth = { readonly planted: readonly Planted[] };

/** The crimes of Safe Streets have a truth in a form of their own, which samples.test.ts holds the report to. */
const heldElsewhere = [
  ...['shooting-victims', 'homicides', 'robberies', 'burglaries', 'aggravated-assaults'],
  // what the board itself wrote down
  'actions-on-time',
];
const truths = await Promise.all(
  ['safe-streets', 'crisis-management', 'response-teams'].map(async (coalition) => {
    const text = await readFile(join(projectRoot, 'data-samples', coalition, 'truth.json'), 'utf8');
    const truth = JSON.parse(text) as Truth & { readonly coalition?: Truth };
    return { coalition, planted: (truth.coalition ?? truth).planted };
  }),
);

/** Letter paper less the margins of print, which is shorter than A4, and A4, which is narrower. */
const sheets = [
  { name: 'letter', width: 725, height: 957 },
  { name: 'A4', width: 702, height: 1024 },
] as const;

const browser = await launchBrowser();
let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await copySamples(folder);
  for (const { coalition } of truths) {
    const path = join(folder, 'pipelines', `${coalition}.yaml`);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/^reports: \[/m, 'reports: [board-es, '));
  }
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await remove();
});

describe.each(truths)('$coalition', ({ coalition, planted }) => {
  let made: Findings;
  beforeAll(async () => {
    const { code, stdout, stderr } = await yardline(['run', coalition, '--json', '--quiet'], { cwd: folder });
    expect(code, stderr).toBe(0);
    made = findingsSchema.parse(JSON.parse(stdout)) as Findings;
  }, 240_000);

  const findingOf = ({ metric, area, group }: Planted): Finding => {
    const found = made.findings.find(
      (one) => one.metric === metric && one.area === area && one.group === (group ?? null),
    );
    if (!found) throw new Error(`no finding of ${metric} in ${area}`);
    return found;
  };

  // of others no more is worked out for it than what redaction asks
  it('is told of in a terminal, all areas or a single one, as in the report', async () => {
    const program = made.findings.find(({ areaRole }) => areaRole === 'program')?.area;
    expect(program).toBeDefined();
    for (const area of [undefined, program]) {
      const flags = area === undefined ? [] : ['--area', area];
      const { code, stdout, stderr } = await yardline(['evaluate', coalition, '--quiet', ...flags], { cwd: folder });
      expect(code, stderr).toBe(0);
      const told = chooseFindings(made.findings, { verb: 'evaluate', metric: undefined, area });
      expect(stdout).toContain(findingLines(told).join('\n'));
    }
  }, 120_000);

  it.each(planted)('tells of $metric ($story) what is planted', (one) => {
    const { movement, contribution, sentence, now, changes } = findingOf(one);
    expect(one.movement, `${sentence.text} (${one.note})`).toContain(movement);
    if (one.contribution) expect(one.contribution, sentence.text).toContain(contribution);
    if (!one.counted) return;
    expect(now).toMatchObject({ label: one.counted.window, events: one.counted.events });
    expect(changes.baseline).toMatchObject({ n: one.counted.eventsBefore });
  });

  it('tells what was corrected, late, closed, unpaid or also going on', async () => {
    const { corrected, late, phased, other, closed, unpaid } = beside[coalition] as Beside;
    const [metric, period] = late;
    const ofAll = made.findings.find((one) => one.metric === metric && one.area === '@all');
    expect(ofAll?.series.filter(({ state }) => state !== 'reported').map((one) => one.period)).toEqual([period]);
    // no window takes it in
    const begins = ofAll?.series.find((one) => one.period === period)?.from ?? '';
    expect(begins > (ofAll?.now.to ?? begins)).toBe(true);
    if (phased) {
      const effects = made.findings.flatMap(({ metric: own, effect }) =>
        own === phased && effect.status === 'estimated' ? effect.leftOut : [],
      );
      expect(effects.some(({ reason }) => reason === 'phase-in')).toBe(true);
    }
    const said = made.findings.flatMap(({ caveats }) => caveats.map(({ text }) => text));
    expect(said.some((text) => text.includes('Another programme') && text.includes(other))).toBe(true);
    if (closed) expect(said.some((text) => text.includes('closed') && text.includes(closed))).toBe(true);
    if (corrected) {
      const [source, file] = corrected;
      const text = await readFile(join(folder, 'data-samples', coalition, file), 'utf8');
      const superseded = made.ledger.filter((one) => one.source === source).map((one) => one.superseded);
      expect(superseded.reduce((sum, one) => sum + one, 0)).toBe(text.trim().split('\n').length - 1);
    }
    if (unpaid) {
      const delivered = made.findings.find(
        ({ metric, area }) => metric === 'delivered-of-committed' && area === '@all',
      );
      const told = delivered?.series.filter(({ state }) => state === 'reported') ?? [];
      const least = told.toSorted((a, b) => Number(a.value) - Number(b.value))[0];
      expect(least?.period).toBe(unpaid);
    }
  });

  it('has a truth for every metric', () => {
    const elsewhere = coalition === 'safe-streets' ? heldElsewhere : [];
    const told = [...elsewhere, ...planted.map(({ metric }) => metric)];
    expect([...new Set(told)].toSorted()).toEqual([...new Set(made.findings.map(({ metric }) => metric))].toSorted());
  });

  it('is told in Spanish from end to end, without a text that is declared in English', async () => {
    const out = join(folder, 'out', coalition);
    const [path] = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('board-es.html'));
    const html = await readFile(join(out, path ?? ''), 'utf8');
    expect(html).toContain('<html lang="es">');
    expect([...html.matchAll(/lang="en"[^>]*>([^<]*)/g)].map(([, text]) => text)).toEqual([]);
    const declared = made.findings.flatMap(({ title, why, caveats }) => [
      title,
      why,
      ...caveats.map(({ text }) => text),
    ]);
    const texts = [...new Set(declared)].filter((text) => text.split(' ').length > 2);
    expect(texts.length).toBeGreaterThan(50);
    const shown = html.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<');
    expect(texts.filter((text) => shown.includes(text))).toEqual([]);
  });

  it.skipIf(browser === null)('puts page one of the board on one sheet, in English and in Spanish', async () => {
    const out = join(folder, 'out', coalition);
    const names = (await readdir(out, { recursive: true })).filter((name) => /board(-es)?\.html$/.test(name));
    expect(names).toHaveLength(2);
    for (const { name: paper, width, height } of sheets) {
      const page = await browser?.newPage({ viewport: { width, height } });
      await page?.emulateMedia({ media: 'print' });
      for (const name of names) {
        await page?.goto(`file://${join(out, name)}`);
        const end = await page?.evaluate(() => document.querySelector('.page-one')?.getBoundingClientRect().bottom);
        expect(end, `${name} on ${paper}`).toBeLessThanOrEqual(height);
      }
      await page?.close();
    }
  });

  it.skipIf(browser === null || !canReadPaper())(
    'parts no heading on paper from what it heads',
    async () =>
      expect(await faultsOnPaper(browser as NonNullable<typeof browser>, join(folder, 'out', coalition))).toEqual([]),
    240_000,
  );

  it('gives every metric a number or a reason, and balances every ledger', () => {
    for (const { metric, now, sentence } of made.findings) {
      if (now.status === 'withheld') expect(now.reason, metric).not.toBe('');
      expect(sentence.text, metric).not.toMatch(/undefined|NaN|\[object/);
    }
    for (const { read, loaded, rejected, duplicate, superseded, filtered } of made.ledger)
      if (read !== null) expect(read).toBe((loaded ?? 0) + rejected + duplicate + superseded + filtered);
  });

  it('writes the documents that it declares', async () => {
    const [period] = (await readdir(join(folder, 'out', coalition))).filter((name) => /^(FY)?\d{4}-Q\d$/.test(name));
    const files = await readdir(join(folder, 'out', coalition, period ?? ''));
    expect(files).toEqual(expect.arrayContaining(['analyst.html', 'board.html', 'brief.html', 'findings.json']));
  });

  it('tells the same once more, and hides nothing else, where its declaration has one more comment', async () => {
    await appendFile(join(folder, 'pipelines', `${coalition}.yaml`), '# The board met.\n');
    const { code, stdout, stderr } = await yardline(['run', coalition, '--json', '--quiet'], { cwd: folder });
    expect(code, stderr).toBe(0);
    const again = findingsSchema.parse(JSON.parse(stdout)) as Findings;
    expect(again.run.id).not.toBe(made.run.id);
    expect(again.run.sinceLast.map(({ key }) => key)).toEqual(['since.nothing']);
    const told = ({ findings, checks, coverage, ledger, warnings }: Findings): string =>
      JSON.stringify({ findings, checks, coverage, ledger, warnings });
    expect(told(again) === told(made)).toBe(true);
  }, 240_000);
});

describe('the custody of victim services', () => {
  it('refuses a source of rows about people', async () => {
    const path = join(folder, 'pipelines/response-teams.yaml');
    const text = await readFile(path, 'utf8');
    const begun = '    kind: activities\n    title: What teams and partners did\n';
    await writeFile(path, text.replace(begun, `${begun}    custody: victim-services\n`));
    const { code, stderr } = await yardline(['validate', 'response-teams'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(/custody/);
    await writeFile(path, text);
  });
});

describe('what is asked of a sample afterwards', () => {
  const ask = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await yardline([...args, '--quiet'], { cwd: folder });
    expect(code, stderr).toBe(0);
    return stdout;
  };

  it('tells more reports from fewer calls, where there are more reports for each call', async () => {
    const { move } = JSON.parse(await ask('explain', 'response-teams', 'recorded-per-call', '--json'));
    const parts: readonly { readonly part: string; readonly value: number }[] = move.parts;
    expect(parts.map(({ part }) => part)).toEqual(['numerator', 'denominator', 'area-mix']);
    expect(parts.every(({ value }) => value > 0)).toBe(true);
    expect(parts.reduce((total, { value }) => total + value, 0)).toBeCloseTo(move.now - move.before, 8);
  }, 240_000);

  it('says what two waves of a survey could have shown, and nothing of longer windows', async () => {
    const stdout = await ask('power', 'safe-streets', 'safe-at-night');
    expect(stdout).toMatch(
      /^Where the baseline gives \d\d %, only a fall of \d\d points or more, or a rise of \d\d points or more, would show\.$/m,
    );
    expect(stdout).toMatch(/^Longer windows: not given: /m);
  }, 240_000);
});
