import type { JSX } from 'preact';
import type { EstimatedChange, Finding } from '../../spec/findings.ts';
import {
  comparisonWords,
  formatCount,
  formatDecimal,
  methodWords,
  reasonWords,
  sectionWords,
} from '../../words/index.ts';
import { charted } from '../charts/charted.ts';
import {
  changeOf,
  changePercent,
  comparedText,
  levelSentence,
  rangeText,
  ratioText,
  smallestText,
  valueOf,
} from '../quantity.ts';
import { primaryChange } from '../select.ts';
import { drawingKey, type View } from '../view.ts';
import { AllAnswers } from './answers.tsx';
import { AreasFigure } from './areas-figure.tsx';
import { BesideVerdict } from './beside-verdict.tsx';
import { ChangesFigure } from './changes-figure.tsx';
import { Definition } from './definition.tsx';
import { DistributionFigure } from './distribution-figure.tsx';
import { Effect } from './effect.tsx';
import { Figure } from './figure.tsx';
import { Groups } from './groups.tsx';
import { OtherWindows } from './other-windows.tsx';
import { ProcessFigure } from './process-figure.tsx';
import { ProfileFigure } from './profile-figure.tsx';
import { SeriesTable } from './series-table.tsx';
import { TrendKey } from './trend-key.tsx';
import { MovementVerdict, PromiseVerdict } from './verdict.tsx';

type Props = { readonly finding: Finding; readonly view: View };

function Technical({ change }: { readonly change: EstimatedChange }): JSX.Element {
  const level = formatDecimal(change.adjusted.level * 100, 1);
  return (
    <p class="small muted">
      {change.scale === 'ratio' ? 'Ratio' : 'Difference'} {ratioText(change.estimate)}, {level} % interval{' '}
      {rangeText(change.adjusted.low, change.adjusted.high)}; {methodWords[change.method]}; dispersion{' '}
      {formatDecimal(change.dispersion, 2)} on {formatCount(change.dispersionDf)} degrees of freedom.
    </p>
  );
}

function ChangeText({ finding, view }: Props): JSX.Element {
  const change = primaryChange(finding);
  if (change.status === 'withheld') {
    return (
      <p>
        The change {comparisonWords[finding.changes.primary]} is not given: {reasonWords[change.reason]}.
      </p>
    );
  }
  const compared = comparedText(finding, change);
  return (
    <>
      <p>
        Compared with {change.window.label} ({change.window.reason}): {changeOf(finding, change)}
        {changePercent(change) !== '' && `, ${changePercent(change)}`}
        {compared !== null && ` (${compared})`}. The smallest change that these counts could have shown:{' '}
        {smallestText(finding, change)}.
      </p>
      {view.report.detail === 'full' && <Technical change={change} />}
    </>
  );
}

function NowText({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const { now } = finding;
  if (now.status === 'withheld')
    return (
      <p>
        The number for {now.label} is not given: {reasonWords[now.reason]}.
      </p>
    );
  return (
    <p>
      {now.label}: {levelSentence(finding, now)} (likely range{' '}
      {rangeText(now.low, now.high, (x) => valueOf(finding, x))}).
    </p>
  );
}

function Trend({ finding, view }: Props): JSX.Element | null {
  const drawing = view.drawings.get(drawingKey('trend', finding.metric));
  if (drawing === undefined) return null;
  return (
    <Figure
      drawing={drawing}
      title={`${finding.title} over time.`}
      plotted={`${finding.areaTitle}; ${charted(finding).unit}.`}
    >
      <TrendKey finding={finding} events={view.document.events} />
      <details>
        <summary>Numbers behind this chart</summary>
        <section class="scroll narrow" tabIndex={0} aria-label={`${finding.title}: numbers by period`}>
          <SeriesTable finding={finding} />
        </section>
        <p class="small muted">
          Specification: <code>{drawing.path}</code>
        </p>
      </details>
    </Figure>
  );
}

function Metric({ finding, view }: Props): JSX.Element {
  return (
    <article class="metric" id={`metric-${finding.metric}`} aria-labelledby={`metric-${finding.metric}-title`}>
      <h3 id={`metric-${finding.metric}-title`}>
        <bdi>{finding.title}</bdi>
      </h3>
      <p class="lead">{finding.sentence.text}</p>
      <div class="verdict-line">
        <MovementVerdict finding={finding} />
        <PromiseVerdict finding={finding} />
      </div>
      <BesideVerdict finding={finding} view={view} />
      <Trend finding={finding} view={view} />
      <NowText finding={finding} />
      <ChangeText finding={finding} view={view} />
      <OtherWindows finding={finding} />
      <DistributionFigure finding={finding} view={view} />
      <AllAnswers finding={finding} view={view} />
      <ProfileFigure finding={finding} view={view} />
      {finding.caveats.length > 0 && (
        <ul class="caveats">
          {finding.caveats.map((caveat) => (
            <li>{caveat.text}</li>
          ))}
        </ul>
      )}
      {view.report.detail === 'full' && <ProcessFigure finding={finding} view={view} />}
      <Effect finding={finding} view={view} />
      <Groups finding={finding} view={view} />
      <AreasFigure finding={finding} view={view} />
      <Definition finding={finding} view={view} />
    </article>
  );
}

export function Metrics({ view }: { readonly view: View }): JSX.Element {
  return (
    <section class="part" id="metrics" aria-labelledby="metrics-title">
      <h2 id="metrics-title">{sectionWords.metrics}</h2>
      <ChangesFigure view={view} />
      {view.headlines.map((finding) => (
        <Metric finding={finding} view={view} />
      ))}
    </section>
  );
}
