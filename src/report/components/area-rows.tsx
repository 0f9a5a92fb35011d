import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { ownRows } from '../area-tables.ts';
import { columnText } from '../column.ts';
import { capital } from '../effect-answer.ts';
import { likelyText } from '../estimate-text.ts';
import { changeText, countsEvents, levelText } from '../quantity.ts';
import { primaryChange } from '../select.ts';
import { Unbroken } from './told.tsx';
import { useWords } from './use-words.ts';

interface RowProps {
  readonly finding: Finding;
  readonly rate: boolean;
  /** A rate or a share, as its column has it. */
  readonly said: (x: number) => string;
}

function Row({ finding, rate, said }: RowProps): JSX.Element {
  const words = useWords();
  const { areaRoleWords, formatCount, movementWords, sharedWords } = words;
  const { now } = finding;
  const given = now.status === 'estimated';
  // a share of answers that carry weights is no count of a count: how many answered stands before it
  const answers = given && finding.shown.as === 'percent' && now.events === null ? now.n : null;
  const key = `${finding.metric}/${finding.area}`;
  return (
    <tr>
      <th scope="row">
        <bdi>{finding.areaTitle}</bdi>
      </th>
      <td data-label={sharedWords.role}>{areaRoleWords[finding.areaRole]}</td>
      <td class="n" data-label={sharedWords.now} data-finding={answers === null ? key : undefined}>
        {answers === null ? levelText(finding, now, words) : formatCount(answers)}
      </td>
      {rate && (
        <td class="n" data-label={sharedWords.rate} data-finding={answers === null ? undefined : key}>
          {given ? said(now.value) : ''}
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
  const { areasWords, estimateWords, formatCount, formatList, reasonWords } = useWords();
  const rows = ownRows(findings);
  const named = (titles: readonly string[]): string =>
    titles.length === findings.length && titles.length > 1
      ? capital(estimateWords.allAreas(formatCount(titles.length)))
      : formatList(titles);
  return (
    <>
      <AreaTable findings={rows} />
      {withoutRow(findings, rows).map(([reason, titles]) => (
        <p class="small muted">{areasWords.because(named(titles), reasonWords[reason])}</p>
      ))}
    </>
  );
}

function AreaTable({ findings }: { readonly findings: readonly Finding[] }): JSX.Element | null {
  const words = useWords();
  const { areasWords, sharedWords } = words;
  const [first] = findings;
  if (first === undefined) return null;
  const values = findings.map(({ now }) => (now.status === 'estimated' ? now.value : null));
  const said = columnText(first, values, words);
  const { as } = first.shown;
  const { againstBaseline, againstBefore, byArea, unitOfRate, unitOfShare } = areasWords;
  return (
    <table class="cards areas-rows">
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
            {countsEvents(first) || as === 'percent' ? capital(first.noun.many) : sharedWords.now}
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
          <Row finding={finding} rate={hasPart(first)} said={said} />
        ))}
      </tbody>
    </table>
  );
}

type Reason = Extract<Finding['now'], { status: 'withheld' }>['reason'];

/** Areas without a row, by the reason that they share: a row for each would say it twelve times. */
function withoutRow(
  findings: readonly Finding[],
  rows: readonly Finding[],
): readonly (readonly [reason: Reason, titles: readonly string[]])[] {
  const reasons = new Map<Reason, string[]>();
  for (const finding of findings) {
    const { areaTitle, now } = finding;
    if (now.status === 'withheld' && !rows.includes(finding))
      reasons.set(now.reason, [...(reasons.get(now.reason) ?? []), areaTitle]);
  }
  return [...reasons];
}

/** A rate, or the percentage of a share, stands beside the count. */
const hasPart = ({ shown }: Finding): boolean => shown.as === 'rate' || shown.as === 'percent';
