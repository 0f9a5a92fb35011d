import { expect, it } from 'vitest';
import type { Panel } from '../../src/crosstab/index.ts';
import { logicOf } from '../../src/recall/logic.ts';
import type { Pipeline } from '../../src/spec/index.ts';
import { pipeline } from '../estimate/town.ts';

const area = (role: string, ...ends: readonly (string | null)[]): Panel['areas'][number] =>
  ({ area: 'a', role, site: '', intervals: ends.map((end) => ({ start: '2020-01-01', end })) }) as never;
const paths = [{ activity: 'Patrols', output: [], quality: [], outcome: ['robberies'], because: 'So.' }];
const town: Pipeline = { ...pipeline({}), logic: paths };

it('a logic model carries the days after which programme areas stopped, each once, up to the day of the report', () => {
  const areas = [
    area('program', '2023-06-30', null),
    area('program', '2022-06-30'),
    area('program', '2023-06-30', '2025-06-30'),
    area('comparison', '2021-06-30'),
  ];
  expect(logicOf(town, areas, '2024-12-31')).toEqual({ logic: { paths, stops: ['2022-06-30', '2023-06-30'] } });
  expect(logicOf(town, [], '2024-12-31')).toEqual({ logic: { paths, stops: [] } });
  expect(logicOf(pipeline({}), areas, '2024-12-31')).toEqual({});
});
