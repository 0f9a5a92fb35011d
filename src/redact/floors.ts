import type { MethodsNote, PrivacyFacts } from '../spec/index.ts';

/** What is counted, and the least that counts of it must be to be shown. */
export interface Floor {
  readonly id: string;
  /** Whose counts they are, in words. */
  readonly of: string;
  readonly minimum: number;
  readonly why: string;
  /** Records that are public one by one already have nothing left to hide. */
  readonly yieldsToPublicRecord: boolean;
  /** Periods are told when all their records are in: how many came late is such a count. */
  readonly waits: boolean;
  readonly isAbout: (facts: PrivacyFacts) => boolean;
}

/** Floors by kind of source, the highest that applies stands. A declaration may raise a floor, and never lowers it. */
export const floors: readonly Floor[] = [
  {
    id: 'victim-services',
    of: 'figures in the custody of victim services',
    minimum: 10,
    why: 'grantees may not release what could lead to a client, however it is encoded (34 U.S.C. 12291(b)(2))',
    yieldsToPublicRecord: false,
    waits: true,
    isAbout: ({ custody }) => custody === 'victim-services',
  },
  {
    id: 'domestic-violence',
    of: 'records of domestic violence, of any kind of source',
    minimum: 10,
    why: 'whoever hurt them knows the place and the month, and a small count tells that somebody spoke',
    yieldsToPublicRecord: true,
    waits: true,
    isAbout: ({ isDomestic }) => isDomestic,
  },
  {
    id: 'partner-surveys',
    of: 'answers of partner agencies',
    minimum: 5,
    why: 'agencies are few, and their answers are those of persons whom all others know',
    yieldsToPublicRecord: false,
    waits: false,
    isAbout: ({ audience }) => audience === 'partner',
  },
  {
    id: 'records',
    of: 'everything else: incidents, calls, answers, activities, figures',
    minimum: 3,
    why: 'one is a person, and each of two knows the other',
    yieldsToPublicRecord: true,
    waits: false,
    isAbout: () => true,
  },
];

/** What people answered no police or court publishes one by one. */
const isPublished = ({ kind }: PrivacyFacts): boolean => kind !== 'surveys';

/**
 * The least that counts of a metric must be to be shown: as declared for the pipeline or the metric, and no less than
 * the floor of its kind.
 *
 * @example minimumFor({ metric: 'calls', kind: 'responses', custody: '', audience: '', isDomestic: true, declared: null }, { minimum: 5, publicRecord: '' }) // => 10
 */
export function minimumFor(
  facts: PrivacyFacts,
  { minimum, publicRecord }: Pick<MethodsNote['privacy'], 'minimum' | 'publicRecord'>,
): number {
  const own = floorsOf(facts, { publicRecord });
  return Math.max(minimum, facts.declared ?? 0, ...own.map((floor) => floor.minimum));
}

const floorsOf = (
  facts: PrivacyFacts,
  { publicRecord }: Pick<MethodsNote['privacy'], 'publicRecord'>,
): readonly Floor[] => {
  const isPublic = publicRecord !== '' && isPublished(facts);
  return floors.filter((floor) => floor.isAbout(facts) && !(isPublic && floor.yieldsToPublicRecord));
};

/** Metrics of which nothing is told of a period before all its records are in. */
export const waitingMetrics = ({ privacy }: Pick<MethodsNote, 'privacy'>): ReadonlySet<string> =>
  new Set(
    (privacy.facts ?? []).flatMap((facts) =>
      floorsOf(facts, privacy).some(({ waits }) => waits) ? [facts.metric] : [],
    ),
  );

/** The minimum of each metric of a publication, by its id. */
export function minimumsOf({ privacy }: Pick<MethodsNote, 'privacy'>): (metric: string) => number {
  const known = new Map((privacy.facts ?? []).map((facts) => [facts.metric, minimumFor(facts, privacy)]));
  return (metric) => known.get(metric) ?? privacy.minimum;
}

/** The highest minimum of the metrics that count records of a source: what is told of all its records is told of theirs. */
export function minimumsOfSources({ privacy }: Pick<MethodsNote, 'privacy'>): (source: string) => number {
  const minimumOf = minimumsOf({ privacy });
  const highest = new Map<string, number>();
  for (const { metric, source } of privacy.records ?? [])
    highest.set(source, Math.max(highest.get(source) ?? 0, minimumOf(metric)));
  return (source) => highest.get(source) ?? privacy.minimum;
}
