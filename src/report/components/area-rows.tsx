import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { areaRoleWords, movementWords } from '../../words/index.ts';
import { changeText, levelText, rangeText, valueOf } from '../quantity.ts';
import { primaryChange } from '../select.ts';

function Row({ finding, rate }: { readonly finding: Finding; readonly rate: boolean }): JSX.Element {
  const { now } = finding;
  const given = now.status === 'estimated';
  return (
    <tr>
      <th scope="row">
        <bdi>{finding.areaTitle}</bdi>
      </th>
      <td data-label="Role">{areaRoleWords[finding.areaRole]}</td>
      <td class="n" data-label="Now" data-finding={`${finding.metric}/${finding.area}`}>
        {levelText(finding, now)}
      </td>
      {rate && (
        <td class="n" data-label="Rate">
          {given ? valueOf(finding, now.value) : ''}
        </td>
      )}
      <td class="n" data-label="Likely range">
        {given ? rangeText(now.low, now.high, (x) => valueOf(finding, x)) : ''}
      </td>
      <td data-label="Change">{changeText(finding, primaryChange(finding))}</td>
      <td data-label="Verdict">{movementWords[finding.movement].label}</td>
    </tr>
  );
}

/** The numbers behind the small multiples: every area, also those that have no panel. */
export function AreaRows({ findings }: { readonly findings: readonly Finding[] }): JSX.Element | null {
  const [first] = findings;
  if (first === undefined) return null;
  // a rate, or the percentage of a share
  const rate = first.shown.as === 'rate' || first.shown.as === 'percent';
  return (
    <table class="cards">
      <caption>
        {first.title} by area, now and{' '}
        {first.changes.primary === 'baseline' ? 'against the baseline' : 'against before'}
        {rate && `; ${first.shown.as} ${first.unit}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Area</th>
          <th scope="col">Role</th>
          <th scope="col" class="n">
            {first.noun.many}
          </th>
          {rate && (
            <th scope="col" class="n">
              {first.shown.as === 'rate' ? 'Rate' : 'Share'}
            </th>
          )}
          <th scope="col" class="n">
            Likely range
          </th>
          <th scope="col">Change</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <Row finding={finding} rate={rate} />
        ))}
      </tbody>
    </table>
  );
}
