import type { JSX } from 'preact';
import type { Change, Finding } from '../../spec/findings.ts';
import {
  comparisonWords,
  designWords,
  formatCount,
  formatDecimal,
  methodShortWords,
  reasonWords,
  sectionWords,
} from '../../words/index.ts';
import { probability } from '../probability.ts';
import { rangeText, ratioText, valueText } from '../quantity.ts';
import { headlines } from '../select.ts';
import type { View } from '../view.ts';

const kinds = ['baseline', 'sameSeason', 'previous'] as const;
const columns = [
  'Area',
  'Against',
  'Estimate',
  '95 % interval',
  'p',
  'q',
  'Adjusted interval',
  'Dispersion (df)',
  'Smallest',
  'Method',
] as const;

/** Of a group there is one change, and of those in no named group none. */
const kindsFor = ({ group, groupKind, changes }: Finding): readonly (typeof kinds)[number][] =>
  group === null ? kinds : groupKind === 'named' ? [changes.primary] : [];

function Cells({ change }: { readonly change: Change }): JSX.Element {
  if (change.status === 'withheld') return <td colSpan={8}>Not given: {reasonWords[change.reason]}</td>;
  return (
    <>
      <td>
        {change.scale} {ratioText(change.estimate, (ratio) => formatDecimal(ratio, 3))}
      </td>
      <td>{rangeText(change.low, change.high)}</td>
      <td>{probability(change.p)}</td>
      <td>{probability(change.q)}</td>
      <td>
        {rangeText(change.adjusted.low, change.adjusted.high)} at {formatDecimal(change.adjusted.level * 100, 1)} %
      </td>
      <td>
        {formatDecimal(change.dispersion, 2)} ({formatCount(change.dispersionDf)})
      </td>
      <td>{change.smallestDetectable === null ? 'none' : valueText(change.smallestDetectable)}</td>
      <td>{methodShortWords[change.method]}</td>
    </>
  );
}

function EffectText({ finding }: { readonly finding: Finding }): JSX.Element {
  const { effect } = finding;
  const refused =
    finding.ladder.refused.map((item) => `${item.design} (${reasonWords[item.reason]})`).join('; ') || 'none';
  if (effect.status === 'withheld')
    return (
      <p class="small">
        Effect in {finding.areaTitle} not given: {reasonWords[effect.reason]}. Designs refused: {refused}.
      </p>
    );
  const moved = effect.displacement;
  return (
    <p class="small">
      Effect in {finding.areaTitle}, {designWords[effect.design]}: {ratioText(effect.estimate)} (
      {rangeText(effect.low, effect.high)}), p {probability(effect.p)}, dispersion {formatDecimal(effect.dispersion, 2)}
      ; comparison areas' own ratio{' '}
      {effect.comparisonChange === null ? 'none' : formatDecimal(effect.comparisonChange, 3)}. Displacement:{' '}
      {moved.status === 'withheld'
        ? `not given, ${reasonWords[moved.reason]}`
        : `${formatDecimal(moved.estimate, 1)} (${formatDecimal(moved.low, 1)} to ${formatDecimal(moved.high, 1)})`}
      . Designs refused: {refused}.
    </p>
  );
}

function MetricTable({ finding, all }: { readonly finding: Finding; readonly all: readonly Finding[] }): JSX.Element {
  const rows = all.filter((other) => other.metric === finding.metric);
  return (
    <details open={all.length <= 120}>
      <summary>
        <bdi>{finding.title}</bdi>: {formatCount(rows.filter(({ group }) => group === null).length)} areas, family{' '}
        {finding.family}
      </summary>
      <section class="scroll wide" tabIndex={0} aria-label={`Estimates: ${finding.title}`}>
        <table class="estimates">
          <caption class="hidden">Estimates of {finding.title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.flatMap((row) =>
              kindsFor(row).map((kind) => (
                <tr>
                  <th scope="row">
                    <bdi>{row.group === null ? row.areaTitle : `${row.areaTitle}: ${row.group}`}</bdi>
                  </th>
                  <td>
                    {comparisonWords[kind].replace('against the ', '')}
                    {kind === row.changes.primary && ' (primary)'}
                  </td>
                  <Cells change={row.changes[kind]} />
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
      <EffectText finding={finding} />
    </details>
  );
}

/** For the analyst: each change with its p, q, interval, method and what was refused. */
export function Estimates({ view }: { readonly view: View }): JSX.Element {
  const all = view.document.findings;
  return (
    <section class="part" id="estimates" aria-labelledby="estimates-title">
      <h2 id="estimates-title">{sectionWords.estimates}</h2>
      <p>
        {formatCount(view.document.run.comparisons)} comparisons were made in this run. The interval and p stand for one
        comparison alone; q and the adjusted interval allow for all comparisons of the same family, and verdicts use
        those.
      </p>
      {headlines(all).map((finding) => (
        <MetricTable finding={finding} all={all} />
      ))}
    </section>
  );
}
