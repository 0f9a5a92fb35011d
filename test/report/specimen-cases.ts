import type { Caption } from '../../src/report/caption.ts';
import type { ChartInput } from '../../src/report/charts/chart.ts';
import { charted } from '../../src/report/charts/charted.ts';
import type { ChartName } from '../../src/report/charts/index.ts';
import {
  attendanceCaption,
  givingCaption,
  lorenzCaption,
  matrixCaption,
  networkCaption,
} from '../../src/report/collaboration-captions.ts';
import { coverageCaption } from '../../src/report/coverage-caption.ts';
import { distributionCaption } from '../../src/report/distribution-caption.ts';
import {
  choicesCaption,
  comparisonCaption,
  displacementCaption,
  eventStudyCaption,
  placebosCaption,
} from '../../src/report/effect-figures.ts';
import { mapCaption } from '../../src/report/map-caption.ts';
import { processCaption } from '../../src/report/process-caption.ts';
import { profileCaption } from '../../src/report/profile-caption.ts';
import { surveyCaption } from '../../src/report/survey-caption.ts';
import type { Distribution, EstimatedEffect, Finding, SurveyFacts } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { findingsOf } from './fixture.ts';
import { distributionFinding, distributionOf, fewBands, lateBands } from './fixture-distribution.ts';
import { doseCases } from './fixture-dose.ts';
import { effectFinding, eventStudyOf, levelsEffect, staggeredEffect, syntheticEffect } from './fixture-effect.ts';
import { mapFindings, neutralMap, outlines } from './fixture-map.ts';
import {
  givingFindings,
  numberedPartners,
  partnerFinding,
  partnersOfFixture,
  quarterlyPartners,
  threePartners,
} from './fixture-partners.ts';
import { processFinding, processOf, sidesOfFixture } from './fixture-process.ts';
import { bareProfile, scaleProfile } from './fixture-profile.ts';
import { coverageOf, mergedSurvey, surveyFinding, surveyOf, tenPlaces } from './fixture-survey.ts';

/** Every chart in every state that a reader may meet. */

const calendar = { fiscalYearStarts: 1 };
const whole = findingsOf();
const long = 'Residents of the twin counties who were shot, stabbed or hurt in any other way that a hospital records';

export interface SpecimenCase {
  readonly chart: ChartName;
  readonly state: string;
  readonly caption: Caption;
  readonly input: Omit<ChartInput, 'format'>;
}

const headline = (metric: string): Finding =>
  whole.findings.find((finding) => finding.metric === metric && finding.area === '*') as Finding;

interface Given {
  readonly chart: ChartName;
  readonly state: string;
  readonly caption: Caption | null;
  readonly findings: readonly Finding[];
}

const made = ({ chart, state, caption, findings }: Given): SpecimenCase => {
  if (caption === null) throw new Error(`${chart}, ${state}: nothing to draw`);
  return {
    chart,
    state,
    caption,
    input: {
      findings: findings.map((finding) => charted(finding, english)),
      events: whole.events,
      calendar,
      words: english,
    },
  };
};

const trend = (state: string, finding: Finding): SpecimenCase =>
  made({
    chart: 'trend',
    state,
    caption: {
      title: `${finding.title} over time.`,
      plotted: `${finding.areaTitle}; ${charted(finding, english).unit}.`,
    },
    findings: [finding],
  });

const effectCase = (chart: ChartName, state: string, finding: Finding): SpecimenCase => {
  const effect = finding.effect as EstimatedEffect;
  const captions: Partial<Record<ChartName, Caption | null>> = {
    comparison: comparisonCaption({ finding, effect, calendar }, english),
    'event-study': eventStudyCaption(effect, english),
    choices: choicesCaption(effect, english),
    placebos: placebosCaption(effect, calendar, english),
  };
  return made({ chart, state, caption: captions[chart] ?? null, findings: [finding] });
};

const survey = (state: string, facts: SurveyFacts, changes: Partial<Finding> = {}): SpecimenCase =>
  made({ chart: 'survey', state, caption: surveyCaption(facts, english), findings: [surveyFinding(facts, changes)] });

const distribution = (state: string, found: Distribution): SpecimenCase => {
  const finding = distributionFinding(found);
  return made({ chart: 'distribution', state, caption: distributionCaption(finding, english), findings: [finding] });
};

const profile = (state: string, facts: SurveyFacts): SpecimenCase =>
  made({ chart: 'profile', state, caption: profileCaption(facts, english), findings: [surveyFinding(facts)] });

const map = (state: string, findings: readonly Finding[]): SpecimenCase => {
  const one = made({ chart: 'map', state, caption: mapCaption(findings, outlines, english), findings });
  return { ...one, input: { ...one.input, outlines } };
};

const shootings = headline('shootings');
const only = (...at: readonly number[]): Finding => ({
  ...shootings,
  expected: null,
  target: null,
  series: shootings.series.map((point, index) =>
    at.includes(index) ? point : { ...point, value: null, low: null, high: null, state: 'not-reported' as const },
  ),
});
const worse = { ratio: 1.7 };
const shares = effectFinding(levelsEffect(), { shown: { as: 'percent', unit: '' }, better: 'higher' });
const open = { bound: 'none' } as const;

function collaboration(): readonly SpecimenCase[] {
  const [whole, numbered, three] = [partnersOfFixture(), numberedPartners, threePartners].map((own) =>
    partnerFinding(own),
  ) as [Finding, Finding, Finding];
  const quarterly = partnerFinding(quarterlyPartners);
  const giving = givingFindings();
  const [delivered, promised] = giving;
  return [
    made({ chart: 'network', state: 'by name', caption: networkCaption(whole, english), findings: [whole] }),
    made({ chart: 'network', state: 'by number', caption: networkCaption(numbered, english), findings: [numbered] }),
    made({ chart: 'network', state: 'three partners', caption: networkCaption(three, english), findings: [three] }),
    made({ chart: 'matrix', state: 'by name', caption: matrixCaption(whole, english), findings: [whole] }),
    made({
      chart: 'attendance',
      state: 'present, absent, silent',
      caption: attendanceCaption(whole, english),
      findings: [whole],
    }),
    made({
      chart: 'attendance',
      state: 'three months to a column',
      caption: attendanceCaption(quarterly, english),
      findings: [quarterly],
    }),
    made({
      chart: 'giving',
      state: 'promised and delivered',
      caption: givingCaption({ delivered, promised }, english),
      findings: giving,
    }),
    made({ chart: 'lorenz', state: 'unequal', caption: lorenzCaption(delivered, english), findings: [delivered] }),
  ];
}

export function specimenCases(): readonly SpecimenCase[] {
  const panels = whole.findings.filter(
    ({ metric, areaRole }) => metric === 'homicides' && ['program', 'comparison', 'buffer'].includes(areaRole),
  );
  return [
    trend('target, expected range, provisional', shootings),
    trend('hidden to protect people', headline('homicides')),
    trend('not reported', headline('late-calls')),
    trend('a long name', { ...shootings, title: long, areaTitle: long }),
    trend('almost empty', only(7, 20, 21)),
    ...doseCases(),
    made({
      chart: 'changes',
      state: 'better, worse, no clear change, open end',
      caption: {
        title: 'How far each number moved.',
        plotted: 'A dot is our best estimate and the bar its likely range.',
      },
      findings: whole.findings.filter(({ area }) => area === '*'),
    }),
    made({
      chart: 'areas',
      state: 'hidden and provisional periods, long names',
      caption: { title: 'Homicides, area by area.', plotted: 'All panels have the same scale.' },
      findings: panels,
    }),
    map('every state', mapFindings),
    map('neither good nor bad', neutralMap),
    effectCase('comparison', 'supported', effectFinding(staggeredEffect())),
    effectCase('comparison', 'the wrong way', effectFinding(staggeredEffect({}, worse), { contribution: 'contrary' })),
    effectCase(
      'comparison',
      'not shown',
      effectFinding(staggeredEffect({}, { ratio: 1 }), { contribution: 'not-shown' }),
    ),
    effectCase('comparison', 'a share', shares),
    effectCase('event-study', 'a share', shares),
    effectCase('event-study', 'better', effectFinding(staggeredEffect())),
    effectCase('event-study', 'worse', effectFinding(staggeredEffect({}, { ...worse, spread: 1.25 }))),
    effectCase(
      'event-study',
      'no clear change, no upper end',
      effectFinding(
        staggeredEffect({
          eventStudy: eventStudyOf({ ratio: 1, spread: 2.4 }).map((point, index) =>
            index % 5 === 0 ? { ...point, high: open } : point,
          ),
        }),
      ),
    ),
    effectCase('event-study', 'many periods', effectFinding(staggeredEffect({}, { before: 40, since: 60 }))),
    effectCase('placebos', 'stands out', effectFinding(syntheticEffect())),
    effectCase('choices', 'a ratio, one choice turns', effectFinding(staggeredEffect())),
    effectCase('choices', 'a difference of shares', shares),
    made({
      chart: 'displacement',
      state: 'three sides',
      caption: displacementCaption(
        { finding: sidesOfFixture()[0] as Finding, effect: staggeredEffect(), sides: sidesOfFixture() },
        english,
      ),
      findings: sidesOfFixture(),
    }),
    made({
      chart: 'process',
      state: 'every kind of point',
      caption: processCaption(processOf(), english),
      findings: [processFinding(processOf())],
    }),
    distribution('times, with a target', distributionOf()),
    distribution('few values', fewBands),
    distribution('most are late', lateBands),
    survey('a share, by wave, asked anew', surveyOf()),
    survey('places put together', mergedSurvey),
    survey('ten places, a mean', tenPlaces),
    survey('lower is better', surveyOf({ counted: [4, 5] }), { better: 'lower' }),
    profile('three waves, one mean hidden', scaleProfile),
    profile('no ranges, no score', bareProfile),
    ...collaboration(),
    {
      chart: 'coverage',
      state: 'silent, late, pale, a long name',
      caption: coverageCaption(coverageOf(), english),
      input: { findings: [], events: [], calendar, coverage: coverageOf(), words: english },
    },
  ];
}
