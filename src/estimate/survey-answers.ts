import type { AnswerRow, AnswersStat, MetricPanel } from '../crosstab/index.ts';
import { type Asked, itemsOf, type Survey, type SurveyFacts, type Window } from '../spec/index.ts';
import { rangesOf, sumRange } from './cells.ts';
import { asKind } from './measures/stats-of.ts';
import { drawnFrom } from './measures/survey-design.ts';
import type { MetricScene } from './metric-scene.ts';
import { remember } from './remember.ts';
import type { Subject } from './subjects.ts';
import { type Answering, distributionOf } from './survey-distribution.ts';
import { profileOf } from './survey-profile.ts';
import { tallyOf, unitOf } from './tally.ts';

/** How many people answered in each wave, wherever they live and whatever they were asked. */
export function respondentsByWave({ cells }: Pick<MetricPanel, 'cells'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const stat of cells.stats ?? [])
    for (const { wave, n } of stat?.kind === 'answers' ? stat.rows : []) counts.set(wave, (counts.get(wave) ?? 0) + n);
  return counts;
}

type Sample = Omit<Answering, 'own'>;
/** What all subjects of a metric share. */
interface Samples {
  readonly waves: SurveyFacts['waves'];
  readonly weighting: SurveyFacts['weighting'];
  /** All weigh the same, and were drawn one by one from one list. */
  readonly isAlike: boolean;
  readonly now: Sample;
  readonly ofWave: (wave: string) => Sample;
}

/** What stands behind the answers of each subject; null for measures that ask nobody. */
export function surveyFacts(): (subject: Subject, scene: MetricScene, isHeadline: boolean) => SurveyFacts | null {
  const known = new Map<MetricScene, Samples>();
  return (subject, scene, isHeadline) => {
    const { metric, panel } = subject;
    const { asked, measure } = metric;
    const { current } = scene.context;
    const survey = scene.context.pipeline.sources.find(({ id }) => id === metric.source)?.survey;
    if (!survey || !asked) return null;
    const samples = known.get(scene) ?? samplesOf(panel, { current, scene, asked, survey });
    known.set(scene, samples);
    return {
      item: itemsOf(measure).join(', '),
      scale: asked.scale,
      counted: measure.kind === 'survey-share' ? measure.values : null,
      audience: survey.audience,
      frame: survey.frame,
      samePeople: survey.samePeople,
      weighting: samples.weighting,
      ...(samples.isAlike
        ? {}
        : { tally: tallyOf(asKind(sumRange(subject.cells, [[0, panel.spans.length]]).stat, 'answers')) }),
      margins: survey.margins && { of: survey.margins.of, origin: survey.margins.origin, by: [...asked.margins] },
      lonelyStrata: { n: samples.now.drawn.lonely, rule: asked.lonelyStrata },
      waves: samples.waves,
      // a score is no place on the scale: each question has its own distribution
      answers:
        measure.kind === 'scale' ? [] : inEach(subject, { current, samples }, (...of) => distributionOf(...of, metric)),
      ...(measure.kind === 'scale' && isHeadline
        ? { profile: inEach(subject, { current, samples }, (...of) => profileOf(...of, { metric, survey })) }
        : {}),
    };
  };
}

type Place = Pick<SurveyFacts['answers'][number], 'of' | 'label' | 'from' | 'to'>;

/** What is worked out of the answers of the current window, and of those of each wave. */
function inEach<Found>(
  { panel, cells }: Subject,
  { current, samples }: { readonly current: Window; readonly samples: Samples },
  work: (place: Place, answering: Answering) => readonly Found[],
): readonly Found[] {
  const { now, waves, ofWave } = samples;
  const ownIn = (ranges: readonly (readonly [number, number])[]): AnswersStat =>
    asKind(sumRange(cells, ranges).stat, 'answers');
  const all = ownIn([[0, panel.spans.length]]);
  const window = { of: 'now', label: current.label, from: current.from, to: current.to } as const;
  return [
    ...work(window, { ...now, own: ownIn(rangesOf(panel.spans, [current])) }),
    ...waves.flatMap(({ wave, from, to }) =>
      work({ of: 'wave', label: wave, from, to }, { ...ofWave(wave), own: onlyWave(all, wave) }),
    ),
  ];
}

interface Scene {
  readonly current: Window;
  readonly scene: MetricScene;
  readonly asked: Asked;
  readonly survey: Survey;
}

function samplesOf(panel: MetricPanel, { current, scene, asked, survey }: Scene): Samples {
  const respondents = respondentsByWave(panel);
  const sampleIn = (everyone: AnswersStat): Sample => ({ everyone, drawn: drawnFrom(everyone, asked) });
  const everyoneIn = (ranges: readonly (readonly [number, number])[]): AnswersStat =>
    asKind(scene.everyone(ranges), 'answers');
  const all = everyoneIn([[0, panel.spans.length]]);
  const weighting = weightingOf(survey, all.rows);
  return {
    waves: asked.waves.map(({ wave, from, to, wording, mode, invited }) => {
      const n = respondents.get(wave) ?? 0;
      const responseRate = invited === null ? null : n / invited;
      const words = wording === null ? null : (asked.wordings[wording] ?? null);
      return { wave, from, to, wording: words, mode, invited, respondents: n, responseRate };
    }),
    weighting,
    isAlike: weighting === 'none' && new Set(all.rows.map(unitOf)).size < 2,
    now: sampleIn(everyoneIn(rangesOf(panel.spans, [current]))),
    ofWave: remember((wave: string) => sampleIn(onlyWave(all, wave))),
  };
}

/** Weights that came with the answers make no difference where all are 1. */
function weightingOf({ margins }: Survey, rows: readonly AnswerRow[]): SurveyFacts['weighting'] {
  if (margins !== null) return margins.known.length > 1 ? 'raked' : 'post-stratified';
  return rows.some(({ weight }) => weight !== 1) ? 'given' : 'none';
}

const onlyWave = (stat: AnswersStat, wave: string): AnswersStat => ({
  ...stat,
  rows: stat.rows.filter((row) => row.wave === wave),
  unfitted: stat.unfitted.filter((one) => one.wave === wave),
});
