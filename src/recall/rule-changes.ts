import type { Finding, Sentence } from '../spec/index.ts';
import { redefinitionOf } from './definition-changes.ts';

/**
 * Rules that are declared beforehand are worth something only while they stand: where one was edited after a report, or
 * a design was chosen on other data than that report's, the next report says so beside the number.
 */

const said = (key: string, params: Sentence['params']): Sentence => ({ key, params, text: '' });

/** What became of a metric's rule since a report, for the list of changes. */
export function ruleChanges(before: Finding, now: Finding): readonly Sentence[] {
  const { metric, title } = now;
  const list: Sentence[] = [];
  if (before.decision && !now.decision) list.push(said('since.rule-gone', { metric, title }));
  if (!before.decision && now.decision)
    list.push(said('since.rule-new', { metric, title, declared: now.decision.declared }));
  const edits = editsOf(before, now);
  // that something else is counted is told by itself
  if (isEdited(before, now) && edits.parts !== 'definition') list.push(said('since.rule', { metric, title, ...edits }));
  if (isChosenAnew(before, now)) list.push(said('since.design', { metric, title, ...designsOf(before, now) }));
  return list;
}

/** Findings with the earlier hash of a rule that was edited, and what a reader must know of it. */
export function recallRules(findings: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  const key = ({ metric, area, group }: Finding): string => JSON.stringify([metric, area, group]);
  const known = new Map(before.map((finding) => [key(finding), finding]));
  return findings.map((finding) => {
    const earlier = known.get(key(finding));
    return earlier ? recallRule(finding, earlier) : finding;
  });
}

function recallRule(finding: Finding, before: Finding): Finding {
  const { decision, caveats } = finding;
  const isOther = isEdited(before, finding);
  const edits = editsOf(before, finding);
  const told = [
    // that something else is counted is told by itself
    ...(isOther && edits.parts !== 'definition' ? [said('caveat.rule-edited', { ...edits })] : []),
    ...(isChosenAnew(before, finding) ? [said('caveat.design-anew', designsOf(before, finding))] : []),
  ];
  if (told.length === 0 && !isOther) return finding;
  const was = isOther ? (before.decision?.hash ?? null) : null;
  return { ...finding, decision: decision && { ...decision, was }, caveats: [...told, ...caveats] };
}

const isEdited = (before: Finding, now: Finding): boolean =>
  before.decision !== null && now.decision !== null && before.decision.hash !== now.decision.hash;

/** Before the first launch the data grow from report to report, and the choice with them: only then it may not move. */
function isChosenAnew(before: Finding, now: Finding): boolean {
  // of another definition the data are other ones, and that is told
  if (redefinitionOf(before, now)) return false;
  const [first] = now.launches;
  const isAfter = first !== undefined && first <= before.now.from;
  return isAfter && before.ladder.hash !== '' && now.ladder.hash !== '' && before.ladder.hash !== now.ladder.hash;
}

const designsOf = ({ ladder: before }: Finding, { ladder: now }: Finding): { from: string; to: string } => ({
  from: before.chosen ?? '',
  to: now.chosen ?? '',
});

interface Part {
  readonly name: string;
  readonly of: (finding: Finding) => unknown;
  /** The same in a few words of its own; null where it is not written. */
  readonly say?: (finding: Finding) => string | number | null | undefined;
}

const rulePart = (name: string, say: NonNullable<Part['say']>): Part => ({ name, of: say, say });

const ruleParts: readonly Part[] = [
  { name: 'definition', of: ({ version, definition }) => [version, definition] },
  rulePart('direction', ({ better }) => better),
  rulePart('alpha', ({ decision }) => decision?.alpha),
  rulePart('worthwhile', ({ decision }) => decision?.smallestWorthwhile),
  rulePart('family', ({ decision }) => decision?.family),
  rulePart('date', ({ decision }) => decision?.declared),
  rulePart('primary', ({ changes }) => changes.primary),
  rulePart('looks', ({ looks }) => looks?.dates.join(', ')),
  {
    name: 'baseline',
    // its days may move with the window
    of: ({ changes: { baseline } }) => baseline.window && [baseline.window.kind, baseline.window.reason],
    say: ({ changes: { baseline } }) => baseline.window?.reason,
  },
  { name: 'commitments', of: ({ decision }) => decision?.commitments ?? null },
  rulePart('target', ({ target }) => target && `by ${target.by}, set by ${target.setBy} on ${target.setOn}`),
];

/** Parts that may be declared late, or withdrawn. */
const mayBeAbsent = ['worthwhile', 'looks', 'commitments'];

/** What of a rule was edited, as far as findings repeat it, and what it was; an edit of another part shows in the hash alone. */
function editsOf(before: Finding, now: Finding): { readonly parts: string; readonly was: string; readonly is: string } {
  // where a number is withheld, its baseline and target are not told either
  const isTold = (part: unknown): boolean => part !== null && part !== undefined;
  const edited = ruleParts.filter(({ name, of }) => {
    const [was, is] = [of(before), of(now)];
    const isKnown = mayBeAbsent.includes(name) || (isTold(was) && isTold(is));
    return isKnown && JSON.stringify(was) !== JSON.stringify(is);
  });
  const said = (finding: Finding): string =>
    JSON.stringify(
      edited.map(({ say }) => {
        const value = say?.(finding);
        return value === null || value === undefined ? null : String(value);
      }),
    );
  return { parts: edited.map(({ name }) => name).join(','), was: said(before), is: said(now) };
}
