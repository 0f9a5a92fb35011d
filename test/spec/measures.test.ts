import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/conform/kinds.ts';
import { formatProblem } from '../../src/errors.ts';
import { type MetricDeclaration, parseDeclaration, resolvePipeline } from '../../src/spec/index.ts';
import { metrics, pipeline } from '../every-measure/coalition.ts';

const parsed = (id: string, text: string) => parseDeclaration('metric', { path: `metrics/${id}.yaml`, text });

/** What a pipeline with every measure says of one of them when its declaration is changed, or that of the pipeline. */
function problemsOf(id: string, change: (metric: string) => string, pipelineChange = (text: string) => text): string {
  const own = parsed(id, change(metrics[id] ?? ''));
  const library = new Map<string, MetricDeclaration>();
  for (const [name, text] of Object.entries(metrics)) {
    const { value } = name === id ? own : parsed(name, text);
    if (value) library.set(name, value);
  }
  const declared = parseDeclaration('pipeline', { path: 'pipelines/coalition.yaml', text: pipelineChange(pipeline) });
  const reports = new Map(
    ['board', 'analyst'].map((name) => {
      const text = `id: ${name}\ntitle: x\naudience: x\nsections: [page-one]\n`;
      const report = parseDeclaration('report', { path: `reports/${name}.yaml`, text }).value;
      if (!report) throw new Error('the report of the test is not right');
      return [name, report] as const;
    }),
  );
  const { problems } = resolvePipeline(declared, { kinds, metrics: library, reports, codeLists: new Map() });
  return [...own.problems, ...problems].map(formatProblem).join('\n');
}

const replaced = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`the metric of the test does not hold "${from}"`);
  return text.replace(from, to);
};

describe('every measure', () => {
  it('is declared without a mistake', () => {
    expect(problemsOf('thefts', (text) => text)).toBe('');
  });

  it.each([
    ['in-time', 'interval: response', 'interval: respons', 'did you mean "response"?'],
    ['in-time', 'within: 8m', 'within: 8 minutes', 'metrics/in-time.yaml:9:61'],
    ['in-time', 'within: 8m', 'withn: 8m', '"withn" is not a key of measure.hits'],
    ['in-time', 'empty: zero', 'each: id, empty: zero', 'remove each:, and write answering: first in source "calls"'],
    ['taken-up', 'outcome: taken up', 'outcom: taken up', 'did you mean "outcome"?'],
    ['taken-up', 'empty: zero', 'empty: nought', '"empty" must be one of: zero, missing'],
    ['in-time-held', 'by: priority', 'by: prioriy', 'did you mean "priority"?'],
    [
      'attendance',
      'of: participants',
      'of: outcome',
      'averages "outcome", which is not a whole number, a duration or money',
    ],
    ['attendance', 'of: participants', 'of: partcipants', 'did you mean "participants"?'],
    ['response-p90', 'p: 0.9', 'p: 90', '"p" must be a number between 0 and 1 (got 90)'],
    ['response-p90', 'interval: response', 'interval: response, of: priority', 'and not of both'],
    ['response-p90', ', interval: response', '', 'a quantile of either an interval or a column'],
    ['harm', 'assault: 20 }', 'assalt: 20 }', 'did you mean "assault"?'],
    ['harm', 'assault: 20 }', 'assalt: 20 }', 'counts "assault", which has no weight'],
    ['harm', 'theft: 2', 'theft: 2.5', 'a whole number'],
    ['harm', 'by: category', 'by: categry', 'weighs by "categry"'],
    ['theft-rate', 'by: area', 'by: priority', '"by" must be "area"'],
    [
      'arrests-per-call',
      'kind: responses',
      'kind: surveys',
      'counts surveys below the line, and "calls" holds responses',
    ],
    ['thefts', 'kind: count', 'kind: cuont', 'did you mean "count"?'],
  ])('%s: %s → %s is told', (id, from, to, words) => {
    expect(problemsOf(id, replaced(from, to))).toContain(words);
  });

  it('of money must say in what', () => {
    const change = (text: string): string =>
      replaced(
        'of: participants, where: { kind: meeting }',
        'of: delivered',
      )(text).replace('kind: activities', 'kind: resources');
    const source = `  grants:
    kind: resources
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/grants.csv
    columns: { period: { from: month, formats: ["%Y-%m"] }, partner: partner, delivered: delivered }
`;
    const bound = (text: string): string =>
      text
        .replace('  residents:\n', `${source}  residents:\n`)
        .replace('- { use: attendance, source: work }', '- { use: attendance, source: grants }');
    expect(problemsOf('attendance', change, bound)).toContain('which is money, and does not say in what');
    expect(
      problemsOf('attendance', (text) => change(text).replace('of: delivered', 'of: delivered, unit: dollars'), bound),
    ).toBe('');
  });
});

describe('a binding', () => {
  it('names a source for each side of a ratio', () => {
    const text = problemsOf('thefts', (own) => own, replaced('denominator: calls', 'denominator: cals'));
    expect(text).toContain('there is no source "cals"');
    expect(problemsOf('thefts', (own) => own, replaced(', denominator: calls', ''))).toContain(
      'counts responses below the line, and "crimes" holds incidents',
    );
  });
  it('names none for anything else', () => {
    const text = problemsOf(
      'thefts',
      (own) => own,
      replaced('thefts, source: crimes', 'thefts, source: crimes, denominator: calls'),
    );
    expect(text).toContain('counts no records below a line, and so has no denominator');
  });
});
