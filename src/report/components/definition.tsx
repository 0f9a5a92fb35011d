import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import {
  boardWords,
  commitmentWords,
  directionWords,
  formatCount,
  formatDate,
  formatDecimal,
  metricRoleWords,
} from '../../words/index.ts';
import { valueOf } from '../quantity.ts';
import type { View } from '../view.ts';

type Props = { readonly finding: Finding; readonly view: View };

/** Where the denominator of a rate comes from, and when it was counted. */
function Residents({ finding: { residents }, view }: Props): JSX.Element | null {
  if (residents === null) return null;
  const { checks } = view.document;
  const counted = checks.find(({ source, rule }) => source === residents && rule === 'census-years');
  return (
    <>
      <dt>Set against</dt>
      <dd>
        {residents}
        {counted && `: ${counted.detail}`}
      </dd>
    </>
  );
}

/** The rule as it was declared beforehand, with the stamp that an edit would change. */
function Rule({ finding }: { readonly finding: Finding }): JSX.Element {
  const { decision, now } = finding;
  if (decision === null) return <>not declared</>;
  const when = decision.declared < now.from ? 'before these results' : 'after these data began';
  return (
    <>
      declared on {formatDate(decision.declared)}, {when}; chance of a false alarm{' '}
      {formatDecimal(decision.alpha * 100, 0)} in 100; stamp <code>{decision.hash}</code>
      {decision.was !== null && (
        <>
          , in the last report <code>{decision.was}</code>
        </>
      )}
    </>
  );
}

/** All that the board said beforehand, whatever the verdict. */
function Commitments({ finding: { decision } }: Pick<Props, 'finding'>): JSX.Element | null {
  const said = Object.entries(decision?.commitments ?? {});
  if (said.length === 0) return null;
  return (
    <>
      <dt>{boardWords.saidBefore}</dt>
      <dd>
        {said.map(([verdict, text]) => (
          <span class="aside">
            {commitmentWords[verdict] ?? verdict}: <bdi>{text}</bdi>
          </span>
        ))}
      </dd>
    </>
  );
}

/** What a metric is, where it comes from, and what was promised and decided beforehand. */
export function Definition({ finding, view }: Props): JSX.Element {
  const { target } = finding;
  return (
    <dl class="facts">
      <dt>Why we watch it</dt>
      <dd>{finding.why}</dd>
      <dt>What is counted</dt>
      <dd>{finding.definition}</dd>
      <dt>Role</dt>
      <dd>
        {metricRoleWords[finding.role]}; {directionWords[finding.better]}
      </dd>
      <dt>Source</dt>
      <dd>{finding.source}</dd>
      <Residents finding={finding} view={view} />
      <dt>Owner</dt>
      <dd>{finding.owner}</dd>
      <dt>Version</dt>
      <dd>
        {formatCount(finding.version)}
        {finding.definitionLog.changes.map(({ version, date, what, why }) => (
          <span class="aside">
            Version {formatCount(version)}, from {formatDate(date)}: {what} ({why})
          </span>
        ))}
      </dd>
      <dt>Data grade</dt>
      <dd>
        {finding.grade ?? 'Not given'}: {finding.gradeReason.text}
      </dd>
      <dt>Target</dt>
      <dd>
        {target === null
          ? 'not declared'
          : `${valueOf(finding, target.value)} by ${target.by}, set by ${target.setBy} on ${formatDate(target.setOn)}`}
      </dd>
      <dt>Rule of decision</dt>
      <dd>
        <Rule finding={finding} />
      </dd>
      <Commitments finding={finding} />
    </dl>
  );
}
