import { changeText, countsEvents, valueOf } from '../report/quantity.ts';
import { toldChanges } from '../report/told-changes.ts';
import type { Explained, Explanation } from '../run.ts';
import type { Change, EstimatedChange, Finding, Ladder } from '../spec/index.ts';
import {
  comparisonWords,
  designWords,
  english,
  formatCount,
  formatDecimal,
  formatValue,
  methodWords,
  movementWords,
  reasonWords,
} from '../words/index.ts';
import { gateText, usText } from './finding-lines.ts';
import { funnelLines } from './funnel-lines.ts';
import { identityOf } from './ledger-lines.ts';
import { moveLines } from './move-lines.ts';

/** From the number back to the files, then how it was judged, then why it moved. */
export function explainLines(explanation: Explained): readonly string[] {
  const { finding, move, declaredIn } = explanation;
  const section = (title: string, lines: readonly string[]): readonly string[] => [
    '',
    title,
    ...lines.map((line) => `  ${line}`),
  ];
  return [
    ...headLines(finding),
    ...section('What it counts', [
      `${finding.definition} (version ${finding.version}, owner ${finding.owner})`,
      ...(finding.decision === null
        ? ['how its verdict falls was not declared beforehand']
        : [`how its verdict falls was declared on ${finding.decision.declared} (hash ${finding.decision.hash})`]),
      ...declaredIn.map(historyLine),
    ]),
    ...section('From the files to the number', sourceLines(explanation)),
    ...section('What it is compared with', changeLines(finding)),
    ...section('Whether the records were made alike', alikeLines(finding)),
    ...section('Is it us: the ladder of designs', ladderLines(finding)),
    ...section('Why did it move', moveLines(move, finding)),
  ];
}

const historyLine = ({ path, state, commit, committedOn }: Explained['declaredIn'][number]): string => {
  const last = `commit ${(commit ?? '').slice(0, 12)} of ${committedOn ?? ''}`;
  switch (state) {
    case 'committed':
      return `  in ${path}, ${last}`;
    case 'changed':
      return `  in ${path}, changed since its last commit (${last})`;
    case 'never-committed':
      return `  in ${path}, which was never committed`;
    case 'not-versioned':
      return `  in ${path}, which is not under version control`;
  }
};

function headLines(finding: Finding): readonly string[] {
  const { title, areaTitle, now, unit, noun, movement, sentence } = finding;
  const value =
    now.status === 'estimated'
      ? `${valueOf(finding, now.value, english)}${unitAfter(finding, unit)} (${formatCount(now.events ?? now.n)} ${noun.many} in ${now.label})`
      : `not given: ${reasonWords[now.reason]}`;
  return [`${title} · ${areaTitle}: ${value} · ${movementWords[movement].label}`, `  ${sentence.text}`];
}

/** What is written with its unit needs no other. */
const unitAfter = (finding: Finding, unit: string): string => (countsEvents(finding) ? ` ${unit}` : '');

function sourceLines({ ledger, funnel, questions, finding }: Explanation): readonly string[] {
  return [
    ...ledger.flatMap((line) => [`${line.file}  sha256 ${line.sha256}`, `  read ${identityOf([line])}`]),
    ...funnelLines(funnel, finding),
    'the warehouse was asked, and nothing else:',
    ...questions.flatMap(({ text, values }) => [
      `  ${text}`,
      ...(values.length === 0
        ? []
        : [`    with ${values.map((value, place) => `$${place + 1} = ${JSON.stringify(value)}`).join(', ')}`]),
    ]),
  ];
}

function changeLines(finding: Finding): readonly string[] {
  const { changes, noun } = finding;
  const { primary, ...all } = changes;
  const order = [primary, ...toldChanges(changes).filter((which) => which !== primary)];
  return order.flatMap((which) => {
    const change: Change = all[which];
    const judged = which === primary ? ' (what the verdict is about)' : '';
    const head = `${comparisonWords[which]}${judged}: ${changeText(finding, change, english)}`;
    if (change.window === null) return [head];
    const { label, from, to, reason } = change.window;
    const counts =
      change.status === 'estimated'
        ? `: ${valueOf(finding, change.value, english)} (${formatCount(change.events ?? change.n)} ${noun.many})`
        : '';
    return [
      head,
      `  ${label}, ${from} to ${to}${counts}; ${reason}`,
      ...(which === primary && change.status === 'estimated' ? [`  ${judgedText(change, finding)}`] : []),
    ];
  });
}

/** By what method, at what level, and for how many looks at the numbers it was corrected. */
function judgedText(change: EstimatedChange, { role, family: name, movement }: Finding): string {
  const { method, dispersion, dispersionDf, p, q, adjusted } = change;
  const scatter =
    dispersion > 1 ? `, scatter ${formatDecimal(dispersion, 2)} × chance (${formatValue(dispersionDf)} df)` : '';
  const family =
    role === 'guardrail' ? 'a guardrail is not corrected' : `q ${pText(q)}, corrected for the family “${name}”`;
  const level = `${formatValue(adjusted.level * 100)} % level`;
  const judged = movement === 'monitoring' ? `shown at the ${level}, and not judged now` : `judged at the ${level}`;
  return `${methodWords[method]}${scatter}; p ${pText(p)}; ${family}; ${judged}`;
}

const pText = (p: number): string => (p < 0.0001 ? '< 0.0001' : formatDecimal(p, 4));

function alikeLines({ comparability, looks }: Finding): readonly string[] {
  const tests = comparability.tests.map((test) => `${test.breaks ? '✖' : '✔'} ${gateText(test)}`);
  const dates =
    looks === null
      ? []
      : [`verdicts fall on ${looks.dates.join(', ')}: ${looks.isLook ? `this is look ${looks.look}` : 'not now'}`];
  return [...(tests.length > 0 ? tests : ['nothing was compared, so nothing was tested']), ...dates];
}

function ladderLines(finding: Finding): readonly string[] {
  const { ladder, contribution, areaRole } = finding;
  if (areaRole !== 'all-program') return ['designs are for all programme areas together'];
  if (contribution === 'not-asked') return [usText(finding)];
  return [
    usText(finding),
    ladder.chosen === null ? 'no design was chosen' : `chosen: ${designWords[ladder.chosen]}`,
    ...ladder.refused.map(refusalText),
    ...(ladder.hash === '' ? [] : [`on data from before the launch alone, hash ${ladder.hash}`]),
  ];
}

function refusalText({ design, reason, observed, limit }: Ladder['refused'][number]): string {
  const measured =
    observed === null || limit === null ? '' : ` (${formatValue(observed)}, limit ${formatValue(limit)})`;
  return `refused: ${designWords[design]}: ${reasonWords[reason]}${measured}`;
}
