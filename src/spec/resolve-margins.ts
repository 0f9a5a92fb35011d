import type { Source } from './model.ts';
import { suggest } from './nearest.ts';
import type { Complaints } from './problems.ts';
import { asList } from './resolve-mapping.ts';
import type { Margin, Margins, MarginTotal } from './source-parts.ts';
import type { Path } from './source-text.ts';
import { type MarginFiles, type MarginsDeclaration, peopleColumn, waveColumn } from './survey-margins.ts';

interface Scene {
  readonly columns: Source['columns'];
  readonly doubtful: ReadonlySet<string>;
  /** Names of the waves that are declared. */
  readonly waves: readonly string[];
  readonly files: MarginFiles;
  readonly complain: Complaints;
  readonly path: Path;
}
type Known = MarginsDeclaration['known'][number];
type About = (message: string, hint: string) => undefined;

/** How far totals of two margins may lie apart: as much as rounded shares do. More, and they count other people. */
const roundingAllowed = 0.01;

/** What is known of the population, with every group and wave looked up; null where nothing is declared. */
export function resolveMargins(declared: MarginsDeclaration | undefined, scene: Scene): Margins | null {
  if (declared === undefined) return null;
  const { complain, path, waves } = scene;
  const about: About = (message, hint) => void complain.about(path, 'key', { id: 'margins', message, hint });
  if (waves.length === 0) about('margins need waves: each wave is weighed by itself', waveHint);
  const known = declared.known.map((margin, index): Margin => {
    const at = [...path, 'known', index];
    const own: About = (message, hint) => void complain.about(at, 'value', { id: 'margins', message, hint });
    const by = asList(margin.by);
    checkColumns(by, { ...scene, path: at });
    return { by, totals: totalsOf(margin, by, { ...scene, about: own }) };
  });
  const names = known.map(({ by }) => by.toSorted().join(' × '));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) about(`two margins are of ${twice}`, 'put their groups together, or remove one');
  for (const { by, totals } of known)
    if (totals.length > 0 && sumOf(totals) === 0)
      about(`margin of ${by.join(' × ')} has no people`, 'correct its numbers');
  for (const wave of waves) checkAgreement(known, wave, about);
  return { of: declared.of, origin: declared.origin, known };
}

const waveHint = 'waves: [{ wave: "2019", from: 2019-09-01, to: 2019-11-30 }]';

function checkColumns(by: readonly string[], { columns, doubtful, complain, path }: Scene): void {
  const names = columns.filter(({ type }) => type === 'text' || type === 'flag').map(({ name }) => name);
  for (const name of by)
    if (!names.includes(name) && !doubtful.has(name))
      complain.about([...path, 'by'], 'value', {
        id: 'unknown-column',
        message: `"${name}" is not a mapped column of this source that says a group`,
        hint: suggest(name, names),
      });
}

type Reading = Scene & { readonly about: About };

function totalsOf({ totals, file }: Known, by: readonly string[], scene: Reading): readonly MarginTotal[] {
  const { about } = scene;
  if ((totals === undefined) === (file === undefined)) {
    about(`margin of ${by.join(' × ')} needs either totals or file`, 'totals: { 18-24: 11200, 25-34: 21650 }');
    return [];
  }
  if (file !== undefined) return totalsIn(file, by, scene);
  if (by.length > 1) about('groups of several columns are crossed in a file', `columns: ${by.join(', ')}, people`);
  return Object.entries(totals ?? {}).map(([group, people]) => ({ wave: null, groups: [group], people }));
}

/** Each line a group; a file that could not be read is told already. */
function totalsIn(path: string, by: readonly string[], { files, waves, about }: Reading): readonly MarginTotal[] {
  const file = files.get(path);
  if (!file) return [];
  const twice = file.header.find((name, place) => file.header.indexOf(name) !== place);
  if (twice !== undefined) {
    about(`"${path}" has the header "${twice}" twice`, 'one column would hide the other: rename or remove it');
    return [];
  }
  for (const name of [...by, peopleColumn])
    if (!file.header.includes(name)) {
      about(`"${path}" has no column "${name}" (got ${file.header.join(', ')})`, `columns: ${by.join(', ')}, people`);
      return [];
    }
  const seen = new Map<string, number>();
  return file.rows.map(({ line, cells }): MarginTotal => {
    const groups = by.map((name) => cells[name] ?? '');
    const wave = cells[waveColumn] || null;
    const people = Number(cells[peopleColumn] || 'none');
    const told = (message: string, hint: string): undefined => about(`line ${line} of "${path}": ${message}`, hint);
    if (!(people >= 0 && Number.isFinite(people))) told('people must be a number of 0 or more', 'no signs, no commas');
    if (groups.includes('')) told('a group must have a name', `fill ${by.join(' and ')}, or remove the line`);
    if (wave !== null && waves.length > 0 && !waves.includes(wave))
      told(`"${wave}" is not a wave of this survey`, `waves: ${waves.join(', ')}`);
    const key = JSON.stringify([wave, ...groups]);
    const before = seen.get(key);
    if (before !== undefined) told(`the group stands there twice (first on line ${before})`, 'remove one of the lines');
    seen.set(key, line);
    return { wave, groups, people: Number.isFinite(people) ? people : 0 };
  });
}

/** Margins of one wave count the same people, or give shares of them: where sums lie further apart than rounding, they do not. */
function checkAgreement(known: readonly Margin[], wave: string, about: About): void {
  const sums = known.map(({ by, totals }) => ({ by, sum: sumOf(totalsFor(totals, wave)) }));
  const [first, ...others] = sums.filter(({ sum }) => sum > 0 && !isShare(sum));
  for (const { by, sum } of others)
    if (first && Math.abs(sum / first.sum - 1) > roundingAllowed)
      about(
        `margins of wave "${wave}" contradict each other: ${first.sum} people by ${first.by.join(' × ')}, ${sum} by ${by.join(' × ')}`,
        'they must count the same people: see of:',
      );
}

/** Shares of all add up to 1, or to 100. */
const isShare = (sum: number): boolean => [1, 100].some((all) => Math.abs(sum / all - 1) <= roundingAllowed);

const sumOf = (totals: readonly MarginTotal[]): number => totals.reduce((sum, { people }) => sum + people, 0);

/** What holds for one wave. */
export const totalsFor = (totals: readonly MarginTotal[], wave: string): readonly MarginTotal[] =>
  totals.filter((total) => total.wave === null || total.wave === wave);
