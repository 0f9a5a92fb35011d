import type { TopLevelSpec } from 'vega-lite';
import type { Words } from '../../words/index.ts';
import { chartWidth, type Format, light } from '../theme.ts';
import type { ChartInput } from './chart.ts';
import { chartConfig, schemaUrl } from './config.ts';
import { shortened } from './place.ts';
import { highIsGood, type SurveyDrawing, surveyDrawing } from './survey-rows.ts';
import type { Layer } from './time-frame.ts';

const amount = { type: 'quantitative' } as const;
const rowHeight = { wide: 40, narrow: 56 } as const;
const padding = {
  wide: { left: 190, right: 76, top: 26, bottom: 8 },
  narrow: { left: 4, right: 52, top: 26, bottom: 8 },
} as const;
const barHeight = 24;
/** Pixels that a percentage needs. */
const leastForText = 30;

function bars({ segments }: SurveyDrawing, x: Layer, y: Layer): Layer {
  return {
    data: { values: segments },
    mark: { type: 'bar', height: barHeight, stroke: light('muted'), strokeWidth: 1 },
    encoding: {
      x: { ...x, field: 'from' },
      x2: { field: 'to' },
      y,
      color: { field: 'colour', type: 'nominal', scale: null },
    },
  };
}

/** Percentages on the bars that are wide enough, on each in the colour that can be read there. */
function shares(
  { segments, ends }: SurveyDrawing,
  { x, y, width }: { x: Layer; y: Layer; width: number },
  words: Words,
): readonly Layer[] {
  const { formatPercent } = words;
  const perShare = width / Math.max(0.01, ends.good - ends.bad);
  const roomy = segments.filter(({ share }) => share * perShare >= leastForText);
  return (['ink', 'paper'] as const).flatMap((tone) => {
    const values = roomy
      .filter((segment) => segment.tone === tone)
      .map(({ from, to, position, share }) => ({
        at: (from + to) / 2,
        position,
        label: formatPercent(share).replace(' ', '\u202f'),
      }));
    if (values.length === 0) return [];
    const mark = { type: 'text', align: 'center', baseline: 'middle', color: light(tone) };
    return [{ data: { values }, mark, encoding: { x: { ...x, field: 'at' }, y, text: { field: 'label' } } }];
  });
}

/** Whose answers a row has, beside it or, on a phone, above it; on the right the share that counts. */
function names(
  { rows }: SurveyDrawing,
  { y, format, width }: { y: Layer; format: Format; width: number },
  words: Words,
): readonly Layer[] {
  const { formatCount, formatPercent } = words;
  const narrow = format === 'narrow';
  const values = rows.map(({ position, label, n, asksAnew, counted }) => ({
    position,
    label: `${shortened(label, narrow ? 24 : 18)} (${formatCount(n)})${asksAnew ? ' *' : ''}`,
    counted: counted === null ? '' : formatPercent(counted),
  }));
  const name = narrow ? { x: 0, yOffset: -22 } : { x: -padding.wide.left };
  const right = { type: 'text', align: 'left', baseline: 'middle', x: width + 8, color: light('ink'), fontWeight: 600 };
  return [
    {
      data: { values },
      mark: { type: 'text', align: 'left', baseline: 'middle', color: light('ink'), ...name },
      encoding: { y, text: { field: 'label' } },
    },
    ...(values.some(({ counted }) => counted !== '')
      ? [{ data: { values }, mark: { ...right, fontSize: 13 }, encoding: { y, text: { field: 'counted' } } }]
      : []),
  ];
}

interface Ends {
  readonly bad: number;
  readonly good: number;
  readonly words: Words;
}

function middle(x: Layer, height: number, { bad, good, words }: Ends): readonly Layer[] {
  const { surveyChartWords } = words;
  const word = (label: string, align: 'left' | 'right'): Layer => ({
    data: { values: [{ middle: 0, label }] },
    mark: { type: 'text', align, dx: align === 'left' ? 6 : -6, y: -10 },
    encoding: { x: { ...x, field: 'middle' }, text: { field: 'label' } },
  });
  return [
    {
      data: { values: [{ middle: 0 }] },
      mark: { type: 'rule', color: light('ink'), strokeWidth: 1, y: -4, y2: height },
      encoding: { x: { ...x, field: 'middle' } },
    },
    word(surveyChartWords.end.left(bad), 'right'),
    word(surveyChartWords.end.right(good), 'left'),
  ];
}

/** All answers of every wave as bars about the middle of the scale, the better half to the right. */
export function surveyChart({ findings, format, words }: ChartInput): TopLevelSpec {
  const [finding] = findings;
  if (!finding?.survey) throw new Error('survey: a question with its answers is required');
  const { survey, better } = finding;
  const drawing = surveyDrawing(survey, better, words);
  const { rows, ends } = drawing;
  const size = {
    width: chartWidth[format] - padding[format].left - padding[format].right,
    height: Math.max(1, rows.length) * rowHeight[format],
  };
  const domain = [ends.bad, ends.good > ends.bad ? ends.good : 1];
  const x = { ...amount, scale: { domain, nice: false, zero: false }, axis: null };
  const y = {
    field: 'position',
    ...amount,
    scale: { domain: [-0.5, rows.length - 0.5], reverse: true, nice: false, zero: false },
    axis: null,
  };
  const places = [survey.scale.min, survey.scale.max] as const;
  const [bad, good] = highIsGood(survey, better) ? places : ([places[1], places[0]] as const);
  return {
    $schema: schemaUrl,
    description: words.describedWords.survey(finding.title),
    ...size,
    padding: padding[format],
    autosize: { type: 'none' },
    config: chartConfig,
    layer: [
      ...middle(x, size.height, { bad, good, words }),
      bars(drawing, x, y),
      ...shares(drawing, { x, y, width: size.width }, words),
      ...names(drawing, { y, format, width: size.width }, words),
    ],
  } as unknown as TopLevelSpec;
}
