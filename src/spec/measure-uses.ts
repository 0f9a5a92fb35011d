import type { Where } from './fields.ts';
import type { ColumnType } from './kind.ts';
import type { Counting } from './measure-parts.ts';
import type { Measure } from './measures.ts';
import type { Hits } from './share-measure.ts';

/** What a measure needs of a source: each need as data, so that one place can check them all. */
export type Use =
  | { readonly kind: 'filter'; readonly where: Where }
  | {
      readonly kind: 'column';
      readonly column: string;
      /** What the metric does with it: "counts", "adds up". */
      readonly verb: string;
      /** The types that it may have, in words for the complaint; null for any. */
      readonly types: Types | null;
      /** A unit is declared for it: without, nobody knows in which money it is. */
      readonly hasUnit?: boolean;
      /** Where it may be a published figure, which figures: of unlike ones no mean makes sense. */
      readonly figures?: Where;
    }
  | {
      readonly kind: 'interval';
      readonly interval: string /** Which rows count once is the source's to say. */;
      readonly each: string | null;
    }
  | { readonly kind: 'item'; readonly item: string; readonly values: readonly number[] }
  | { readonly kind: 'scale'; readonly items: readonly string[] }
  | {
      readonly kind: 'weights';
      readonly by: string;
      readonly weights: Readonly<Record<string, number>>;
      readonly where: Where;
    };

interface Types {
  readonly among: readonly ColumnType[];
  readonly words: string;
  readonly hint: string;
}

const whole: Types = { among: ['whole'], words: 'a whole number', hint: 'sum needs a column such as victims' };
const amounts: Types = {
  among: ['whole', 'duration', 'money'],
  words: 'a whole number, a duration or money',
  hint: 'take a column such as participants, hours or delivered',
};

const members: Types = {
  among: ['text', 'list', 'whole'],
  words: 'a text or a list',
  hint: 'take a column such as partner, agencies or area',
};
const lists: Types = {
  among: ['list'],
  words: 'a list of partners',
  hint: 'agencies: { from: HEADER, separator: ";" } in the source, which must be activities',
};
const days: Types = {
  among: ['date', 'timestamp'],
  words: 'a date',
  hint: 'take columns such as date and completed_on, or raised_on and closed_on',
};

/** What a measure needs of the source above the line, or of that below it. */
export function usesOf(measure: Measure, side: 'numerator' | 'denominator'): readonly Use[] {
  switch (measure.kind) {
    case 'rate':
      if (side === 'denominator') return counting(measure.against ?? {});
      return [...counting(measure.count), ...harmUses(measure)];
    case 'count':
      return [...counting(measure.count), ...harmUses(measure)];
    case 'share':
      return shareUses(measure);
    case 'mean':
      return [
        ...filter(measure.where),
        amount(measure.of, 'averages', { unit: measure.unit, figures: measure.where ?? {} }),
      ];
    case 'quantile':
      return quantileUses(measure);
    case 'ratio':
      return counting(measure[side]);
    case 'amount-ratio':
      return amountUses(measure, side);
    case 'concentration':
      return [
        ...filter(measure.where),
        column(measure.over, 'spreads over', members),
        ...(measure.each === undefined ? [] : [column(measure.each, 'counts', null)]),
        // whatever it is in, only its shares count
        ...(measure.sum === undefined ? [] : [column(measure.sum, 'adds up', amounts)]),
      ];
    case 'network':
      return [...filter(measure.where), column(measure.among, 'ties those in', lists)];
    case 'elapsed':
      return [
        ...filter(measure.where),
        column(measure.from, 'counts days from', days),
        column(measure.to, 'counts days to', days),
      ];
    case 'scale':
      return [
        ...filter(measure.where),
        ...measure.items.map((item): Use => ({ kind: 'item', item, values: [] })),
        { kind: 'scale', items: measure.items },
      ];
    case 'survey-mean':
      return [...filter(measure.where), { kind: 'item', item: measure.item, values: [] }];
    case 'survey-share':
      return [...filter(measure.where), { kind: 'item', item: measure.item, values: measure.values }];
  }
}

const filter = (where: Where | undefined): readonly Use[] => (where === undefined ? [] : [{ kind: 'filter', where }]);
const column = (name: string, verb: string, types: Types | null): Use => ({
  kind: 'column',
  column: name,
  verb,
  types,
});

const amount = (
  name: string,
  verb: string,
  { unit, figures }: { readonly unit: string | undefined; readonly figures?: Where },
): Use => ({
  kind: 'column',
  column: name,
  verb,
  types: amounts,
  hasUnit: unit !== undefined,
  ...(figures === undefined ? {} : { figures }),
});

const counting = ({ where, of, sum }: Counting): readonly Use[] => [
  ...filter(where),
  ...(of === undefined ? [] : [column(of, 'counts', null)]),
  ...(sum === undefined ? [] : [column(sum, 'adds up', whole)]),
];

function harmUses({ harm, count }: Extract<Measure, { readonly kind: 'count' | 'rate' }>): readonly Use[] {
  if (harm === undefined) return [];
  const { by, weights } = harm;
  return [column(by, 'weighs by', null), { kind: 'weights', by, weights, where: count.where ?? {} }];
}

function quantileUses(measure: Extract<Measure, { readonly kind: 'quantile' }>): readonly Use[] {
  const { interval, of, where, standardise, unit } = measure;
  return [
    ...filter(where),
    ...(interval === undefined ? [] : [{ kind: 'interval', interval, each: null } as const]),
    ...(of === undefined ? [] : [amount(of, 'orders', { unit })]),
    ...(standardise === undefined ? [] : [column(standardise.by, 'groups by', null)]),
  ];
}

/** Above the line any amount; below it a number, or money where it is of the same records' source. */
function amountUses(
  { numerator, denominator, unit }: Extract<Measure, { readonly kind: 'amount-ratio' }>,
  side: 'numerator' | 'denominator',
): readonly Use[] {
  const { where, of, sum } = side === 'numerator' ? numerator : denominator;
  const uses = [...filter(where), ...(of === undefined ? [] : [column(of, 'counts', null)])];
  if (sum === undefined) return uses;
  if (side === 'denominator' && denominator.kind !== undefined) return [...uses, column(sum, 'adds up', whole)];
  return [...uses, amount(sum, 'adds up', { unit: side === 'numerator' ? unit : 'the same' })];
}

function shareUses({ of, each, sum, hits, standardise }: Extract<Measure, { readonly kind: 'share' }>): readonly Use[] {
  return [
    ...filter(of.where),
    ...(each === undefined || 'interval' in hits ? [] : [column(each, 'counts', null)]),
    ...(sum === undefined ? [] : [column(sum, 'adds up', whole)]),
    ...hitUses(hits, each ?? null),
    ...(standardise === undefined ? [] : [column(standardise.by, 'groups by', null)]),
  ];
}

function hitUses(hits: Hits, each: string | null): readonly Use[] {
  if ('where' in hits) return filter(hits.where);
  if ('interval' in hits) return [{ kind: 'interval', interval: hits.interval, each }];
  if ('again' in hits) return [column(hits.again, 'looks again for', null)];
  const begun = 'from' in hits ? column(hits.from, 'counts days from', days) : column(hits.by, 'waits until', days);
  return [begun, column(hits.to, 'counts days to', days)];
}
