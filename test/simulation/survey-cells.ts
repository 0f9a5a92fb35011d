import type { AnswerRow, AnswersStat } from '../../src/crosstab/index.ts';
import { measureMethods } from '../../src/estimate/measures/index.ts';
import type { Asked, Metric } from '../../src/spec/index.ts';
import { metric } from '../estimate/town.ts';
import type { Draws } from './draws.ts';
import type { Cell, Outcome } from './tally.ts';

/** A wave: so many blocks of houses, so many people in each, who say yes (or a step more) with this chance. */
interface Wave {
  readonly blocks: number;
  readonly people: number;
  readonly chance: number;
}

const waves = ['2022', '2021'] as const;
const asked: Asked = {
  scale: { min: 1, max: 5 },
  hasFrame: true,
  margins: [],
  lonelyStrata: 'adjust',
  wordings: ['I feel safe.'],
  waves: waves.map((wave) => ({
    wave,
    from: `${wave}-01-01`,
    to: `${wave}-12-31`,
    wording: 0,
    mode: null,
    invited: null,
  })),
};
const share = metric({ measure: { kind: 'survey-share', item: 'safe', values: [4, 5] }, shownAs: 'percent', asked });
const mean = metric({ measure: { kind: 'survey-mean', item: 'safe' }, shownAs: 'score', asked });
/** Blocks differ by so much: of a share of one half, a design effect of 1.3 with ten people in each. */
const unlike = 0.15;
/** Some were harder to reach than others, whatever they answer. */
const weights = [0.5, 1, 2] as const;

/** The change of a weighted value between two waves, each drawn by blocks of its own. */
export function surveyCell(kind: 'share' | 'mean', { blocks, people, chance }: Wave, planted: readonly number[]): Cell {
  const of = kind === 'share' ? share : mean;
  const value = kind === 'share' ? `${100 * chance} %` : `mean ${1 + 4 * chance} of 1 to 5`;
  const about = `${blocks} blocks of ${people} people in each wave, weighted, ${value}`;
  return {
    id: `survey-${kind} ${about}`,
    about: [about],
    planted,
    trial: (effect) => (draws) => {
      const now = answersOf('2022', { blocks, people, chance: chance * effect }, { kind, draws });
      const before = answersOf('2021', { blocks, people, chance }, { kind, draws });
      const truth = (kind === 'share' ? 1 : 4) * chance * (effect - 1);
      return changeOf(of, { now, before }, truth);
    },
  };
}

function changeOf(
  of: Metric,
  both: { readonly now: AnswersStat; readonly before: AnswersStat },
  truth: number,
): Outcome {
  const { compared } = measureMethods()(of).compare([both], {
    metric: of,
    scatter: { dispersion: 1, df: 0 },
    everyone: () => both,
    windows: { now: { from: '2022-01-01', to: '2022-12-31' }, before: { from: '2021-01-01', to: '2021-12-31' } },
  });
  if (compared.status === 'withheld') return compared;
  const { low, high } = compared.at(0.95);
  return { status: 'estimated', alarm: low > 0 || high < 0, covers: low <= truth && truth <= high, exact: false };
}

function answersOf(
  wave: string,
  { blocks, people, chance }: Wave,
  { kind, draws }: { readonly kind: 'share' | 'mean'; readonly draws: Draws },
): AnswersStat {
  const rows: AnswerRow[] = [];
  const yes = (own: number): number => (draws.uniform() < own ? 1 : 0);
  for (let block = 0; block < blocks; block += 1) {
    const own = chance + 2 * unlike * (draws.uniform() - 0.5);
    for (let person = 0; person < people; person += 1) {
      const weight = weights[Math.floor(draws.uniform() * weights.length)] ?? 1;
      const answer = kind === 'share' ? 1 + 4 * yes(own) : 1 + yes(own) + yes(own) + yes(own) + yes(own);
      rows.push({
        area: 'A',
        start: `${wave}-01-01`,
        wave,
        stratum: '',
        cluster: `${wave} block ${block}`,
        respondent: null,
        base: weight,
        weight,
        groups: [],
        isCounted: true,
        answer,
        n: 1,
      });
    }
  }
  return { kind: 'answers', rows, unfitted: [] };
}
