import type { JSX } from 'preact';
import type { Change, Finding } from '../../spec/findings.ts';
import { probability } from '../probability.ts';
import { rangeText, ratioText, valueText } from '../quantity.ts';
import { headlines } from '../select.ts';
import type { View } from '../view.ts';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

const kinds = ['baseline', 'sameSeason', 'previous'] as const;

/** Of a group there is one change, and of those in no named group none. */
const kindsFor = ({ group, groupKind, changes }: Finding): readonly (typeof kinds)[number][] =>
  group === null ? kinds : groupKind === 'named' ? [changes.primary] : [];

function Cells({ change }: { readonly change: Change }): JSX.Element {
  const words = useWords();
  const { estimateWords, formatCount, formatDecimal, methodShortWords, quantityWords, reasonWords, sharedWords } =
    words;
  if (change.status === 'withheld') return <td colSpan={8}>{sharedWords.notGivenFor(reasonWords[change.reason])}</td>;
  return (
    <>
      <td>
        {estimateWords.scales[change.scale]} {ratioText(change.estimate, words, (ratio) => formatDecimal(ratio, 3))}
      </td>
      <td>{rangeText(change, words)}</td>
      <td>{probability(change.p, words)}</td>
      <td>{probability(change.q, words)}</td>
      <td>{quantityWords.atLevel(rangeText(change.adjusted, words), formatDecimal(change.adjusted.level * 100, 1))}</td>
      <td>
        {formatDecimal(change.dispersion, 2)} ({formatCount(change.dispersionDf)})
      </td>
      <td>{change.smallestDetectable === null ? sharedWords.none : valueText(change.smallestDetectable, words)}</td>
      <td>{methodShortWords[change.method]}</td>
    </>
  );
}

function EffectText({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const words = useWords();
  const { designWords, estimateWords, formatDecimal, quantityWords, reasonWords, sharedWords } = words;
  const { effect, areaTitle: area, ladder } = finding;
  const named = ladder.refused.map((item) => `${item.design} (${reasonWords[item.reason]})`);
  const refused = named.join('; ') || sharedWords.none;
  if (finding.contribution === 'not-asked') return null;
  if (effect.status === 'withheld')
    return <p class="small">{estimateWords.effectNotGiven(area, reasonWords[effect.reason], refused)}</p>;
  const { displacement: moved, comparisonChange: own } = effect;
  const decimal = (x: number): string => formatDecimal(x, 1);
  const text = estimateWords.effect({
    area,
    design: designWords[effect.design] ?? effect.design,
    estimate: ratioText(effect.estimate, words),
    range: rangeText(effect, words),
    p: probability(effect.p, words),
    dispersion: formatDecimal(effect.dispersion, 2),
    own: own === null ? sharedWords.none : formatDecimal(own, 3),
    displacement:
      moved.status === 'withheld'
        ? estimateWords.displacementNotGiven(reasonWords[moved.reason])
        : quantityWords.withRange(
            decimal(moved.estimate),
            quantityWords.range(decimal(moved.low), decimal(moved.high)),
          ),
    refused,
  });
  return <p class="small">{text}</p>;
}

function MetricTable({ finding, all }: { readonly finding: Finding; readonly all: readonly Finding[] }): JSX.Element {
  const { againstShortWords, estimateWords, formatCount } = useWords();
  const rows = all.filter((other) => other.metric === finding.metric);
  const areas = rows.filter(({ group }) => group === null).length;
  return (
    <details open={all.length <= 120}>
      <summary>
        <Told>{finding.title}</Told>: {estimateWords.areas(formatCount(areas), finding.family)}
      </summary>
      <section class="scroll wide" tabIndex={0} aria-label={estimateWords.label(finding.title)}>
        <table class="estimates">
          <caption class="hidden">{estimateWords.caption(finding.title)}</caption>
          <thead>
            <tr>
              {estimateWords.columns.map((column) => (
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
                    {againstShortWords[kind]}
                    {kind === row.changes.primary && ` ${estimateWords.primary}`}
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
  const { estimateWords, formatCount, sectionWords } = useWords();
  const all = view.document.findings;
  return (
    <section class="part" id="estimates" aria-labelledby="estimates-title">
      <h2 id="estimates-title">{sectionWords.estimates}</h2>
      <p>{estimateWords.intro(formatCount(view.document.run.comparisons))}</p>
      {headlines(all).map((finding) => (
        <MetricTable finding={finding} all={all} />
      ))}
    </section>
  );
}
