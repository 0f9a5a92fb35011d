import { describe, expect, it } from 'vitest';
import { caveatsOf, drawn, findingIn, type Made, nowOf, surveyRun, waves } from './project.ts';

/** Where a survey cannot tell, the report says so: few people, one block, another way of asking. */

const share = '{ kind: survey-share, item: safe, values: [4, 5] }';
const metrics = { 'feel-safe': share };

/** Two waves of people who are alike but for their answers. */
const simple = (more: string, waved = waves): string => `${more}
columns: { wave: wave, cluster: block, gender: gender }
files: data/simple.csv
${waved}
items: { safe: { wording: I feel safe here., scale: { min: 1, max: 5 } } }`;
const rowsOf = (wave: number, n: number, block: (row: number) => string): readonly string[] =>
  Array.from({ length: n }, (_, row) => `${wave},${block(row)},${row % 2 === 0 ? 'f' : 'm'},${1 + ((row * 7) % 5)}`);
const csv = (...rows: readonly string[]): Readonly<Record<string, string>> => ({
  'data/simple.csv': `wave,block,gender,safe\n${rows.join('\n')}\n`,
});
const apart = (row: number): string => `b${row % 10}`;
const run = (source: string, files: Readonly<Record<string, string>>, minimum = 0): Promise<Made> =>
  surveyRun({ source, metrics, files, minimum });

describe('a survey', () => {
  it('of three people has no result', async () => {
    const made = await run(simple('frame: a list'), csv(...rowsOf(2022, 40, apart), ...rowsOf(2023, 3, apart)));
    expect(findingIn(made, 'feel-safe').now).toMatchObject({ status: 'withheld', reason: 'too-few-answers' });
    expect(findingIn(made, 'feel-safe').survey?.answers.map(({ label }) => label)).toEqual(['2022']);
  });

  it('of one block has a share, no range and no change: how blocks differ is not known', async () => {
    const made = await run(simple('frame: a list'), csv(...rowsOf(2022, 40, apart), ...rowsOf(2023, 40, () => 'only')));
    expect(nowOf(made, 'feel-safe')).toMatchObject({ n: 40, low: null, high: null, method: 'none' });
    expect(findingIn(made, 'feel-safe').changes.baseline).toMatchObject({ reason: 'not-estimable' });
  });

  it('gives no range where it is declared that lonely strata shall have none', async () => {
    const made = await surveyRun({ source: drawn('lonely-strata: withhold'), metrics });
    expect(nowOf(made, 'feel-safe')).toMatchObject({ low: null, method: 'none' });
    expect(findingIn(made, 'feel-safe').changes.baseline).toMatchObject({ reason: 'not-estimable' });
    expect(caveatsOf(made, 'feel-safe').join()).toContain('no range is given, as declared');
  });

  it('without a list has neither range nor change, and with margins has both and says what they are', async () => {
    const files = csv(...rowsOf(2022, 60, apart), ...rowsOf(2023, 60, apart));
    const open = await run(simple(''), files);
    expect(nowOf(open, 'feel-safe')).toMatchObject({ low: null, method: 'none' });
    expect(findingIn(open, 'feel-safe').changes.baseline).toMatchObject({ reason: 'no-frame' });
    const margins = 'margins: { of: adults, origin: the census, known: [{ by: gender, totals: { f: 52, m: 48 } }] }';
    const weighed = await run(simple(margins), files);
    expect(nowOf(weighed, 'feel-safe').low).not.toBeNull();
    expect(findingIn(weighed, 'feel-safe').changes.baseline.status).toBe('estimated');
    expect(caveatsOf(weighed, 'feel-safe').join()).toContain(
      'People were not drawn from a list. Their answers are weighed to adults by gender (the census)',
    );
  });
});

describe('a change between waves', () => {
  const files = csv(...rowsOf(2022, 60, apart), ...rowsOf(2023, 60, apart));
  const asked = (one: string, two: string): string => `waves:
  - { wave: 2022, from: 2022-05-01, to: 2022-05-31${one} }
  - { wave: 2023, from: 2023-05-01, to: 2023-05-31${two} }`;
  it.each([
    ['another mode', asked(', mode: mail', ', mode: web'), 'people were asked in another way (mail, web)'],
    [
      'another part of those asked answering',
      asked(', invited: 120', ', invited: 400'),
      'a larger or smaller part of those asked answered (from 50 % to 15 %)',
    ],
  ])('cannot be compared across %s', async (_, waved, words) => {
    const made = await run(simple('frame: a list', waved), files);
    const finding = findingIn(made, 'feel-safe');
    expect(finding.movement).toBe('not-comparable');
    expect(finding.sentence.text).toContain(`Cannot be compared: ${words}.`);
    expect(made.board).toContain(words);
  });
  it('is given where both were asked alike, with how many answered', async () => {
    const made = await run(
      simple('frame: a list', asked(', mode: mail, invited: 200', ', mode: mail, invited: 220')),
      files,
    );
    const { survey, comparability, changes } = findingIn(made, 'feel-safe');
    expect(changes.baseline.status).toBe('estimated');
    expect(comparability.tests.filter(({ rule }) => ['wording', 'mode', 'response-rate'].includes(rule))).toHaveLength(
      3,
    );
    expect(survey?.waves[1]).toMatchObject({
      mode: 'mail',
      invited: 220,
      respondents: 60,
      wording: 'I feel safe here.',
    });
    expect(caveatsOf(made, 'feel-safe').join()).toContain('27 % answered: those who did not may think otherwise.');
  });
});

describe('what people wrote', () => {
  it('is in no document, neither from columns that are not mapped nor from one that is by mistake', async () => {
    const said = 'my neighbour Zebedee Quill is a thief and lives on the corner of Elm and Third';
    const rows = [...rowsOf(2022, 40, apart), ...rowsOf(2023, 40, apart)].map((row, index) =>
      index % 20 === 3 ? row.replace(/,[fm],/, `,${said},`) : row,
    );
    const files = {
      'data/simple.csv': `wave,block,gender,safe,comment\n${rows.map((row) => `${row},${said}`).join('\n')}\n`,
    };
    const margins = 'margins: { of: adults, origin: the census, known: [{ by: gender, totals: { f: 52, m: 48 } }] }';
    const made = await surveyRun({ source: simple(margins), metrics, files, minimum: 5 });
    const texts = [JSON.stringify(made.findings), made.board, made.analyst, made.ended.stdout, made.ended.stderr];
    for (const text of texts) expect(text).not.toContain('Zebedee');
    const check = made.findings?.checks.find(({ rule }) => rule === 'comments');
    expect(check).toMatchObject({ observed: 4, passed: false });
    const lost = made.findings?.checks.find(({ rule }) => rule === 'without-margin');
    expect(lost).toMatchObject({ observed: 4 / 80, items: [{ n: null }] });
  });
});
