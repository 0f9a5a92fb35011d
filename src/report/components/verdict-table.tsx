import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { type ComparisonWindow, comparisonText, comparisonWindow } from '../comparison-areas.ts';
import {
  changeAmount,
  changePercent,
  comparedText,
  countedChange,
  countsEvents,
  expectedText,
  hasRate,
  levelAside,
  levelText,
  valueOf,
} from '../quantity.ts';
import { grouped, primaryChange, usualWindow } from '../select.ts';
import { partText } from '../told-shares.ts';
import type { View } from '../view.ts';
import { BesideVerdict, hasBeside } from './beside-verdict.tsx';
import { MetricLink } from './metric-link.tsx';
import { Trend } from './sparkline.tsx';
import { Unbroken } from './told.tsx';
import { useWords } from './use-words.ts';
import { MovementVerdict, PromiseVerdict } from './verdict.tsx';
import { VerdictAsides } from './verdict-asides.tsx';

type Row = { readonly finding: Finding; readonly view: View };
/** With the time of the comparison areas, where it is said once for all rows. */
type ComparedRow = Row & { readonly told: ComparisonWindow | null };

function Now({ finding, view }: Row): JSX.Element {
  const words = useWords();
  const { columnWords, reasonWords } = words;
  const { now } = finding;
  const part = partText(finding, view);
  return (
    <td data-label={columnWords.now} data-finding={`${finding.metric}/${finding.area}`}>
      {now.status === 'withheld' ? (
        <span>{reasonWords[now.reason]}</span>
      ) : (
        <>
          <span class="count">{levelText(finding, now, words)}</span>
          {levelAside(finding, now, words) !== null && <span class="aside">{levelAside(finding, now, words)}</span>}
          {part !== null && <span class="aside">{part}</span>}
        </>
      )}
    </td>
  );
}

function Baseline({ finding, view }: Row): JSX.Element {
  const words = useWords();
  const { columnWords, quantityWords, sharedWords } = words;
  const change = primaryChange(finding);
  const label = change.window?.label ?? null;
  const own = usualWindow(view.headlines)?.label === label ? null : label;
  if (change.status === 'withheld')
    return (
      <td data-label={columnWords.baseline}>
        {change.before === undefined ? (
          <span class="muted">{sharedWords.notGiven}</span>
        ) : (
          <>
            <span>{valueOf(finding, change.before.value, words)}</span>
            {own !== null && (
              <span class="aside">
                <Unbroken>{own}</Unbroken>
              </span>
            )}
          </>
        )}
      </td>
    );
  return (
    <td data-label={columnWords.baseline}>
      <span>{countsEvents(finding) ? expectedText(change, words) : valueOf(finding, change.value, words)}</span>
      {hasRate(finding) && <span class="aside">{quantityWords.rate(valueOf(finding, change.value, words))}</span>}
      {own !== null && (
        <span class="aside">
          <Unbroken>{own}</Unbroken>
        </span>
      )}
    </td>
  );
}

/** How much it moved, and what the comparison areas did meanwhile. */
export function ChangeCell({ finding, view, told }: ComparedRow): JSX.Element {
  const words = useWords();
  const { columnWords, reasonWords, sharedWords } = words;
  const change = primaryChange(finding);
  const comparison = comparisonText(finding, view, told);
  const compared = change.status === 'withheld' ? null : comparedText(finding, change, words);
  const counted = countedChange(finding, change, words);
  return (
    <td data-label={columnWords.change}>
      {change.status === 'withheld' ? (
        <>
          <span>
            {counted === null ? sharedWords.notGivenFor(reasonWords[change.reason]) : <Unbroken>{counted}</Unbroken>}
          </span>
          {counted !== null && <span class="aside">{reasonWords[change.reason]}</span>}
        </>
      ) : (
        <>
          <span>
            <Unbroken>{changeAmount(finding, change, words)}</Unbroken>
          </span>
          {changePercent(change, words) !== '' && <span class="aside">{changePercent(change, words)}</span>}
          {compared !== null && <span class="aside">{compared}</span>}
        </>
      )}
      {comparison !== null && <span class="aside">{comparison}</span>}
    </td>
  );
}

function Target({ finding }: Row): JSX.Element {
  const words = useWords();
  const { columnWords, sharedWords } = words;
  if (finding.target === null)
    return (
      <td class="none" data-label={columnWords.target}>
        <span class="muted">{sharedWords.none}</span>
      </td>
    );
  const value = valueOf(finding, finding.target.value, words);
  return (
    <td data-label={columnWords.target}>
      {/* beside a count, a rate without its name is read as one */}
      <span>{hasRate(finding) ? words.quantityWords.rate(value) : value}</span>
      <span class="aside nowrap">{sharedWords.by(finding.target.by)}</span>
    </td>
  );
}

function Evidence({ finding }: Row): JSX.Element {
  const { columnWords, evidenceRuleWords, evidenceWords, pageWords, sharedWords } = useWords();
  const { evidence, evidenceRule, grade } = finding;
  const rule = evidenceRule === null ? evidenceWords[evidence ?? 0] : evidenceRuleWords[evidenceRule.rule];
  return (
    <td data-label={columnWords.evidence}>
      <span>{evidence === null ? pageWords.notRated : pageWords.level(evidence)}</span>
      {evidence !== null && <span class="aside">{rule}</span>}
      <span class="aside">{pageWords.dataGrade(grade ?? sharedWords.notGiven)}</span>
    </td>
  );
}

/** Whether any number of a table has a target: a column of “none” would say it in every row. */
const hasTargets = ({ headlines }: View): boolean => headlines.some(({ target }) => target !== null);

function MetricRow({ finding, view, told }: ComparedRow): JSX.Element {
  const { columnWords } = useWords();
  return (
    <tr>
      <th scope="row">
        <MetricLink finding={finding} view={view} />
        {finding.unit.toLowerCase() !== finding.title.toLowerCase() && <span class="unit">{finding.unit}</span>}
      </th>
      <Now finding={finding} view={view} />
      <Baseline finding={finding} view={view} />
      <ChangeCell finding={finding} view={view} told={told} />
      {hasTargets(view) && <Target finding={finding} view={view} />}
      <td class="verdict-cell" data-label={columnWords.verdict}>
        <MovementVerdict finding={finding} />
        {(finding.target !== null || finding.promise !== 'no-target') && <PromiseVerdict finding={finding} />}
        <VerdictAsides finding={finding} view={view} />
      </td>
      <Evidence finding={finding} view={view} />
      <td class="trend" data-label={columnWords.trend}>
        <Trend finding={finding} />
      </td>
    </tr>
  );
}

/** Of the table’s columns, those that a reason beside a question fills. */
const whyColumns = 5;

interface TableProps {
  readonly view: View;
  /** Stands beside the question of the outcomes: why they are expected. */
  readonly why?: JSX.Element | null;
}

/** The page's centre: every number, grouped by the question that it answers, guardrails last. */
export function VerdictTable({ view, why = null }: TableProps): JSX.Element {
  const { columnWords, pageOneWords, questionWords } = useWords();
  const { target, ...others } = columnWords;
  const columns = Object.values(hasTargets(view) ? columnWords : others);
  const told = comparisonWindow(view);
  const hasWhy = (key: string): boolean => why !== null && key === 'better-off';
  return (
    <table class={hasTargets(view) ? 'verdicts cards' : 'verdicts cards untargeted'}>
      <caption class="hidden">{pageOneWords.verdicts}</caption>
      <thead>
        <tr>
          {columns.map((word) => (
            <th scope="col">{word}</th>
          ))}
        </tr>
      </thead>
      {grouped(view.headlines).map((group) => (
        <tbody>
          <tr class="group">
            <th scope="colgroup" colSpan={columns.length - (hasWhy(group.key) ? whyColumns : 0)}>
              {group.key === 'guardrails' ? pageOneWords.guardrails : questionWords[group.key]}
            </th>
            {hasWhy(group.key) && (
              <td class="bare" colSpan={whyColumns}>
                {why}
              </td>
            )}
          </tr>
          {group.findings.map((finding) => (
            <>
              <MetricRow finding={finding} view={view} told={told} />
              {hasBeside({ finding, view }) && (
                <tr class="items">
                  <td class="bare" colSpan={columns.length}>
                    <BesideVerdict finding={finding} view={view} />
                  </td>
                </tr>
              )}
            </>
          ))}
        </tbody>
      ))}
    </table>
  );
}
