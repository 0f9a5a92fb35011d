import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { likelyText } from '../estimate-text.ts';
import { gapChangeText, gapText, groupsOf, groupsSentence } from '../groups.ts';
import { changeText, levelAside, levelText } from '../quantity.ts';
import { primaryChange } from '../select.ts';
import type { View } from '../view.ts';
import { Unbroken } from './told.tsx';
import { useWords } from './use-words.ts';

interface RowProps {
  readonly finding: Finding;
  readonly isFull: boolean;
}

function Gap({ finding, isFull }: RowProps): JSX.Element {
  const words = useWords();
  const { fareWords, groupWords, sharedWords } = words;
  const { gap } = finding;
  if (gap === null) return <td class="bare" />;
  const isTold = gap.change.status === 'estimated';
  return (
    <td data-label={sharedWords.againstOthers}>
      {(isTold || gap.fared !== 'not-told') && <span>{fareWords[gap.fared]}</span>}
      {gap.now.status === 'estimated' && (
        <span class="aside">
          <Unbroken>{groupWords.now(gapText(finding, gap.now, words))}</Unbroken>
        </span>
      )}
      {gap.before.status === 'estimated' && (
        <span class="aside">
          <Unbroken>{groupWords.before(gapText(finding, gap.before, words))}</Unbroken>
        </span>
      )}
      {(isFull || !isTold) && (
        <span class="aside">
          <Unbroken>{gapChangeText(finding, gap.change, words)}</Unbroken>
        </span>
      )}
    </td>
  );
}

function Row({ finding, isFull }: RowProps): JSX.Element {
  const words = useWords();
  const { groupWords, movementWords, quantityWords, sharedWords } = words;
  const { now } = finding;
  const aside = levelAside(finding, now, words);
  const isNamed = finding.groupKind === 'named';
  return (
    <tr>
      <th scope="row">
        <bdi>{finding.group}</bdi>
      </th>
      <td data-label={sharedWords.now} data-finding={`${finding.metric}/${finding.area}/${finding.group}`}>
        <span>
          <Unbroken>{levelText(finding, now, words)}</Unbroken>
        </span>
        {aside !== null && (
          <span class="aside">
            <Unbroken>{aside}</Unbroken>
          </span>
        )}
        {now.status === 'estimated' && isNamed && (
          <span class="aside">
            <Unbroken>{quantityWords.likely(likelyText(finding, now, words))}</Unbroken>
          </span>
        )}
      </td>
      <td data-label={sharedWords.change}>
        <Unbroken>{isNamed ? changeText(finding, primaryChange(finding), words) : groupWords.countedOnly}</Unbroken>
      </td>
      {isNamed ? (
        <td data-label={sharedWords.verdict}>{movementWords[finding.movement].label}</td>
      ) : (
        <td class="bare" />
      )}
      <Gap finding={finding} isFull={isFull} />
    </tr>
  );
}

/** Whom groups are held against, once for the table. */
function againstText(groups: readonly Finding[], { formatList, groupWords }: Words): string {
  const [first] = groups.flatMap(({ gap }) => gap ?? []);
  if (first === undefined) return '';
  const isOne = groups.every(({ gap }) => gap === null || gap.against.join() === first.against.join());
  return ` ${groupWords.against(isOne ? formatList(first.against) : groupWords.allOthers)}`;
}

/** Records of no named group, or of none that is known, have a row where there are any. */
const hasRow = ({ groupKind, now }: Finding): boolean =>
  groupKind === 'named' || now.status === 'estimated' || now.reason !== 'no-eligible-records';

/** A metric group by group, in the order in which groups were declared: groups of people are never ranked. */
export function Groups({ finding, view }: { readonly finding: Finding; readonly view: View }): JSX.Element | null {
  const words = useWords();
  const { groupWords, groupsTitle, sharedWords } = words;
  const groups = groupsOf(view.document.findings, finding).filter(hasRow);
  if (groups.length === 0) return null;
  const isFull = view.report.detail === 'full';
  const id = `groups-${finding.metric}`;
  return (
    <section class="groups" aria-labelledby={id}>
      <h4 id={id}>{groupsTitle}</h4>
      <p>
        {groupsSentence(groups, words)} {groupWords.allowed}
        {againstText(groups, words)}
      </p>
      <table class="cards">
        <caption class="hidden">{groupWords.byGroup(finding.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{sharedWords.group}</th>
            <th scope="col">{sharedWords.now}</th>
            <th scope="col">{sharedWords.change}</th>
            <th scope="col">{sharedWords.verdict}</th>
            <th scope="col">{sharedWords.againstOthers}</th>
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
