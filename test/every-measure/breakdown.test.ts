import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Findings } from '../../src/spec/index.ts';
import { projectRoot, temporaryFolder, writeFiles, yardline } from '../program.ts';
import { coalition, files, pipeline } from './coalition.ts';

/** Every measure that can be told group by group, and beside it the same measure of one group alone, by its filter. */
const cases = {
  thefts: { kind: 'incidents', source: 'crimes', column: 'area', value: 'North', filter: 'count' },
  harm: { kind: 'incidents', source: 'crimes', column: 'area', value: 'North', filter: 'count' },
  'in-time': { kind: 'responses', source: 'calls', column: 'priority', value: '1', filter: 'of' },
  attendance: { kind: 'activities', source: 'work', column: 'area', value: 'North', filter: '' },
  'response-p90': { kind: 'responses', source: 'calls', column: 'priority', value: '1', filter: '' },
  'feel-safe': { kind: 'surveys', source: 'survey', column: 'stratum', value: 'west', filter: '' },
  safety: { kind: 'surveys', source: 'survey', column: 'stratum', value: 'west', filter: '' },
  'arrests-per-call': { kind: 'incidents', source: 'crimes', column: 'area', value: 'North', filter: 'sides' },
} as const;
type Id = keyof typeof cases;

const groups = {
  area: 'North: [North], South: [South], West: [West]',
  priority: 'Most urgent: ["1"], Others: ["2"]',
  stratum: 'West side: [west], East side: [east]',
} as const;
/** No call has priority 9. */
const withNobody = {
  'one-of-three-empty': 'Most urgent: ["1"], Others: ["2"], Nobody: ["9"]',
  'one-of-two-empty': 'Most urgent: ["1"], Nobody: ["9"]',
} as const;
const nameOf = { North: 'North', '1': 'Most urgent', west: 'West side' } as const;

/** The measure, with one condition more where it is to be of one group alone. */
function measureOf(id: Id, only: string): string {
  const more = only === '' ? '' : `, ${only}`;
  const where = only === '' ? '' : `, where: { ${only} }`;
  const of = only === '' ? '' : `, of: { where: { ${only} } }`;
  switch (id) {
    case 'thefts':
      return `{ kind: count, count: { where: { category: theft${more} } }, empty: zero }`;
    case 'harm':
      return `{ kind: count, count: { where: { category: [theft, assault]${more} } }, harm: { by: category, weights: { theft: 2, assault: 20 }, unit: days, version: "1", source: a table }, empty: zero }`;
    case 'in-time':
      return `{ kind: share, hits: { interval: response, within: 8m }${of}, empty: zero }`;
    case 'attendance':
      return `{ kind: mean, of: participants, where: { kind: meeting${more} }, empty: zero }`;
    case 'response-p90':
      return `{ kind: quantile, p: 0.9, interval: response${where}, empty: zero }`;
    case 'feel-safe':
      return `{ kind: survey-share, item: safe, values: [4, 5]${where} }`;
    case 'safety':
      return `{ kind: survey-mean, item: safe${where} }`;
    case 'arrests-per-call':
      return `{ kind: ratio, numerator: { where: { category: arrest${more} } }, denominator: { kind: responses, noun: { one: call, many: calls }${where} }, per: 100, empty: zero }`;
  }
}

function metricText(id: string, own: Id, by: string): string {
  const { kind, column, value } = cases[own];
  const only = by === '' ? `${column}: "${value}"` : '';
  return `id: ${id}
title: ${id}
why: Because it is measured.
noun: { one: record, many: records }
question: how-well
role: goal
better: higher
kind: ${kind}
measure: ${measureOf(own, only)}
${by}owner: nobody
version: 1
`;
}

let findings: readonly Finding[] = [];
let remove: () => Promise<void>;
beforeAll(async () => {
  const temporary = await temporaryFolder();
  remove = temporary.remove;
  const { folder } = temporary;
  const library: (readonly [string, string])[] = (Object.keys(cases) as Id[]).flatMap(
    (id): readonly (readonly [string, string])[] => [
      [
        `metrics/${id}.yaml`,
        metricText(id, id, `by: { column: ${cases[id].column}, groups: { ${groups[cases[id].column]} } }\n`),
      ],
      [`metrics/${id}-alone.yaml`, metricText(`${id}-alone`, id, '')],
    ],
  );
  for (const [id, named] of Object.entries(withNobody))
    library.push([`metrics/${id}.yaml`, metricText(id, 'in-time', `by: { column: priority, groups: { ${named} } }\n`)]);
  const uses = (Object.keys(cases) as Id[]).flatMap((id) => {
    const binding = `source: ${cases[id].source}${id === 'arrests-per-call' ? ', denominator: calls' : ''}`;
    return [`  - { use: ${id}, ${binding} }`, `  - { use: ${id}-alone, ${binding} }`];
  });
  uses.push(...Object.keys(withNobody).map((id) => `  - { use: ${id}, source: calls }`));
  const [start = '', rest = ''] = pipeline.split('metrics:\n');
  await writeFiles(folder, {
    ...files(coalition()),
    ...Object.fromEntries(library),
    'reports/board.yaml': await readFile(join(projectRoot, 'reports/board.yaml'), 'utf8'),
    'pipelines/coalition.yaml': `${start}metrics:\n${uses.join('\n')}\n${rest.slice(rest.indexOf('privacy:'))}`,
  });
  const { code, stderr } = await yardline(['run', 'coalition', '-q'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  const text = await readFile(join(folder, 'out/coalition/2023-Q4/findings.json'), 'utf8');
  findings = (JSON.parse(text) as Findings).findings;
}, 120_000);
afterAll(() => remove());

const found = (metric: string, group: string | null): Finding => {
  const one = findings.find(
    (finding) => finding.metric === metric && finding.area === '@all' && finding.group === group,
  );
  if (!one) throw new Error(`no finding of ${metric}, ${group}`);
  return one;
};

describe('a group is the metric of its records alone', () => {
  it.each(Object.keys(cases) as Id[])('%s: level and change are those of the filter', (id) => {
    const [group, alone] = [found(id, nameOf[cases[id].value]), found(`${id}-alone`, null)];
    expect(group.now).toEqual(alone.now);
    const [own, other] = [group.changes.baseline, alone.changes.baseline];
    if (own.status !== 'estimated' || other.status !== 'estimated') throw new Error('both must be estimated');
    for (const part of ['estimate', 'p', 'low', 'high', 'value', 'method', 'dispersion'] as const)
      expect(own[part]).toEqual(other[part]);
  });

  it.each(['thefts', 'attendance', 'feel-safe'] as const)('%s: nobody is dropped', (id) => {
    const n = (group: string | null): number => {
      const { now } = found(id, group);
      return now.status === 'estimated' ? now.n : 0;
    };
    const names = findings.flatMap(({ metric, group }) => (metric === id && group !== null ? [group] : []));
    expect(names).toHaveLength(groups[cases[id].column].split('[').length - 1 + 2);
    expect(names.reduce((sum, name) => sum + n(name), 0)).toBe(n(null));
  });
});

const pOf = (gap: Finding['gap']): number => (gap?.change.status === 'estimated' ? gap.change.p : Number.NaN);

describe('a gap', () => {
  it('of shares is Newcombe’s difference of the two, and changes by the difference of both changes', () => {
    const { gap, now, changes } = found('in-time', 'Most urgent');
    const others = found('in-time', 'Others');
    const value = (level: Finding['now']): number => (level.status === 'estimated' ? level.value : Number.NaN);
    const change = (finding: Finding): number => {
      const { baseline } = finding.changes;
      // of few records in a single year nothing tells the scatter; that of the other group does
      return baseline.status === 'estimated'
        ? Number(baseline.estimate)
        : value(finding.now) - (baseline.before?.value ?? Number.NaN);
    };
    expect(gap?.now).toMatchObject({ scale: 'difference', method: 'newcombe' });
    expect(gap?.now.status === 'estimated' && gap.now.estimate).toBeCloseTo(value(now) - value(others.now), 10);
    expect(changes.baseline.status).toBe('estimated');
    const own = gap?.change;
    if (own?.status !== 'estimated') throw new Error('the gap must be there');
    expect(own.method).toBe('joined-intervals');
    expect(own.estimate).toBeCloseTo(change(found('in-time', 'Most urgent')) - change(others), 10);
    expect(own.low > 0 || Number(own.high) < 0).toBe(own.p < 0.05);
  });

  it('of counts is none, for groups differ in size; that they went another way can still be told', () => {
    expect(found('thefts', 'North').gap).toMatchObject({
      now: { status: 'withheld', reason: 'no-exposure' },
      change: { status: 'estimated', scale: 'ratio' },
    });
  });

  it('is told although one of the others has no records, and of that one it is said', () => {
    const whole = found('in-time', 'Most urgent').gap;
    const { gap } = found('one-of-three-empty', 'Most urgent');
    expect(gap?.against).toEqual(['Others', 'Nobody']);
    expect([gap?.now, gap?.before]).toEqual([whole?.now, whole?.before]);
    expect(gap?.change).toMatchObject({ status: 'estimated', p: expect.closeTo(pOf(whole), 10) });
    const none = { status: 'withheld', reason: 'none-of-group' };
    expect(found('one-of-three-empty', 'Nobody').gap).toMatchObject({ now: none, before: none, change: none });
  });

  it('to others without records is none, and says that it is they who have none', () => {
    expect(found('one-of-two-empty', 'Most urgent').gap?.change).toEqual({
      status: 'withheld',
      reason: 'none-of-others',
    });
  });

  it('of answers is none, for groups of one sample were drawn together', () => {
    expect(found('safety', 'West side').gap?.change).toEqual({ status: 'withheld', reason: 'not-for-this-measure' });
  });
});
