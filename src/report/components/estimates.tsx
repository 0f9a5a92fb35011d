import type { JSX } from 'preact';
import type { Change, EstimatedChange, EstimatedEffect, Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { estimateText, intervalText, levelPercent } from '../estimate-text.ts';
import { probability } from '../probability.ts';
import { headlines, inAreaOrder } from '../select.ts';
import { isOfOneTime, isOverlap, type Kind, toldChanges } from '../told-changes.ts';
import type { View } from '../view.ts';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

interface Row {
  readonly finding: Finding;
  readonly kind: Kind;
  readonly change: EstimatedChange;
}

/** So many areas are named; of more there is their number. */
const mostNamed = 6;

/** Of a group there is one change, and of those in no named group none. */
const kindsFor = ({ group, groupKind, changes }: Finding): readonly Kind[] =>
  group === null ? toldChanges(changes) : groupKind === 'named' ? [changes.primary] : [];

const nameOf = ({ areaTitle, group }: Finding): string => (group === null ? areaTitle : `${areaTitle}: ${group}`);

const rowsOf = (findings: readonly Finding[]): readonly Row[] =>
  findings.flatMap((finding) =>
    kindsFor(finding).flatMap((kind) => {
      const change = finding.changes[kind];
      return change.status === 'estimated' ? [{ finding, kind, change }] : [];
    }),
  );

type WithheldChange = Extract<Change, { status: 'withheld' }>;

interface Refused {
  readonly kinds: readonly Against[];
  /** Whatever it is held against. */
  readonly isAll: boolean;
  readonly reason: WithheldChange['reason'];
  readonly names: readonly string[];
}

/** What each area is not held against, by reason: areas that lack the same are told of together. */
function refusedOf(findings: readonly Finding[]): readonly Refused[] {
  const found = new Map<string, Refused>();
  for (const finding of findings)
    for (const [reason, kinds] of reasonsOf(finding)) {
      const isAll = kinds.length > 1 && kinds.length === kindsFor(finding).length;
      const key = `${isAll ? '' : kinds.join(' ')} ${reason}`;
      found.set(key, { kinds, isAll, reason, names: [...(found.get(key)?.names ?? []), nameOf(finding)] });
    }
  return [...found.values()];
}

function reasonsOf(finding: Finding): ReadonlyMap<WithheldChange['reason'], readonly Against[]> {
  const reasons = new Map<WithheldChange['reason'], readonly Against[]>();
  for (const kind of kindsFor(finding)) {
    const change = finding.changes[kind];
    if (change.status === 'withheld' && !isOverlap(finding, kind))
      reasons.set(change.reason, [...(reasons.get(change.reason) ?? []), againstOf(finding, kind)]);
  }
  return reasons;
}

/** The one scale of all rows; null where there are several, and each row says its own. */
function scaleOf(rows: readonly Row[]): EstimatedChange['scale'] | null {
  const [first, ...more] = new Set(rows.map(({ change }) => change.scale));
  return first === undefined || more.length > 0 ? null : first;
}

type Against = Kind | 'year';

/** A year is its own season and the time just before. */
const againstOf = ({ changes }: Finding, kind: Kind): Against =>
  kind === 'sameSeason' && isOfOneTime(changes.sameSeason, changes.previous) ? 'year' : kind;

const againstText = (against: Against, { againstShortWords, estimateWords }: Words): string =>
  against === 'year' ? estimateWords.yearBefore : againstShortWords[against];

function Cells({ row: { finding, change }, isMixed }: { readonly row: Row; readonly isMixed: boolean }): JSX.Element {
  const words = useWords();
  const { estimateWords, formatCount, formatDecimal, methodShortWords, quantityWords, sharedWords } = words;
  const { shown } = finding;
  const interval = ({ low, high }: Pick<EstimatedChange, 'low' | 'high'>): string =>
    intervalText({ low, high, scale: change.scale }, shown, words);
  return (
    <>
      <td class="n">
        {isMixed && `${estimateWords.scales[change.scale]} `}
        {estimateText(change, shown, words)}
      </td>
      <td class="n">{interval(change)}</td>
      <td class="n">{probability(change.p, words)}</td>
      <td class="n">{probability(change.q, words)}</td>
      <td class="n">{quantityWords.atLevel(interval(change.adjusted), levelPercent(change.adjusted.level, words))}</td>
      <td class="n">
        {formatDecimal(change.dispersion, 2)} ({formatCount(change.dispersionDf)})
      </td>
      <td class="n">
        {change.smallestDetectable === null
          ? sharedWords.none
          : estimateText({ ...change, estimate: change.smallestDetectable }, shown, words)}
      </td>
      <td>{methodShortWords[change.method]}</td>
    </>
  );
}

function Table({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }): JSX.Element {
  const words = useWords();
  const { estimateWords } = words;
  const scale = scaleOf(rows);
  const [area, against, estimate, ...others] = estimateWords.columns;
  const named = scale === null ? estimate : estimateWords.scaled(estimate, estimateWords.scales[scale]);
  const method = others.at(-1);
  return (
    <section class="scroll wide" tabIndex={0} aria-label={estimateWords.label(title)}>
      <table class="estimates">
        <caption class="hidden">{estimateWords.caption(title)}</caption>
        <thead>
          <tr>
            <th scope="col">{area}</th>
            <th scope="col">{against}</th>
            {[named, ...others.slice(0, -1)].map((column) => (
              <th scope="col" class="n">
                {column}
              </th>
            ))}
            <th scope="col">{method}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">
                <bdi>{nameOf(row.finding)}</bdi>
              </th>
              <td>
                {againstText(againstOf(row.finding, row.kind), words)}
                {row.kind === row.finding.changes.primary && ` ${estimateWords.primary}`}
              </td>
              <Cells row={row} isMixed={scale === null} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Comparisons that were refused, each reason told once with the areas that it is about. */
function NotGiven({ findings }: { readonly findings: readonly Finding[] }): JSX.Element | null {
  const words = useWords();
  const { estimateWords, formatCount, formatList, reasonWords } = words;
  const refused = refusedOf(findings);
  if (refused.length === 0) return null;
  const whole = findings.filter(({ group }) => group === null).length;
  const which = (names: readonly string[]): string => {
    if (names.length <= mostNamed) return formatList(names);
    if (names.length === whole) return estimateWords.allAreas(formatCount(whole));
    return estimateWords.ofAreas(formatCount(names.length), formatCount(whole));
  };
  return (
    <ul class="small">
      {refused.map(({ kinds, isAll, reason, names }) => (
        <li>
          {isAll
            ? estimateWords.noneGiven(reasonWords[reason], which(names))
            : estimateWords.notGiven(
                formatList(kinds.map((kind) => againstText(kind, words))),
                reasonWords[reason],
                which(names),
              )}
        </li>
      ))}
    </ul>
  );
}

function EffectText({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const words = useWords();
  const { designWords, estimateWords, formatDecimal, reasonWords } = words;
  const { effect, areaTitle: area, shown } = finding;
  if (finding.contribution === 'not-asked') return null;
  if (effect.status === 'withheld')
    return <p class="small">{estimateWords.effectNotGiven(area, reasonWords[effect.reason])}</p>;
  const { displacement: moved, comparisonChange: own, scale } = effect;
  const text = estimateWords.effect({
    area,
    design: designWords[effect.design] ?? effect.design,
    scale: estimateWords.scales[scale],
    estimate: estimateText(effect, shown, words),
    range: intervalText(effect, shown, words),
    p: probability(effect.p, words),
    dispersion: effect.dispersion === null ? reasonWords.suppressed : formatDecimal(effect.dispersion, 2),
  });
  const ownText = own === null ? '' : ` ${estimateWords.own(formatDecimal(own, 3))}`;
  return (
    <p class="small">
      {text}
      {ownText} {movedText(moved, words)}
    </p>
  );
}

function movedText(moved: EstimatedEffect['displacement'], words: Words): string {
  const { estimateWords, formatDecimal, quantityWords, reasonWords } = words;
  if (moved.status === 'withheld') return estimateWords.displacementNotGiven(reasonWords[moved.reason]);
  const decimal = (x: number): string => formatDecimal(x, 1);
  const range = quantityWords.range(decimal(moved.low), decimal(moved.high));
  return estimateWords.displacement(quantityWords.withRange(decimal(moved.estimate), range));
}

function MetricTable({ finding, all }: { readonly finding: Finding; readonly all: readonly Finding[] }): JSX.Element {
  const { estimateWords, formatCount } = useWords();
  const findings = inAreaOrder(all.filter((other) => other.metric === finding.metric));
  const areas = findings.filter(({ group }) => group === null).length;
  const rows = rowsOf(findings);
  return (
    <details open={all.length <= 120}>
      <summary>
        <Told>{finding.title}</Told>: {estimateWords.areas(formatCount(areas), areas === 1, finding.family)}
      </summary>
      {/* inside, for a browser opens what is folded around the end of a link */}
      <div id={`estimates-${finding.metric}`} />
      {rows.length > 0 && <Table title={finding.title} rows={rows} />}
      <NotGiven findings={findings} />
      <EffectText finding={finding} />
    </details>
  );
}

/** For the analyst: each change with its p, q, interval, method and what was refused. */
export function Estimates({ view }: { readonly view: View }): JSX.Element {
  const { estimateWords, formatCount, sectionWords } = useWords();
  const all = view.document.findings;
  return (
    <section class="part" id="estimates" aria-labelledby="estimates-title">
      <h2 id="estimates-title">{sectionWords.estimates}</h2>
      <p>{estimateWords.intro(formatCount(view.document.run.comparisons))}</p>
      {all.some((finding) => isOverlap(finding, 'sameSeason')) && <p>{estimateWords.overlap}</p>}
      {headlines(all).map((finding) => (
        <MetricTable finding={finding} all={all} />
      ))}
    </section>
  );
}
