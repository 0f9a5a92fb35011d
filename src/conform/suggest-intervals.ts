import { standardIntervalNames, standardIntervals } from '../spec/index.ts';

/** What calls declare beside columns: the intervals that these columns tell, and whose time counts where several units answer. */
export function suggestIntervals(mapped: readonly string[]): readonly string[] {
  const told = standardIntervalNames.filter((name) => {
    const { from, to } = standardIntervals[name];
    return mapped.includes(name) || (mapped.includes(from) && mapped.includes(to));
  });
  return [
    told.length > 0
      ? `intervals: [${told.join(', ')}]`
      : '# intervals: no two times of a call are here, and no duration',
    ...(mapped.includes('id')
      ? ['answering:  # first or all: where several units answer one call, whose time counts?']
      : []),
  ];
}
