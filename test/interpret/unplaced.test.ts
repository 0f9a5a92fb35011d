import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Findings } from '../../src/spec/index.ts';
import { smallProject, temporaryFolder, townPipeline, yardline } from '../program.ts';

/** Events without a known area could have happened anywhere: the report says what they could change. */

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterAll(() => remove());

/** So many burglaries in the last quarter, in A1 and in no area. */
interface Town {
  readonly here: number;
  readonly nowhere: number;
}
const rows = (beat: string, n: number): string =>
  Array.from(
    { length: n },
    (_, index) => `n${beat}${index},2023-1${index % 3}-${10 + (index % 9)},${beat},BURG,N\n`,
  ).join('');
const declared = townPipeline.replace('current: last-4-quarters', 'current: last-quarter');

async function burglaries({ here, nowhere }: Town): Promise<Finding> {
  await smallProject(folder, {
    'pipelines/town.yaml': declared,
    'data/crime.csv': `ID,DATE,BEAT,CODE,GUN\n${rows('A1', here)}${rows('', nowhere)}`,
  });
  const { stdout, stderr, code } = await yardline(['run', 'town', '--json', '-q'], { cwd: folder });
  expect([0, 3], stderr).toContain(code);
  const { findings } = JSON.parse(stdout) as Findings;
  const found = findings.find(({ metric, area }) => metric === 'burglaries' && area === '*');
  if (!found) throw new Error('there is no finding');
  return found;
}
const unplaced = ({ caveats }: Finding): readonly string[] =>
  caveats.filter(({ key }) => key === 'caveat.unplaced').map(({ text }) => text);

describe('events of no known area', () => {
  it('stand beside the count with all and with none of them', async () => {
    expect(unplaced(await burglaries({ here: 100, nowhere: 30 }))).toEqual([
      '30 of the burglaries in 2023-Q4 lie in no known area: with all of them here there would be 130, with none 100.',
    ]);
  });
  it.each([
    ['there are none', { here: 100, nowhere: 0 }],
    ['they are so few that they could point to somebody', { here: 100, nowhere: 2 }],
    ['the count is hidden, which they would give back', { here: 3, nowhere: 30 }],
  ])('are not spoken of where %s', async (_, town) => {
    expect(unplaced(await burglaries(town))).toEqual([]);
  });
});
