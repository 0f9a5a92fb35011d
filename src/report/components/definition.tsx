import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { explainLine } from '../command-lines.ts';
import { valueOf } from '../quantity.ts';
import type { View } from '../view.ts';
import { Said, Told } from './told.tsx';
import { useWords } from './use-words.ts';

type Props = { readonly finding: Finding; readonly view: View };

/** Where the denominator of a rate comes from, and when it was counted. */
function Residents({ finding: { residents }, view }: Props): JSX.Element | null {
  const { definitionWords } = useWords();
  if (residents === null) return null;
  const { checks } = view.document;
  const counted = checks.find(({ source, rule }) => source === residents && rule === 'census-years');
  return (
    <>
      <dt>{definitionWords.setAgainst}</dt>
      <dd>
        {residents}
        {counted && ': '}
        {counted && <Said>{counted.detail}</Said>}
      </dd>
    </>
  );
}

/** The rule as it was declared beforehand, with the stamp that an edit would change. */
function Rule({ finding }: { readonly finding: Finding }): JSX.Element {
  const { definitionWords, formatDate, formatDecimal, sharedWords } = useWords();
  const { decision, now } = finding;
  if (decision === null) return <>{sharedWords.notDeclared}</>;
  const when = decision.declared < now.from ? definitionWords.beforeResults : definitionWords.afterData;
  return (
    <>
      {definitionWords.declared(formatDate(decision.declared), when, formatDecimal(decision.alpha * 100, 0))}{' '}
      <code>{decision.hash}</code>
      {decision.was !== null && (
        <>
          {definitionWords.lastStamp} <code>{decision.was}</code>
        </>
      )}
    </>
  );
}

/** All that the board said beforehand, whatever the verdict. */
function Commitments({ finding: { decision } }: Pick<Props, 'finding'>): JSX.Element | null {
  const { boardWords, commitmentWords } = useWords();
  const said = Object.entries(decision?.commitments ?? {});
  if (said.length === 0) return null;
  return (
    <>
      <dt>{boardWords.saidBefore}</dt>
      <dd>
        {said.map(([verdict, text]) => (
          <span class="aside">
            {commitmentWords[verdict] ?? verdict}: <Told>{text}</Told>
          </span>
        ))}
      </dd>
    </>
  );
}

/** What a metric is, where it comes from, and what was promised and decided beforehand. */
export function Definition({ finding, view }: Props): JSX.Element {
  const words = useWords();
  const { definitionWords, directionWords, formatCount, formatDate, metricRoleWords, sharedWords } = words;
  const { target } = finding;
  const source = view.publication.methods.sources.find(({ id }) => id === finding.source);
  return (
    <dl class="facts">
      <dt>{definitionWords.why}</dt>
      <dd>
        <Said>{finding.why}</Said>
      </dd>
      <dt>{definitionWords.counted}</dt>
      <dd>
        <Said>{finding.definition}</Said>
      </dd>
      <dt>{sharedWords.role}</dt>
      <dd>
        {metricRoleWords[finding.role]}; {directionWords[finding.better]}
      </dd>
      <dt>{sharedWords.source}</dt>
      <dd>
        {source === undefined || source.title === finding.source ? (
          finding.source
        ) : (
          <>
            <Told>{source.title}</Told> ({finding.source})
          </>
        )}
      </dd>
      <Residents finding={finding} view={view} />
      <dt>{definitionWords.owner}</dt>
      <dd>
        <Said>{finding.owner}</Said>
      </dd>
      <dt>{definitionWords.version}</dt>
      <dd>
        {formatCount(finding.version)}
        {finding.definitionLog.changes.map(({ version, date, what, why }) => (
          <span class="aside">
            {definitionWords.versionFrom({ version: formatCount(version), date: formatDate(date), what, why })}
          </span>
        ))}
      </dd>
      <dt>{definitionWords.grade}</dt>
      <dd>
        {finding.grade ?? definitionWords.gradeNotGiven}: {finding.gradeReason.text}
      </dd>
      <dt>{definitionWords.target}</dt>
      <dd>
        {target === null
          ? sharedWords.notDeclared
          : definitionWords.targetSet({
              value: valueOf(finding, target.value, words),
              by: target.by,
              who: target.setBy,
              on: formatDate(target.setOn),
            })}
      </dd>
      <dt>{definitionWords.rule}</dt>
      <dd>
        <Rule finding={finding} />
      </dd>
      <Commitments finding={finding} />
      {view.report.detail === 'full' && (
        <>
          <dt>{definitionWords.follow}</dt>
          <dd>
            <code>{explainLine(view.document.run.pipeline, finding.metric)}</code>
          </dd>
        </>
      )}
    </dl>
  );
}
