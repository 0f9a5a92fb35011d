import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { profileCaption } from '../profile-caption.ts';
import { rangeText } from '../range-text.ts';
import { type Profile, toldProfiles } from '../told-answers.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { Figure } from './figure.tsx';
import { useWords } from './use-words.ts';

function Row({
  name,
  n,
  mean,
}: {
  readonly name: string;
  readonly n: number | null;
  readonly mean: Profile['score'];
}): JSX.Element {
  const words = useWords();
  const { formatCount, formatDecimal, profileWords } = words;
  const said = (x: number): string => formatDecimal(x, 2);
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td class="n">{n === null ? '' : formatCount(n)}</td>
      <td class="n">{mean === null ? profileWords.hidden : said(mean.value)}</td>
      <td class="n">{mean === null || mean.low === null ? '' : rangeText(mean, words, said)}</td>
    </tr>
  );
}

function Wave({ profile }: { readonly profile: Profile }): JSX.Element {
  const { profileWords } = useWords();
  const { columns } = profileWords;
  return (
    <table>
      <caption>{profile.label}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.question}</th>
          <th scope="col" class="n">
            {columns.answered}
          </th>
          <th scope="col" class="n">
            {columns.mean}
          </th>
          <th scope="col" class="n">
            {columns.range}
          </th>
        </tr>
      </thead>
      <tbody>
        {profile.score !== null && <Row name={profileWords.score} n={profile.n} mean={profile.score} />}
        {profile.items.map(({ wording, reversed, n, mean }) => (
          <Row name={`${wording}${reversed ? ' ↺' : ''}`} n={n} mean={mean} />
        ))}
      </tbody>
    </table>
  );
}

/** Each question of a scale beside the score, and every wave of them behind it. */
export function ProfileFigure({
  finding,
  view,
}: {
  readonly finding: Finding;
  readonly view: View;
}): JSX.Element | null {
  const words = useWords();
  const { profileWords, sharedWords } = words;
  const drawing = view.drawings.get(drawingKey('profile', finding.metric));
  const caption = profileCaption(finding.survey, words);
  if (drawing === undefined || caption === null || finding.survey === null) return null;
  return (
    <Figure drawing={drawing} {...caption}>
      <Behind drawing={drawing} label={sharedWords.of(finding.title, profileWords.columns.question)}>
        {toldProfiles(finding.survey)
          .toReversed()
          .map((profile) => (
            <Wave profile={profile} />
          ))}
      </Behind>
    </Figure>
  );
}
