import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { formatCount, formatDecimal, profileWords } from '../../words/index.ts';
import { profileCaption } from '../profile-caption.ts';
import { rangeText } from '../quantity.ts';
import { type Profile, toldProfiles } from '../told-answers.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { Figure } from './figure.tsx';

const { columns } = profileWords;
const said = (x: number): string => formatDecimal(x, 2);

function Row({
  name,
  n,
  mean,
}: {
  readonly name: string;
  readonly n: number | null;
  readonly mean: Profile['score'];
}): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td class="n">{n === null ? '' : formatCount(n)}</td>
      <td class="n">{mean === null ? profileWords.hidden : said(mean.value)}</td>
      <td class="n">{mean === null || mean.low === null ? '' : rangeText(mean.low, mean.high, said)}</td>
    </tr>
  );
}

function Wave({ profile }: { readonly profile: Profile }): JSX.Element {
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
  const drawing = view.drawings.get(drawingKey('profile', finding.metric));
  const caption = profileCaption(finding.survey);
  if (drawing === undefined || caption === null || finding.survey === null) return null;
  return (
    <Figure drawing={drawing} {...caption}>
      <Behind drawing={drawing} label={`${finding.title}: ${columns.question}`}>
        {toldProfiles(finding.survey)
          .toReversed()
          .map((profile) => (
            <Wave profile={profile} />
          ))}
      </Behind>
    </Figure>
  );
}
