import { expect, test } from 'vitest';
import type { Conformed } from '../../src/conform/index.ts';
import { recordingsOf } from '../../src/crosstab/index.ts';
import type { Area, Pipeline } from '../../src/spec/index.ts';
import { ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from '../conform/fixture.ts';

const area = (name: string): Area => ({ area: name, role: 'comparison', site: name, intervals: [] });

async function recorded(reportingLagDays: number | null) {
  const folder = await temporaryFolder();
  await writeFiles(folder, {
    'crime.csv': [
      'at,told,area',
      '2020-01-10,2020-01-12,North',
      '2020-01-11,2020-02-10,North',
      '2020-01-12,2020-12-31,South',
      '2020-01-13,2020-01-10,South',
      '2020-02-03,2020-02-04,Atlantis',
      '2020-02-04,2020-02-20,',
      '',
    ].join('\n'),
  });
  const warehouse = await openInMemory(folder);
  const crime = sourceOf(
    [
      mapping('occurred_at', 'timestamp', 'at', { formats: ['%Y-%m-%d'] }),
      mapping('reported_at', 'timestamp', 'told', { formats: ['%Y-%m-%d'] }),
      mapping('area', 'text', 'area'),
    ],
    { files: [{ match: 'crime.csv' }], reportingLagDays },
  );
  const { loaded } = await ingestFolder(crime, { folder, warehouse });
  const pipeline = { metrics: [{ source: loaded.source.id }] } as unknown as Pipeline;
  const areaList = { areas: [area('North'), area('South')], strangers: [], smaller: [], partialDates: 0 };
  const conformed = { sources: [loaded], areaList } as unknown as Conformed;
  return (await recordingsOf(pipeline, conformed, warehouse))[0];
}

test('records are counted by month and area, those of no known place apart from those without one', async () => {
  const made = await recorded(null);
  const rows = (made?.recordings ?? []).map(({ month, area: place, located, rows: n }) => [month, place, located, n]);
  expect(rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))).toEqual([
    ['2020-01', 'North', true, 2],
    ['2020-01', 'South', true, 2],
    ['2020-02', null, false, 1],
    ['2020-02', null, true, 1],
  ]);
  expect(made?.arrivals).toBeNull();
});

test('records that took longer than the lag, or came before they happened, are in neither count of arrivals', async () => {
  const made = await recorded(45);
  expect((made?.arrivals ?? []).toSorted((a, b) => (a.month < b.month ? -1 : 1))).toEqual([
    { agency: null, month: '2020-01', prompt: 1, arrived: 2 },
    { agency: null, month: '2020-02', prompt: 2, arrived: 2 },
  ]);
});

test('a source whose records all came late has no arrivals', async () => {
  expect((await recorded(0))?.arrivals).toEqual([]);
});
