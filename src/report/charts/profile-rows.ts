import type { SurveyFacts } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { type Profile, toldProfiles } from '../told-answers.ts';

/** More waves than this in one row cannot be told apart; the table has them all. */
const mostWaves = 3;

export const profileLooks = ['latest', 'before', 'older'] as const;
export type ProfileLook = (typeof profileLooks)[number];

/** The mean of one question in one wave. */
export interface ProfileDot {
  readonly row: number;
  readonly look: ProfileLook;
  readonly wave: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ProfileRow {
  readonly label: string;
  readonly isScore: boolean;
  /** The latest mean; null where it is not told. */
  readonly latest: number | null;
}

export interface ProfileDrawing {
  /** The latest first. */
  readonly waves: readonly Profile[];
  readonly rows: readonly ProfileRow[];
  readonly dots: readonly ProfileDot[];
  /** Waves that only the table has. */
  readonly left: number;
}

type Mean = Profile['score'];

/** A question that was put in other words in one of these waves. */
export const asksAnew = (
  { item, wording }: Pick<Profile['items'][number], 'item' | 'wording'>,
  waves: readonly Profile[],
): boolean => waves.some(({ items }) => items.some((own) => own.item === item && own.wording !== wording));

/** A row for the score, where there is one, and one for each question, in the order in which they were declared. */
export function profileDrawing(survey: SurveyFacts, words: Words): ProfileDrawing | null {
  const { profileWords } = words;
  const told = toldProfiles(survey);
  const waves = told.slice(-mostWaves).toReversed();
  const [latest] = waves;
  if (latest === undefined) return null;
  const hasScore = waves.some(({ score }) => score !== null);
  const meansOf = (profile: Profile): readonly Mean[] => [
    ...(hasScore ? [profile.score] : []),
    ...latest.items.map(({ item }) => profile.items.find((own) => own.item === item)?.mean ?? null),
  ];
  const means = meansOf(latest);
  const rows = [
    ...(hasScore ? [{ label: profileWords.score, isScore: true }] : []),
    ...latest.items.map((own) => ({
      label: `${own.wording}${own.reversed ? ' ↺' : ''}${asksAnew(own, waves) ? ' *' : ''}`,
      isScore: false,
    })),
  ].map((row, at) => ({ ...row, latest: means[at]?.value ?? null }));
  const dots = waves.flatMap((profile, place) =>
    meansOf(profile).flatMap((mean, row): readonly ProfileDot[] =>
      mean === null ? [] : [{ row, look: profileLooks[place] ?? 'older', wave: profile.label, ...mean }],
    ),
  );
  return { waves, rows, dots, left: told.length - waves.length };
}
