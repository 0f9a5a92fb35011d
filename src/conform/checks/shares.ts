import type { Check, CheckDeclaration, Span } from '../../spec/index.ts';
import { formatCount } from '../../words/index.ts';
import { groupName, type Sum, sumOf, sumsBy, whose } from './add-parts.ts';
import { checkOf } from './check-of.ts';
import { badness, driftLevels, type Level, levelsOf, verdictOn } from './levels.ts';
import { notMeasured } from './not-measured.ts';
import { checkId, type Part, type RuleJudge, type Scene, type ShareRule } from './scene.ts';

type By = 'agency' | 'area' | null;
interface Subject {
  readonly rule: ShareRule;
  readonly column: string;
  readonly by: By;
}

/** Judges a rule about shares: its limits as shares and as counts, and how far the share may move. */
export const judgeShares =
  (rule: ShareRule): RuleJudge =>
  (scene, declared) => {
    const [first] = declared;
    const subject = { rule, column: first?.column ?? '', by: first?.by ?? null };
    const parts = rule.parts(scene.now, { ...subject, areaList: scene.areaList });
    if (parts === null) return [notMeasured(scene, subject)];
    const shares = levelsOf(declared, 'share');
    const counts = levelsOf(declared, 'count');
    return [
      ...(shares.length > 0 ? [limitCheck(scene, { ...subject, parts, unit: 'share', levels: shares })] : []),
      ...(counts.length > 0 ? [limitCheck(scene, { ...subject, parts, unit: 'rows', levels: counts })] : []),
      ...(['pt', '%'] as const).flatMap((unit) => driftCheck(scene, { ...subject, parts, unit, declared })),
    ];
  };

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

type Limited = Subject & {
  readonly parts: readonly Part[];
  readonly unit: 'share' | 'rows';
  readonly levels: readonly Level[];
};

function limitCheck(scene: Scene, { rule, column, by, parts, unit, levels }: Limited): Check {
  const sums = sumsBy(parts, by);
  // where there is nothing, nothing is wrong with it: other rules are about how much there is
  const empty = levels[0]?.bound === 'least' ? 1 : 0;
  const observe = ({ count, n }: Pick<Sum, 'count' | 'n'>): number =>
    unit === 'rows' ? count : n === 0 ? empty : count / n;
  const worst = sums.toSorted((a, b) => worseFirst(badness(observe(a), levels), badness(observe(b), levels)))[0];
  const { count, n, name } = worst ?? { count: 0, n: 0, name: '' };
  const beyond = by === null ? [] : sums.filter((sum) => !verdictOn(observe(sum), levels).passed);
  return checkOf({
    source: scene.source.id,
    rule: rule.rule,
    id: checkId(scene.source.id, rule.rule, column, by && `by-${by}`, unit === 'rows' ? 'count' : null),
    observed: observe({ count, n }),
    n,
    unit,
    ...verdictOn(observe({ count, n }), levels),
    detail: `${whose(name, scene, by)}${formatCount(count)} of ${formatCount(n)} records ${rule.said(column)}${by === null ? '' : `; ${formatCount(beyond.length)} of ${formatCount(sums.length)} ${by === 'agency' ? 'agencies' : 'areas'} beyond the limit`}`,
    items: [
      ...beyond.map((sum) => ({ value: sum.name, n: sum.n, hint: percent(sum.n === 0 ? 0 : sum.count / sum.n) })),
      ...(rule.items?.(scene) ?? []),
    ],
  });
}

const worseFirst = (a: readonly [number, number], b: readonly [number, number]): number => b[0] - a[0] || b[1] - a[1];

type Moving = Subject & {
  readonly parts: readonly Part[];
  readonly unit: 'pt' | '%';
  readonly declared: readonly CheckDeclaration[];
};

/** How far the share moved: from the baseline to the current window where months are known, else since the data before. */
function driftCheck(scene: Scene, { rule, column, by, parts, unit, declared }: Moving): readonly Check[] {
  const levels = driftLevels(declared, unit);
  if (levels.length === 0) return [];
  const hasMonths = parts.some(({ month }) => month !== null);
  const sides = hasMonths ? windowsOf(parts, scene) : runsOf(scene, { rule, column, by, parts });
  const id = checkId(scene.source.id, rule.rule, column, by && `by-${by}`, 'drift', unit === '%' ? 'relative' : null);
  const common = { source: scene.source.id, rule: rule.rule, id, unit: unit === 'pt' ? 'points' : 'change' } as const;
  if (sides === null)
    return [checkOf({ ...common, observed: 0, limit: null, n: 0, detail: 'no earlier data to compare with yet' })];
  const names = by === null ? [''] : [...new Set(parts.map((part) => groupName(part, by)))].sort();
  const moves = names.map((name) => moveOf(name, { sides, by, unit }));
  const worst = moves.toSorted((a, b) => b.moved - a.moved)[0];
  if (!worst) return [];
  const beyond = by === null ? [] : moves.filter(({ moved }) => !verdictOn(moved, levels).passed);
  return [
    checkOf({
      ...common,
      observed: worst.moved,
      n: worst.now.n,
      ...verdictOn(worst.moved, levels),
      detail: `${whose(worst.name, scene, by)}${formatCount(worst.now.count)} of ${formatCount(worst.now.n)} records ${rule.said(column)} in ${sides.nowIs}, ${formatCount(worst.then.count)} of ${formatCount(worst.then.n)} in ${sides.thenIs}`,
      items: beyond.map(({ name, now, moved }) => ({ value: name, n: now.n, hint: `moved by ${percent(moved)}` })),
    }),
  ];
}

interface Sides {
  readonly now: readonly Part[];
  readonly then: readonly Part[];
  readonly nowIs: string;
  readonly thenIs: string;
}

function windowsOf(parts: readonly Part[], { current, baseline }: Scene): Sides | null {
  const inside = (spans: readonly Span[]): readonly Part[] =>
    parts.filter(
      ({ month }) =>
        month !== null && spans.some(({ from, to }) => month >= from.slice(0, 7) && month <= to.slice(0, 7)),
    );
  const [now, then] = [inside([current]), inside(baseline)];
  if (sumOf(now).n === 0 || sumOf(then).n === 0) return null;
  return { now, then, nowIs: 'the current window', thenIs: 'the baseline' };
}

function runsOf(scene: Scene, { rule, parts, ...about }: Subject & { readonly parts: readonly Part[] }): Sides | null {
  const then = scene.before && rule.parts(scene.before, { ...about, areaList: scene.areaList });
  if (!then || sumOf(then).n === 0) return null;
  return { now: parts, then, nowIs: 'these data', thenIs: 'those before' };
}

interface Move {
  readonly name: string;
  readonly now: Pick<Sum, 'count' | 'n'>;
  readonly then: Pick<Sum, 'count' | 'n'>;
  /** Points as a fraction of 1, or relative to what it was. */
  readonly moved: number;
}

function moveOf(
  name: string,
  { sides, by, unit }: { readonly sides: Sides; readonly by: By; readonly unit: 'pt' | '%' },
): Move {
  const own = (parts: readonly Part[]): Pick<Sum, 'count' | 'n'> =>
    sumOf(parts.filter((part) => groupName(part, by) === name));
  const [now, then] = [own(sides.now), own(sides.then)];
  // an agency that is on one side only has no share on the other: coverage is what speaks of that
  if (now.n === 0 || then.n === 0) return { name, now, then, moved: 0 };
  const [share, was] = [now.count / now.n, then.count / then.n];
  const points = Math.abs(share - was);
  return { name, now, then, moved: unit === 'pt' ? points : relative(points, was) };
}

/** A move from nothing to something has no relative size: it counts as the whole. */
export const relative = (difference: number, was: number): number =>
  difference === 0 ? 0 : was === 0 ? 1 : difference / was;
