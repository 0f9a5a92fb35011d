import { type Finding, type Findings, headlines, type Sentence, type ShownLedgerLine } from '../spec/index.ts';
import { definitionChanges, redefinitionOf } from './definition-changes.ts';
import { ruleChanges } from './rule-changes.ts';

const said = (key: string, params: Sentence['params']): Sentence => ({ key: `since.${key}`, params, text: '' });

export interface Now {
  readonly findings: readonly Finding[];
  readonly ledger: readonly ShownLedgerLine[];
}

/**
 * What is different from the last published report: verdicts that flipped, figures that were restated,
 * definitions and rules that changed, designs chosen anew, files that came, changed or went.
 */
export function sinceLast(before: Findings, now: Now): readonly Sentence[] {
  const earlier = new Map(headlines(before.findings).map((finding) => [finding.metric, finding]));
  const changes = headlines(now.findings).flatMap((finding) => {
    const known = earlier.get(finding.metric);
    return known ? compare(known, finding) : [said('new-metric', { metric: finding.metric, title: finding.title })];
  });
  const current = new Set(now.findings.map((finding) => finding.metric));
  const gone = [...earlier.values()]
    .filter((finding) => !current.has(finding.metric))
    .map(({ metric, title }) => said('gone-metric', { metric, title }));
  const files = fileChanges(before.ledger, now.ledger);
  const all = [...designsTogether(changes), ...gone, ...(files ? [files] : [])];
  return all.length > 0 ? all : [said('nothing', {})];
}

/** Data that are restated choose the designs of all metrics anew: of those that stayed the same it is told once. */
function designsTogether(changes: readonly Sentence[]): readonly Sentence[] {
  const same = changes.filter(({ key, params }) => key === 'since.design' && params.from === params.to);
  if (same.length < 2) return changes;
  return [...changes.filter((change) => !same.includes(change)), said('designs', { n: same.length })];
}

/** Where none was given, nothing can have flipped. */
const isGiven = ({ movement }: Finding): boolean => movement !== 'withheld' && movement !== 'monitoring';

function compare(before: Finding, now: Finding): readonly Sentence[] {
  const { metric, title } = now;
  const other = redefinitionOf(before, now);
  if (other) return [...definitionChanges(now, other), ...ruleChanges(before, now)];
  const list: Sentence[] = [];
  if (before.movement !== now.movement)
    list.push(
      said(isGiven(before) || !isGiven(now) ? 'verdict' : 'given', {
        metric,
        title,
        from: before.movement,
        to: now.movement,
      }),
    );
  list.push(...ruleChanges(before, now));
  // rounded counts are no figures that others could be restated from
  if (before.rounded !== undefined) return list;
  const counted = new Map(before.series.map((point) => [point.period, point.events]));
  const restated = now.series.filter(({ period, events }) => {
    const was = counted.get(period);
    return events !== null && was !== null && was !== undefined && was !== events;
  });
  const [first] = restated;
  if (first)
    list.push(
      said('restated', {
        metric,
        title,
        figures: restated.length,
        period: first.period,
        was: counted.get(first.period) ?? 0,
        now: first.events ?? 0,
      }),
    );
  return list;
}

/** So many files that were withdrawn are named; `diff` lists all. */
const mostNamed = 2;

function fileChanges(before: readonly ShownLedgerLine[], now: readonly ShownLedgerLine[]): Sentence | null {
  const hashes = new Map(before.map((line) => [line.file, line.sha256]));
  const added = now.filter((line) => !hashes.has(line.file)).length;
  const changed = now.filter((line) => hashes.has(line.file) && hashes.get(line.file) !== line.sha256).length;
  const gone = before.filter((line) => !now.some((other) => other.file === line.file)).map(({ file }) => file);
  // what was counted before and is missing now turns figures: which it is must be seen at once
  const names = [...gone.slice(0, mostNamed), ...(gone.length > mostNamed ? ['…'] : [])].join(', ');
  const removed = gone.length;
  return added + changed + removed > 0 ? said('files', { added, changed, removed, names }) : null;
}
