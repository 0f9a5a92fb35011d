import type { Asked, AskedWave, ComparabilityTest, Span } from '../../spec/index.ts';

/** Whether people were asked the same question in the same way, and as many of them answered: data of each wave. */

interface Windows {
  readonly before: Span;
  readonly now: Span;
}
interface Answering extends Windows {
  /** How far the response rate may move. */
  readonly limit: number;
  /** Respondents by wave. */
  readonly answered: ReadonlyMap<string, number>;
}

/** Words and mode that both windows share, or not; none of where no wave is declared in one of them. */
export function askedTests(asked: Asked, { before, now, limit, answered }: Answering): readonly ComparabilityTest[] {
  const within = ({ from, to }: Span): readonly AskedWave[] =>
    asked.waves.filter((wave) => wave.from <= to && wave.to >= from);
  const [was, is] = [within(before), within(now)];
  if (was.length === 0 || is.length === 0) return [];
  const both = [...was, ...is];
  const respondents = both.reduce((sum, { wave }) => sum + (answered.get(wave) ?? 0), 0);
  const common = { arm: 'everywhere', absorbed: true, n: respondents } as const;
  const changed = (rule: 'wording' | 'mode', names: readonly string[]): ComparabilityTest => ({
    ...common,
    rule,
    before: null,
    now: null,
    moved: names.length - 1,
    limit: 0,
    breaks: names.length > 1,
    reason: rule === 'wording' ? 'wording-changed' : 'mode-changed',
    names: names.length > 1 ? names : [],
  });
  return [
    changed(
      'wording',
      unique(both.flatMap(({ wording }) => (wording === null ? [] : (asked.wordings[wording] ?? [])))),
    ),
    changed('mode', unique(both.map(({ mode }) => mode ?? 'not declared'))),
    ...responseRate([was, is], { limit, answered, ...common }),
  ];
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** Where another part of those who were asked answers, it may be other people who do. */
function responseRate(
  [was, is]: readonly [readonly AskedWave[], readonly AskedWave[]],
  {
    limit,
    answered,
    ...common
  }: Pick<Answering, 'limit' | 'answered'> & Pick<ComparabilityTest, 'arm' | 'absorbed' | 'n'>,
): readonly ComparabilityTest[] {
  const [before, now] = [rateOf(was, answered), rateOf(is, answered)];
  if (before === null || now === null) return [];
  const moved = Math.abs(now - before);
  const breaks = moved > limit + 1e-9;
  return [
    { ...common, rule: 'response-rate', before, now, moved, limit, breaks, reason: 'response-rate-moved', names: [] },
  ];
}

/** Answers of those who were asked; null where it is not declared how many were. */
function rateOf(waves: readonly AskedWave[], answered: ReadonlyMap<string, number>): number | null {
  let [people, invited] = [0, 0];
  for (const wave of waves) {
    if (wave.invited === null) return null;
    people += answered.get(wave.wave) ?? 0;
    invited += wave.invited;
  }
  return people / invited;
}
