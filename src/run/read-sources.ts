import { type Conformed, conform, type LoadedSource, SeemedPlainError } from '../conform/index.ts';
import type { Progress } from '../log.ts';
import type { ShownLedgerLine, Source } from '../spec/index.ts';
import { formatCount } from '../words/index.ts';
import { asOfDay } from './as-of.ts';
import type { Session } from './session.ts';

/**
 * Reads every source into the warehouse, telling how far it is and what came of it, and judges the data. Needs a
 * transaction, and may begin it anew.
 */
export async function readSources(session: Session): Promise<Conformed> {
  const { warehouse, log } = session;
  try {
    return await readInto(session, { careful: false });
  } catch (error) {
    if (!(error instanceof SeemedPlainError)) throw error;
    log.debug(`${error.message} is not as plain as its first bytes: all is read again, more carefully`);
    await warehouse.rollback();
    await warehouse.begin();
    return readInto(session, { careful: true });
  }
}

function readInto(
  { request, project, warehouse, scratch, log }: Session,
  { careful }: { readonly careful: boolean },
): Promise<Conformed> {
  const { pipeline } = project;
  const reading = createReading();
  return conform(pipeline, {
    warehouse,
    pipeline: pipeline.id,
    zone: pipeline.calendar.timezone,
    project: request.folder,
    scratch,
    careful,
    asOf: asOfDay(request.asOf, pipeline),
    onFiles: reading.begin,
    onBytes: (file, bytes) => {
      const { title, ...progress } = reading.advance(file, bytes);
      log.progress('read', `${title}: ${file}`, progress);
    },
    onSource: (loaded) => log.stage('read', sourceLine(loaded)),
  });
}

/** The fates of records, in the order of the identity: read is the sum of them. */
export const fates = ['loaded', 'rejected', 'duplicate', 'superseded', 'filtered'] as const;
export const sumOf = (
  ledger: readonly ShownLedgerLine[],
  field: 'read' | 'refusedValues' | (typeof fates)[number],
): number => ledger.reduce((sum, line) => sum + (line[field] ?? 0), 0);

function sourceLine({ source, ledger, unchanged }: LoadedSource): string {
  const sum = fates.map((fate) => `${formatCount(sumOf(ledger, fate))} ${fate}`).join(' + ');
  return `${source.title}: ${formatCount(sumOf(ledger, 'read'))} = ${sum}${unchanged ? ' (unchanged)' : ''}`;
}

interface Reading {
  readonly begin: (source: Source, sizes: ReadonlyMap<string, number>) => void;
  readonly advance: (file: string, bytes: number) => Progress & { readonly title: string };
}

/** How far the source that is being read is: bytes of its files, each counted up to its own size, for some are read twice. */
function createReading(): Reading {
  const state = { title: '', sizes: new Map<string, number>(), read: new Map<string, number>() };
  const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
  return {
    begin: ({ title }, sizes) => {
      state.title = title;
      state.sizes = new Map(sizes);
      state.read = new Map();
    },
    advance: (file, bytes) => {
      state.read.set(file, Math.min(state.sizes.get(file) ?? 0, (state.read.get(file) ?? 0) + bytes));
      return { title: state.title, done: sum(state.read.values()), total: sum(state.sizes.values()) };
    },
  };
}
