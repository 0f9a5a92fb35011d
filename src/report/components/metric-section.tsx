import type { JSX } from 'preact';
import type { EstimatedChange, Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { charted } from '../charts/charted.ts';
import { likelyText } from '../estimate-text.ts';
import { pageOneRows } from '../first-page.ts';
import { changeOf, changePercent, comparedText, countedChange, levelSentence, smallestText } from '../quantity.ts';
import { primaryChange } from '../select.ts';
import { drawingKey, type View } from '../view.ts';
import { AllAnswers } from './answers.tsx';
import { AreasFigure } from './areas-figure.tsx';
import { Behind } from './behind.tsx';
import { BesideVerdict } from './beside-verdict.tsx';
import { Caveats, ManyNotes } from './caveats.tsx';
import { ChangesFigure } from './changes-figure.tsx';
import { Comparability } from './comparability.tsx';
import { Definition } from './definition.tsx';
import { DistributionFigure } from './distribution-figure.tsx';
import { DoseFigure } from './dose-figure.tsx';
import { EffectAnswer, EffectFacts } from './effect.tsx';
import { Figure } from './figure.tsx';
import { Fold } from './fold.tsx';
import { Groups } from './groups.tsx';
import { LogicModel } from './logic-model.tsx';
import { MapFigure } from './map-figure.tsx';
import { MetricIndex, Onward } from './metric-index.tsx';
import { OtherWindows } from './other-windows.tsx';
import { ProcessFigure } from './process-figure.tsx';
import { ProfileFigure } from './profile-figure.tsx';
import { SeriesTable } from './series-table.tsx';
import { Technical } from './technical.tsx';
import { Told, Unbroken } from './told.tsx';
import { TrendKey } from './trend-key.tsx';
import { useWords } from './use-words.ts';
import { MovementVerdict, PromiseVerdict } from './verdict.tsx';
import { VerdictAsides } from './verdict-asides.tsx';

type Props = { readonly finding: Finding; readonly view: View };

/** How much it moved, in the metric's own terms and in percent, and what is left out of that. */
function movedText(finding: Finding, change: EstimatedChange, words: Words): string {
  const percent = changePercent(change, words);
  const compared = comparedText(finding, change, words);
  return `${changeOf(finding, change, words)}${percent && `, ${percent}`}${compared === null ? '' : ` (${compared})`}`;
}

function ChangeText({ finding, view }: Props): JSX.Element {
  const words = useWords();
  const { comparisonWords, metricWords, reasonWords } = words;
  const change = primaryChange(finding);
  if (change.status === 'withheld') {
    const [against, reason] = [comparisonWords[finding.changes.primary], reasonWords[change.reason]];
    const counted = countedChange(finding, change, words);
    return (
      <p>
        {counted === null
          ? metricWords.changeNotGiven(against, reason)
          : metricWords.changeCounted(against, counted, reason)}
      </p>
    );
  }
  return (
    <>
      <p>
        <Unbroken>
          {metricWords.compared(change.window.label, change.window.reason, movedText(finding, change, words))}
        </Unbroken>{' '}
        <Unbroken>{metricWords.smallest(smallestText(finding, change, words))}</Unbroken>
      </p>
      {view.report.detail === 'full' && <Technical finding={finding} change={change} />}
    </>
  );
}

function NowText({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const words = useWords();
  const { metricWords, reasonWords } = words;
  const { now } = finding;
  if (now.status === 'withheld') return <p>{metricWords.nowNotGiven(now.label, reasonWords[now.reason])}</p>;
  const said = levelSentence(finding, now, words);
  const text =
    now.low === null
      ? metricWords.nowAlone(now.label, said)
      : metricWords.now(now.label, said, likelyText(finding, now, words));
  return (
    <p>
      <Unbroken>{text}</Unbroken>
    </p>
  );
}

function Trend({ finding, view }: Props): JSX.Element | null {
  const words = useWords();
  const { metricWords, sharedWords } = words;
  const drawing = view.drawings.get(drawingKey('trend', finding.metric));
  if (drawing === undefined) return null;
  return (
    <Figure
      drawing={drawing}
      title={metricWords.overTime(finding.title)}
      plotted={metricWords.plotted(finding.areaTitle, charted(finding, words).unit)}
    >
      <TrendKey finding={finding} events={view.document.events} />
      <Behind drawing={drawing} label={sharedWords.of(finding.title, metricWords.byPeriod)}>
        <SeriesTable finding={finding} />
      </Behind>
    </Figure>
  );
}

/** What a board looks at first: how it went, what to mind, and whether it is us. */
function Main({ finding, view }: Props): JSX.Element {
  return (
    <>
      <Trend finding={finding} view={view} />
      <AllAnswers finding={finding} view={view} />
      <Caveats finding={finding} view={view} />
      <EffectAnswer finding={finding} view={view} />
      <Groups finding={finding} view={view} />
    </>
  );
}

/** What stands behind it. */
function Rest({ finding, view }: Props): JSX.Element {
  return (
    <>
      <DoseFigure finding={finding} view={view} />
      <NowText finding={finding} />
      <ChangeText finding={finding} view={view} />
      <OtherWindows finding={finding} />
      <DistributionFigure finding={finding} view={view} />
      <ProfileFigure finding={finding} view={view} />
      <EffectFacts finding={finding} view={view} />
      <MapFigure finding={finding} view={view} />
      <AreasFigure finding={finding} view={view} />
      <Definition finding={finding} view={view} />
    </>
  );
}

/** What is hidden now and in every comparison says so once. */
function isAllHidden({ now, also, changes: { baseline, sameSeason, previous } }: Finding): boolean {
  const all = [now, ...also, baseline, sameSeason, previous];
  return all.every((one) => one.status === 'withheld' && one.reason === 'suppressed');
}

/** All of it, in the order in which an analyst asks. */
function Whole({ finding, view }: Props): JSX.Element {
  const isFull = view.report.detail === 'full';
  return (
    <>
      <Trend finding={finding} view={view} />
      <DoseFigure finding={finding} view={view} />
      <NowText finding={finding} />
      {!isAllHidden(finding) && (
        <>
          <ChangeText finding={finding} view={view} />
          <OtherWindows finding={finding} />
        </>
      )}
      {isFull && <Comparability finding={finding} />}
      <DistributionFigure finding={finding} view={view} />
      <AllAnswers finding={finding} view={view} />
      <ProfileFigure finding={finding} view={view} />
      <Caveats finding={finding} view={view} />
      {isFull && <ProcessFigure finding={finding} view={view} />}
      <EffectAnswer finding={finding} view={view} />
      <EffectFacts finding={finding} view={view} />
      <Groups finding={finding} view={view} />
      <MapFigure finding={finding} view={view} />
      <AreasFigure finding={finding} view={view} />
      <Definition finding={finding} view={view} />
      <Onward finding={finding} view={view} />
    </>
  );
}

/** A board has the verdicts of every number, and sees at once only what page one is about. */
function Metric({ finding, view, isMain }: Props & { readonly isMain: boolean }): JSX.Element {
  const { foldWords } = useWords();
  const isPlain = view.report.detail === 'plain';
  return (
    <article
      class={isPlain && !isMain ? 'metric closed' : 'metric'}
      id={`metric-${finding.metric}`}
      aria-labelledby={`metric-${finding.metric}-title`}
    >
      <h3 id={`metric-${finding.metric}-title`}>
        <Told>{finding.title}</Told>
      </h3>
      <p class="lead">
        <Unbroken>{finding.sentence.text}</Unbroken>
      </p>
      <div class="verdict-line">
        <MovementVerdict finding={finding} />
        {finding.promise !== 'no-target' && <PromiseVerdict finding={finding} />}
        {isPlain && <VerdictAsides finding={finding} view={view} />}
      </div>
      <BesideVerdict finding={finding} view={view} />
      {isPlain && isMain && <Main finding={finding} view={view} />}
      <Fold view={view} summary={foldWords.more}>
        {isPlain && isMain ? <Rest finding={finding} view={view} /> : <Whole finding={finding} view={view} />}
      </Fold>
    </article>
  );
}

export function Metrics({ view }: { readonly view: View }): JSX.Element {
  const { foldWords, sectionWords } = useWords();
  const { decisive } = pageOneRows(view.headlines, view.document.logic);
  return (
    <section class="part" id="metrics" aria-labelledby="metrics-title">
      <h2 id="metrics-title">{sectionWords.metrics}</h2>
      <MetricIndex view={view} />
      {view.report.detail === 'plain' && <p class="only-paper small muted">{foldWords.onPaper}</p>}
      <LogicModel view={view} />
      <ChangesFigure view={view} />
      <ManyNotes view={view} />
      {view.headlines.map((finding) => (
        <Metric finding={finding} view={view} isMain={decisive.includes(finding)} />
      ))}
    </section>
  );
}
