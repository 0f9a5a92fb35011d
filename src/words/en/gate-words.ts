/** Words of the table that shows whether both times were recorded alike. */
export const gateWords = {
  summary: (n: string, broken: number): string =>
    broken === 0
      ? `Recorded alike then and now: ${n === '1' ? 'the one test' : `all ${n} tests`} held`
      : `Recorded alike then and now? ${n === '1' ? 'The one test' : `${broken} of ${n} tests`} did not hold`,
  label: 'tests of whether both times were recorded alike',
  columns: {
    tested: 'Tested',
    where: 'In',
    before: 'Before',
    now: 'Now',
    moved: 'Moved',
    limit: 'Limit',
    result: 'Result',
  },
  arms: { program: 'programme areas', comparison: 'comparison areas', everywhere: 'all areas' },
  points: (n: string): string => `${n} points`,
  same: 'the same',
  changed: 'changed',
  held: 'Held',
  broke: 'Did not hold',
  alike: 'Did not hold, in all areas alike',
} as const;
