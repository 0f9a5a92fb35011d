import { expect, test } from 'vitest';
import { mapping, sourceOf } from '../fixture.ts';
import { checkNamed, openTown } from './judged.ts';

/** A declaration that changes what is in records, and not how many there are: nothing that was measured of them stands. */
test('files that are read otherwise are measured anew, though as many records come of them', async () => {
  const rows = ['2024-01-05,NORTH', '2024-01-06,North', '2024-02-07,South'];
  const files = { 'a.csv': `when,where\n${rows.join('\n')}\n` };
  const sourceWith = (rename: Readonly<Record<string, string>>, format = '%Y-%m-%d') =>
    sourceOf([
      mapping('occurred_at', 'timestamp', 'when', { formats: [format] }),
      mapping('area', 'text', 'where', { rename }),
    ]);
  const town = await openTown();
  const strange = checkNamed(await town.run(files, sourceWith({})), 'crime/unknown-area');
  expect([strange.passed, strange.items.map(({ value }) => value)]).toEqual([false, ['NORTH']]);
  const renamed = checkNamed(await town.run(files, sourceWith({ NORTH: 'North' })), 'crime/unknown-area');
  expect([renamed.passed, renamed.items]).toEqual([true, []]);
  const { coverage } = await town.run(files, sourceWith({ NORTH: 'North' }, '%Y-%d-%m'));
  const months = coverage.flatMap(({ agencies }) => agencies.flatMap((agency) => agency.months));
  expect(months.map(({ month }) => month)).toEqual(expect.arrayContaining(['2024-05', '2024-07']));
  await town.close();
});
