import type { Check, CheckDeclaration, CheckRule, Span } from '../../spec/index.ts';
import { formatCount } from '../../words/index.ts';
import { sumOf } from './add-parts.ts';
import { checkOf } from './check-of.ts';
import { rejectedShare } from './fate-shares.ts';
import { usualFileDrift } from './file-drift.ts';
import { joinedShare, strangeAreas } from './joined-share.ts';
import { locatedShare } from './located-share.ts';
import { mappedParts, unmappedItems } from './mapped-share.ts';
import { nearWords, withoutValues } from './near-duplicate-share.ts';
import { usualLag } from './reporting-lag.ts';
import type { Part, Scene } from './scene.ts';
import { usualSilence } from './silent-months.ts';

/** Shares of records above which a reader should know, where a source declares no limit of its own. */
const usualLimits = {
  rejected: 0.01,
  unmapped: 0.02,
  notLocated: 0.05,
  notJoined: 0.02,
  outsideCover: 0.01,
  near: 0.01,
} as const;
/** Where more than half of the records were rejected, what is left says nothing of the source. */
const mostRejected = 0.5;

/** What every source is checked for; a declared limit takes the place of the usual one. */
export function usualChecks(scene: Scene): readonly Check[] {
  const declared = (rule: CheckRule): boolean =>
    scene.source.checks.some((check) => check.rule === rule && hasLimit(check));
  return [
    ...(declared('rejected-share') ? [] : [rejected(scene)]),
    ...(declared('near-duplicate-share') ? [] : nearlySame(scene)),
    ...(declared('mapped-share') ? [] : unmapped(scene)),
    ...(declared('located-share') ? [] : notLocated(scene)),
    ...(declared('joined-share') ? [] : unknownAreas(scene)),
    ...(declared('reporting-lag') ? [] : usualLag(scene)),
    ...outsideCover(scene),
    ...(declared('coverage') ? [] : usualSilence(scene)),
    ...usualFileDrift(scene, declared),
    ...sharedKey(scene),
  ];
}

/** A limit on how far a share moves leaves open how large it may be, and one for each agency that of all together. */
const hasLimit = ({ rule, min, max, by }: CheckDeclaration): boolean =>
  rule === 'reporting-lag' ||
  rule.startsWith('file-') ||
  ((min !== undefined || max !== undefined) && by === undefined);

interface Bad extends Pick<Check, 'limit' | 'items'> {
  readonly id: string;
  readonly count: number;
  readonly n: number;
  readonly words: string;
  readonly severity?: Check['severity'];
}

const badShare = ({ source }: Scene, { id, count, n, words, ...rest }: Bad): Check =>
  checkOf({
    source: source.id,
    rule: id,
    observed: n === 0 ? 0 : count / n,
    n,
    unit: 'share',
    detail: `${formatCount(count)} of ${formatCount(n)} records ${words}`,
    ...rest,
  });

const about = ({ areaList }: Scene) => ({ column: '', by: null, areaList }) as const;
const partsOf = (parts: readonly Part[] | null): readonly Part[] => parts ?? [];

function rejected(scene: Scene): Check {
  const { count, n } = sumOf(partsOf(rejectedShare.parts(scene.now, about(scene))));
  const isLost = n > 0 && count / n > mostRejected;
  const verdict = isLost
    ? ({ limit: mostRejected, severity: 'fail' } as const)
    : ({ limit: usualLimits.rejected, severity: 'warn' } as const);
  return badShare(scene, { id: 'rejected', count, n, ...verdict, words: 'rejected', items: [] });
}

/** Records of months that the declared cover leaves out: loaded, and in no figure. A year typed wrong lands there. */
function outsideCover(scene: Scene): readonly Check[] {
  const { source, now } = scene;
  const { covers } = source;
  if (covers === null || source.when === null) return [];
  const months = now.months.filter(({ month }) => month !== null);
  const outside = months.filter(({ month }) => isOutside(month ?? '', covers));
  const sum = (some: typeof months): number => some.reduce((total, { n }) => total + n, 0);
  const words = 'lie in months outside the declared cover, and so in no figure';
  const items = outside.map(({ month, n }) => ({ value: month ?? '', n, hint: '' }));
  const found = { id: 'outside-cover', count: sum(outside), n: sum(months), limit: usualLimits.outsideCover };
  return [badShare(scene, { ...found, words, items })];
}

const isOutside = (month: string, { from, to }: Span): boolean => month < from.slice(0, 7) || month > to.slice(0, 7);

/** Records that agree with an earlier one in what the source says, and lie near it in time. */
function nearlySame(scene: Scene): readonly Check[] {
  const { source, now } = scene;
  if (now.near === null) return [];
  const { n, near: count } = now.near;
  const items = withoutValues(now, source);
  return [
    badShare(scene, { id: 'near-duplicates', count, n, limit: usualLimits.near, words: nearWords(source), items }),
  ];
}

/** Where several agencies number their records themselves, a key without the agency makes one record of two. */
function sharedKey(scene: Scene): readonly Check[] {
  const { source, now } = scene;
  const agencies = new Set(now.fates.map(({ agency }) => agency));
  if (source.key.length === 0 || source.key.includes('agency') || agencies.size < 2) return [];
  const count = now.fates.reduce(
    (sum, { duplicate, nearDuplicates, superseded }) => sum + duplicate - nearDuplicates + superseded,
    0,
  );
  const n = now.fates.reduce((sum, { read }) => sum + read, 0);
  const words = `gave way to another of the same key, which ${agencies.size} agencies share: put agency in the key if their numbers are their own`;
  return [badShare(scene, { id: 'shared-key', count, n, limit: 0, words, items: [] })];
}

/** Records whose code the list does not have, by the limits that stand beside the code list. */
function unmapped(scene: Scene): readonly Check[] {
  const { source, now } = scene;
  return now.codes.map((coded, place) => {
    const { count: mapped, n } = sumOf(mappedParts(coded.counts));
    const count = n - mapped;
    const { warn, fail } = source.files
      .flatMap(({ mappings }) => mappings)
      .find(({ column, codes }) => column === coded.column && codes !== null)?.unmapped ?? { warn: null, fail: null };
    const overFail = fail !== null && n > 0 && count / n > fail;
    return badShare(scene, {
      id: place === 0 ? 'unmapped-codes' : `unmapped-codes/${coded.column}`,
      count,
      n,
      limit: overFail ? fail : (warn ?? usualLimits.unmapped),
      severity: overFail ? 'fail' : 'warn',
      words: 'have a code that is not in the list',
      items: unmappedItems(coded, source),
    });
  });
}

function notLocated(scene: Scene): readonly Check[] {
  const parts = locatedShare.parts(scene.now, about(scene));
  if (parts === null) return [];
  const { count, n } = sumOf(parts);
  const words = 'have no area';
  return [badShare(scene, { id: 'not-located', count: n - count, n, limit: usualLimits.notLocated, words, items: [] })];
}

function unknownAreas(scene: Scene): readonly Check[] {
  const { now, areaList } = scene;
  const parts = joinedShare.parts(now, about(scene));
  if (parts === null || now.areas === null) return [];
  const { count: joined, n: located } = sumOf(parts);
  const items = strangeAreas(now, areaList);
  return [
    badShare(scene, {
      id: 'unknown-area',
      count: located - joined,
      n: now.areas.reduce((sum, { n }) => sum + n, 0),
      limit: usualLimits.notJoined,
      words: `name a place that is not among the ${formatCount(areaList.areas.length)} areas (${formatCount(items.length)} ${items.length === 1 ? 'name' : 'names'})`,
      items,
    }),
  ];
}
