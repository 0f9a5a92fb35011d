import type { Beside, Level, Metric, Sentence } from '../spec/index.ts';

const caveat = (key: string, params: Sentence['params']): Sentence => ({ key: `caveat.${key}`, params, text: '' });

/** What must be said beside the value of some measures: how many are still open. */
export function besideCaveats({ noun }: Metric, now: Level): readonly Sentence[] {
  if (now.status === 'withheld' || now.beside === undefined) return [];
  return besideWords(now.beside, noun);
}

function besideWords(beside: Beside, noun: Metric['noun']): readonly Sentence[] {
  switch (beside.kind) {
    case 'elapsed': {
      const { ended, open } = beside;
      return open === 0 ? [] : [caveat('still-open', { n: open, of: ended + open, ...noun })];
    }
  }
}
