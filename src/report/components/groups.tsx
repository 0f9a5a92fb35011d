import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { fareWords, formatList, groupsTitle, movementWords } from '../../words/index.ts';
import { gapChangeText, gapText, groupsOf, groupsSentence } from '../groups.ts';
import { changeText, levelAside, levelText, rangeText, valueOf } from '../quantity.ts';
import { primaryChange } from '../select.ts';
import type { View } from '../view.ts';

interface RowProps {
  readonly finding: Finding;
  readonly isFull: boolean;
}

function Gap({ finding, isFull }: RowProps): JSX.Element {
  const { gap } = finding;
  if (gap === null) return <td class="bare" />;
  const isTold = gap.change.status === 'estimated';
  return (
    <td data-label="Against others">
      <span>{fareWords[gap.fared]}</span>
      {gap.now.status === 'estimated' && <span class="aside">Now {gapText(finding, gap.now)}</span>}
      {gap.before.status === 'estimated' && <span class="aside">Before {gapText(finding, gap.before)}</span>}
      {(isFull || !isTold) && <span class="aside">{gapChangeText(gap.change)}</span>}
    </td>
  );
}

function Row({ finding, isFull }: RowProps): JSX.Element {
  const { now } = finding;
  const aside = levelAside(finding, now);
  const isNamed = finding.groupKind === 'named';
  return (
    <tr>
      <th scope="row">
        <bdi>{finding.group}</bdi>
      </th>
      <td data-label="Now" data-finding={`${finding.metric}/${finding.area}/${finding.group}`}>
        <span>{levelText(finding, now)}</span>
        {aside !== null && <span class="aside">{aside}</span>}
        {now.status === 'estimated' && isNamed && (
          <span class="aside">likely {rangeText(now.low, now.high, (x) => valueOf(finding, x))}</span>
        )}
      </td>
      <td data-label="Change">{isNamed ? changeText(finding, primaryChange(finding)) : 'counted only'}</td>
      {isNamed ? <td data-label="Verdict">{movementWords[finding.movement].label}</td> : <td class="bare" />}
      <Gap finding={finding} isFull={isFull} />
    </tr>
  );
}

/** Whom groups are held against, once for the table. */
function againstText(groups: readonly Finding[]): string {
  const [first] = groups.flatMap(({ gap }) => gap ?? []);
  if (first === undefined) return '';
  const isOne = groups.every(({ gap }) => gap === null || gap.against.join() === first.against.join());
  const whom = isOne ? formatList(first.against) : 'all other named groups together';
  return ` “Against others” holds each group against ${whom}.`;
}

/** A metric group by group, in the order in which groups were declared: groups of people are never ranked. */
export function Groups({ finding, view }: { readonly finding: Finding; readonly view: View }): JSX.Element | null {
  const groups = groupsOf(view.document.findings, finding);
  if (groups.length === 0) return null;
  const isFull = view.report.detail === 'full';
  const id = `groups-${finding.metric}`;
  return (
    <section class="groups" aria-labelledby={id}>
      <h4 id={id}>{groupsTitle}</h4>
      <p>
        {groupsSentence(groups)} Verdicts allow for looking at all of these groups.{againstText(groups)}
      </p>
      <table class="cards">
        <caption class="hidden">{finding.title} by group</caption>
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col">Now</th>
            <th scope="col">Change</th>
            <th scope="col">Verdict</th>
            <th scope="col">Against others</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Row finding={group} isFull={isFull} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
