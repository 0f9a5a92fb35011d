import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { likelyText } from '../estimate-text.ts';
import { changeText, levelText, valueOf } from '../quantity.ts';
import { primaryChange } from '../select.ts';
import { Unbroken } from './told.tsx';
import { useWords } from './use-words.ts';

function Row({ finding, rate }: { readonly finding: Finding; readonly rate: boolean }): JSX.Element {
  const words = useWords();
  const { areaRoleWords, movementWords, sharedWords } = words;
  const { now } = finding;
  const given = now.status === 'estimated';
  return (
    <tr>
      <th scope="row">
        <bdi>{finding.areaTitle}</bdi>
      </th>
      <td data-label={sharedWords.role}>{areaRoleWords[finding.areaRole]}</td>
      <td class="n" data-label={sharedWords.now} data-finding={`${finding.metric}/${finding.area}`}>
        {levelText(finding, now, words)}
      </td>
      {rate && (
        <td class="n" data-label={sharedWords.rate}>
          {given ? valueOf(finding, now.value, words) : ''}
        </td>
      )}
      <td class="n" data-label={sharedWords.likelyRange}>
        {given ? likelyText(finding, { low: now.low, high: now.high }, words) : ''}
      </td>
      <td data-label={sharedWords.change}>
        <Unbroken>{changeText(finding, primaryChange(finding), words)}</Unbroken>
      </td>
      <td data-label={sharedWords.verdict}>{movementWords[finding.movement].label}</td>
    </tr>
  );
}

/** The numbers behind the small multiples: every area, also those that have no panel. */
export function AreaRows({ findings }: { readonly findings: readonly Finding[] }): JSX.Element | null {
  const { areasWords, sharedWords } = useWords();
  const [first] = findings;
  if (first === undefined) return null;
  const { as } = first.shown;
  const { againstBaseline, againstBefore, byArea, unitOfRate, unitOfShare } = areasWords;
  return (
    <table class="cards">
      <caption>
        {byArea(first.title, first.changes.primary === 'baseline' ? againstBaseline : againstBefore)}
        {as === 'rate' && unitOfRate(first.unit)}
        {as === 'percent' && unitOfShare(first.unit)}
      </caption>
      <thead>
        <tr>
          <th scope="col">{sharedWords.area}</th>
          <th scope="col">{sharedWords.role}</th>
          <th scope="col" class="n">
            {first.noun.many}
          </th>
          {hasPart(first) && (
            <th scope="col" class="n">
              {as === 'rate' ? sharedWords.rate : sharedWords.share}
            </th>
          )}
          <th scope="col" class="n">
            {sharedWords.likelyRange}
          </th>
          <th scope="col">{sharedWords.change}</th>
          <th scope="col">{sharedWords.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <Row finding={finding} rate={hasPart(first)} />
        ))}
      </tbody>
    </table>
  );
}

/** A rate, or the percentage of a share, stands beside the count. */
const hasPart = ({ shown }: Finding): boolean => shown.as === 'rate' || shown.as === 'percent';
