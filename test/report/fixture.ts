import type { Disclosed } from '../../src/redact/disclosed.ts';
import type {
  Change,
  EstimatedChange,
  Finding,
  Findings,
  Level,
  Movement,
  PromiseVerdict,
  Reason,
} from '../../src/spec/findings.ts';
import { reasons } from '../../src/spec/findings.ts';
import type { Publication } from '../../src/spec/publication.ts';
import { type MetricPlan, metricPlans } from './fixture-metrics.ts';
import { checks, coverage, ledger, methods, rejects, reports } from './fixture-quality.ts';
import { type Area, areas, seriesOf } from './fixture-series.ts';

/** A publication with every movement, promise, reason and state in it. Numbers are plausible, not computed. */

const window = {
  kind: 'fixed',
  from: '2017-01-01',
  to: '2019-12-31',
  label: '2017 to 2019',
  reason: 'the three years before the launch',
};

function estimated(plan: MetricPlan, now: number, before: number): EstimatedChange {
  const estimate = (now / Math.max(1, before)) * 12;
  const decided = ['better', 'worse', 'changed-up'].includes(plan.movement);
  const spread = decided
    ? Math.abs(Math.log(estimate)) * 0.3
    : 1.96 * Math.sqrt(1 / Math.max(1, now) + 1 / Math.max(1, before));
  const [low, high] = [estimate * Math.exp(-spread), estimate * Math.exp(spread)];
  const expected = before / 12;
  const none = { bound: 'none' } as const;
  return {
    status: 'estimated',
    window,
    compared: {
      n: plan.id === 'robbery' ? now - 9 : now,
      events: plan.id === 'robbery' ? now - 9 : now,
      exposure: 10_000 * 91,
      areas: 3,
    },
    value: plan.measure === 'rate' ? (expected * 100_000 * 365.25) / (10_000 * 91) : expected,
    n: before,
    events: before,
    exposure: 10_000 * 1095,
    scale: 'ratio',
    estimate,
    low,
    high: plan.open ? none : high,
    p: 0.012,
    q: 0.031,
    adjusted: { level: 0.975, low: low * 0.96, high: plan.open ? none : high * 1.04 },
    absolute: {
      estimate: now - expected,
      low: expected * (low * 0.96 - 1),
      high: plan.open ? none : expected * (high * 1.04 - 1),
    },
    method: now < 20 ? 'exact-central' : 'quasi-poisson-t',
    dispersion: 1.31,
    dispersionDf: 11,
    smallestDetectable: plan.smallest,
    percentAllowed: now >= 20 && before >= 20,
  };
}

function reasonAt(n: number): Reason {
  return reasons[n % reasons.length] ?? 'no-baseline';
}

function movementOf(plan: MetricPlan, area: Area, order: number): Movement {
  if (area.areaRole === 'all-program' || area.areaRole === 'universe') return plan.movement;
  const cycle = [
    'no-clear-change',
    'changed-down',
    'withheld',
    'too-few',
    'no-clear-change',
    'not-comparable',
    'worse',
  ] as const;
  return cycle[order % cycle.length] ?? 'withheld';
}

function findingOf(plan: MetricPlan, area: Area, order: number, seed: number): Finding {
  const series = seriesOf(plan, area);
  const last = series.findLast((point) => point.state === 'reported');
  const now = last?.events ?? 0;
  const before = series.slice(8, 20).reduce((sum, point) => sum + (point.events ?? 0), 0);
  const movement = movementOf(plan, area, order);
  const withheldNow = movement === 'withheld';
  const place = { from: last?.from ?? '', to: last?.to ?? '', label: 'October to December 2022' };
  const level: Level = withheldNow
    ? { status: 'withheld', reason: reasonAt(seed), ...place }
    : {
        status: 'estimated',
        ...place,
        value: last?.value ?? 0,
        low: last?.low ?? 0,
        high: last?.high ?? 0,
        n: now,
        events: now,
        exposure: last?.exposure ?? 1,
        method: 'garwood',
        missing: null,
        effectiveN: null,
      };
  const silent = withheldNow || movement === 'not-comparable';
  const primary: Change = silent
    ? { status: 'withheld', reason: reasonAt(seed + 1), window }
    : estimated(plan, now, before);
  const other: Change = { status: 'withheld', reason: reasonAt(seed + 2), window: null };
  const refused = [
    { design: 'synthetic-control', reason: reasonAt(seed + 3), observed: 4, limit: 19 },
    { design: 'difference-in-differences', reason: reasonAt(seed + 4), observed: null, limit: null },
  ] as const;
  const headline = area.area === '*';
  const text = headline ? plan.sentence : `${plan.title} in ${area.areaTitle}: ${movement.replaceAll('-', ' ')}.`;
  const peak = before / 12;
  const expectedValue = plan.measure === 'rate' ? (peak * 100_000 * 365.25) / (area.scale * 10_000 * 91) : peak;
  return {
    metric: plan.id,
    area: area.area,
    areaTitle: area.areaTitle,
    areaRole: area.areaRole,
    group: null,
    groupKind: null,
    gap: null,
    title: plan.title,
    why: plan.why,
    question: plan.question,
    role: plan.role,
    better: plan.better,
    measure: plan.measure,
    shown: { as: plan.measure === 'rate' ? 'rate' : 'count', unit: '' },
    unit: plan.measure === 'rate' ? 'per 100,000 residents a year' : `${plan.noun.many} a quarter`,
    noun: plan.noun,
    family: plan.family,
    owner: 'evaluation lead',
    version: 2,
    source: 'crime',
    residents: plan.measure === 'rate' ? 'people' : null,
    definition: plan.definition,
    definitionLog: { hash: '0123456789abcdef', was: null, changes: [] },
    now: level,
    also: [level],
    survey: null,
    changes: {
      primary: 'baseline',
      baseline: primary,
      sameSeason: silent ? other : estimated(plan, now + 3, before),
      previous: other,
    },
    effect:
      headline && plan.effect
        ? {
            status: 'estimated',
            design: 'weighted-displacement-difference',
            scale: 'difference',
            estimate: -12,
            low: -22.4,
            high: -1.6,
            level: 0.95,
            p: 0.024,
            q: 0.024,
            adjusted: { level: 0.95, low: -22.4, high: -1.6 },
            inference: 'dispersed-normal',
            df: 11,
            dispersion: 1.31,
            areas: { program: 3, comparison: 5 },
            observed: now,
            expected: now + 12,
            averted: { estimate: 12, low: 1.6, high: 22.4 },
            levels: null,
            grain: 'quarter',
            from: place.from,
            to: place.to,
            displacement: { status: 'estimated', estimate: 1, low: -4, high: 6, quotient: 0.1 },
            comparisonChange: 0.97,
            launch: '2020-01-01',
            placebo: { status: 'withheld', reason: 'too-few-periods-before' },
            smallestDetectable: 0.7,
            smallestP: null,
            eventStudy: [],
            byArea: [],
            byCohort: [],
            gap: [],
            opinions: [],
            sensitivity: [],
            eValue: null,
            leftOut: [],
          }
        : { status: 'withheld', reason: reasonAt(seed + 5) },
    ladder: {
      chosen: headline && plan.effect ? 'weighted-displacement-difference' : null,
      refused,
      hash: 'f1f2f3f4',
    },
    contribution: headline && plan.effect ? 'supported' : 'no-design',
    target: plan.target === null ? null : { value: plan.target, by: '2024-Q4', setBy: 'board', setOn: '2019-11-12' },
    decision: {
      alpha: 0.05,
      family: plan.family,
      declared: '2019-11-12',
      smallestWorthwhile: 0.9,
      adjust: 'benjamini-hochberg',
      hash: 'd1d2d3d4',
      was: null,
    },
    movement,
    unclear: null,
    promise: headline ? plan.promise : ('no-target' satisfies PromiseVerdict),
    evidence: headline ? plan.evidence : null,
    evidenceRule: null,
    comparability: { blocked: false, tests: [] },
    process: { status: 'withheld', reason: 'not-asked-for' },
    regressionToMean: null,
    looks: null,
    grade: headline ? plan.grade : null,
    gradeReason: { key: 'fixture', params: {}, text: '2 of the 5 data checks of its sources warned: values missing.' },
    sentence: { key: 'fixture', params: { now }, text },
    caveats: headline ? [{ key: 'fixture', params: {}, text: 'Counts follow the code list of 2022.' }] : [],
    launches: area.areaRole.includes('program') ? ['2020-01-01'] : [],
    expected: headline ? { value: expectedValue, low: expectedValue * 0.62, high: expectedValue * 1.4 } : null,
    series,
  };
}

export function findingsOf(extraAreas = 0): Findings {
  const more = Array.from(
    { length: extraAreas },
    (_, index) =>
      ({
        area: `N${index}`,
        areaTitle: `Neighbourhood ${index}`,
        areaRole: 'comparison',
        scale: 0.2 + (index % 7) / 10,
      }) as const,
  );
  const all = [...areas, ...more];
  return {
    schema: 'yardline.findings/1',
    tool: { name: 'yardline', version: '0.1.0' },
    run: {
      id: '7f3a9c51d2e84b06',
      pipeline: 'safe-streets',
      title: 'Safe Streets Coalition',
      asOf: '2022-Q4',
      asOfLabel: 'October to December 2022',
      dataThrough: '2022-12-31',
      timezone: 'America/New_York',
      previous: null,
      sinceLast: [],
      comparisons: 27,
    },
    status: 'warned',
    exitCode: 0,
    ledger,
    checks,
    coverage,
    events: [
      { date: '2020-01-01', kind: 'ours', label: 'First three sites open' },
      { date: '2020-03-15', kind: 'context', label: 'Stay-at-home order' },
      { date: '2021-01-01', kind: 'measurement', label: 'New crime codes (NIBRS)' },
    ],
    findings: metricPlans.flatMap((plan, row) =>
      all.map((area, column) => findingOf(plan, area, row + column, row * 9 + column)),
    ),
    warnings: [{ key: 'fixture', params: {}, text: 'The population for 2022 is estimated from the last census.' }],
    artifacts: [],
  };
}

export function publication(changes: Partial<Publication> = {}): Disclosed {
  const whole: Publication = { findings: findingsOf(), methods, rejects, reports, ...changes };
  return whole as Disclosed;
}
