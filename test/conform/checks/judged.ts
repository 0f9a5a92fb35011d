import type { AreaList } from '../../../src/conform/area-list.ts';
import type { Judged } from '../../../src/conform/checks/index.ts';
import { judgeQuality, judgeStored } from '../../../src/conform/checks/index.ts';
import type { Check, Pipeline, Source, WaiverDeclaration } from '../../../src/spec/index.ts';
import type { Warehouse } from '../../../src/store/index.ts';
import { area, metric, pipeline } from '../../estimate/town.ts';
import { type Files, ingestFolder, openInMemory, temporaryFolder, writeFiles } from '../fixture.ts';

export const areaListOf = (...names: readonly string[]): AreaList => ({
  areas: names.map((name) => area(name, 'program')),
  strangers: [],
  smaller: [],
  partialDates: 0,
});
export const northAndSouth = areaListOf('North', 'South');

export interface JudgeOptions {
  readonly areaList?: AreaList;
  readonly asOf?: string | null;
  readonly waivers?: readonly WaiverDeclaration[];
  readonly pipeline?: Partial<Pipeline>;
  readonly made?: readonly Check[];
}

/** A source that is loaded again and again from a folder, in one warehouse, as runs follow each other. */
export interface Town {
  readonly run: (files: Files, source: Source, options?: JudgeOptions) => Promise<Judged>;
  readonly recheck: (source: Source, options?: JudgeOptions) => Promise<Judged>;
  readonly warehouse: Warehouse;
  readonly close: () => Promise<void>;
}

const declared = (source: Source, { waivers = [], pipeline: changes = {} }: JudgeOptions): Pipeline =>
  pipeline({
    id: 'test',
    sources: [source],
    waivers,
    metrics: [metric({ measure: { kind: 'count', count: {}, empty: 'zero' }, exposure: null })],
    ...changes,
  });

export async function openTown(): Promise<Town> {
  const folder = await temporaryFolder();
  const warehouse = await openInMemory(folder);
  return {
    warehouse,
    close: () => warehouse.close(),
    run: async (files, source, options = {}) => {
      await writeFiles(folder, files);
      const { loaded } = await ingestFolder(source, { folder, warehouse });
      const { areaList = northAndSouth, asOf = null, made = [] } = options;
      return judgeQuality(declared(source, options), [loaded], {
        areaList,
        asOf,
        warehouse,
        made: new Map([[source.id, made]]),
      });
    },
    recheck: (source, options = {}) =>
      judgeStored(declared(source, options), warehouse, { asOf: options.asOf ?? null }),
  };
}

/** One run of one source: its checks. */
export async function judged(files: Files, source: Source, options: JudgeOptions = {}): Promise<Judged> {
  const town = await openTown();
  const found = await town.run(files, source, options);
  await town.close();
  return found;
}

export function checkNamed({ checks }: Pick<Judged, 'checks'>, id: string): Check {
  const found = checks.find((check) => check.id === id);
  if (!found) throw new Error(`no check ${id} among ${checks.map((check) => check.id).join(', ')}`);
  return found;
}
