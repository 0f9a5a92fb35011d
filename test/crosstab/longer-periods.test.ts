import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding, Findings } from '../../src/spec/index.ts';
import { smallProject, temporaryFolder, yardline } from '../program.ts';

/** Figures for whole years, evaluated by the real program by years and by quarters. */

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const pipeline = (grain: string, area: string): string => `id: grants
title: Grants
calendar: { grain: ${grain}, timezone: America/New_York, fiscal-year-starts: 7 }
sources:
  grants:
    kind: resources
    repeats: keep
    files: data/grants.csv
    columns:
      period: { from: YEAR, formats: ["%Y"], fiscal: true }
      partner: WHO
      committed: AMOUNT
${area}windows: { baseline: { kind: trailing, periods: 2, reason: the periods before it } }
metrics: [{ use: grants, source: grants }]
privacy: { minimum: 0, public-record: grants are published }
reports: [analyst]
`;
const metric = `id: grants
title: Grants
why: To know.
noun: { one: grant, many: grants }
question: how-much
role: context
better: neutral
kind: resources
measure: { kind: count, empty: missing }
owner: nobody
version: 1
`;
const rows = ['2022', '2022', '2023', '2023', '2023', '2024', '2024', '2024', '2024', '2024'].map(
  (year, index) => `${year},P${index},100,${index % 2 === 0 ? 'North' : 'South'}`,
);

async function everywhere(grain: string, area = '      area: PLACE\n'): Promise<Finding | undefined> {
  await smallProject(folder, {
    'pipelines/grants.yaml': pipeline(grain, area),
    'metrics/grants.yaml': metric,
    'data/grants.csv': `YEAR,WHO,AMOUNT,PLACE\n${rows.join('\n')}\n`,
  });
  const { stdout, stderr, code } = await yardline(['run', 'grants', '--json', '-q'], { cwd: folder });
  expect(code, stderr).toBe(0);
  return (JSON.parse(stdout) as Findings).findings.find((finding) => finding.area === '@all');
}

describe('figures that are for a fiscal year', () => {
  it.each([
    ['with areas', '      area: PLACE\n'],
    ['without', ''],
  ])('answer for that year and those before, %s', async (_, area) => {
    const found = await everywhere('year', area);
    expect(found?.now).toMatchObject({ status: 'estimated', from: '2023-07-01', to: '2024-06-30', events: 5 });
    expect(found?.series.map(({ period, events }) => [period, events])).toEqual([
      ['FY2022', 2],
      ['FY2023', 3],
      ['FY2024', 5],
    ]);
  });

  it('say nothing of a quarter in it, and why', async () => {
    const found = await everywhere('quarter');
    expect(found?.now).toMatchObject({ status: 'withheld', reason: 'period-too-coarse', from: '2024-04-01' });
    expect(found?.also[0]).toMatchObject({ status: 'estimated', from: '2023-07-01', to: '2024-06-30', events: 5 });
  });
});
