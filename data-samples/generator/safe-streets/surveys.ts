import { areas } from '../areas.ts';
import { csv } from '../csv.ts';
import { below, type Random, seededRandom, weighted } from '../random.ts';
import { members } from './partners.ts';
import { asked, partnersAsked } from './truth.ts';

const draw = (random: Random, weights: readonly number[]): number =>
  weighted(
    random,
    weights.map((weight, at) => [at + 1, weight] as const),
  );

type Wave = 2020 | 2025;

/** A mail survey of addresses, drawn apart in neighbourhoods with a site and elsewhere; 99 stands for no answer. */
export function residents(seed: number, wave: Wave): string {
  const lines = areas
    .filter(({ role }) => role !== 'excluded')
    .flatMap(({ name, role, residents: [, people] }) => {
      const random = seededRandom(seed, `survey/${wave}/${name}`);
      const [stratum, size] = role === 'program' ? (['site', 36] as const) : (['elsewhere', 9] as const);
      const answer = (item: keyof typeof asked): number =>
        random.uniform() < 0.03 ? 99 : draw(random, asked[item][wave][stratum]);
      return Array.from({ length: size }, () => [
        wave,
        name,
        stratum,
        (people / size / 100).toFixed(3),
        answer('safe'),
        answer('trust'),
        answer('report'),
      ]);
    });
  // the last question was put in other words the second time, and its column was renamed with it
  return csv(
    [
      'wave',
      'neighbourhood',
      'stratum',
      'weight',
      'safe_night',
      'trust_police',
      wave === 2020 ? 'report' : 'report_anon',
    ],
    lines,
  );
}

/** Answers of four to seven people of each member to twelve statements; who they are is not in it. */
export function partnerAnswers(seed: number, wave: 2022 | 2025): string {
  const scales = Object.keys(partnersAsked) as (keyof typeof partnersAsked)[];
  const items = scales.flatMap((scale) => [1, 2, 3].map((nth) => `${scale}${nth}`));
  const lines = members.flatMap((name) => {
    const random = seededRandom(seed, `partner/${wave}/${name}`);
    return Array.from({ length: 4 + below(random, 4) }, () => {
      const answers = scales.flatMap((scale) => {
        const mood = draw(random, partnersAsked[scale][wave]);
        // half of an answer is the person, half the question: so that a scale hangs together
        return [1, 2, 3].map(() => {
          const own = draw(random, partnersAsked[scale][wave]);
          return Math.min(5, Math.max(1, Math.round(0.6 * mood + 0.4 * own)));
        });
      });
      return [wave, ...answers];
    });
  });
  return csv(['wave', ...items], lines);
}
