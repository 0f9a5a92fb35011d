import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kinds } from '../../conform/index.ts';
import { trySource } from '../../conform/propose/try-source.ts';
import { exitCodes, usageError, YardlineError } from '../../errors.ts';
import { type Grain, parseDeclaration, resolvePipeline, type Source } from '../../spec/index.ts';
import { openWarehouse } from '../../store/index.ts';
import { areasText, codeListText } from './code-list.ts';
import { isCounted, metricText } from './metric-text.ts';
import { type Decision, doubtsAbout, nextSteps } from './next-steps.ts';
import { pipelineText } from './pipeline-text.ts';
import { type Candidate, candidatesFrom, titleFrom } from './propose-sources.ts';
import { readFiles } from './read-files.ts';
import { seriesPattern } from './series.ts';
import { mostAreas, settle, type TriedCandidate } from './settle.ts';

export interface MakeRequest {
  readonly cwd: string;
  readonly folder: string;
  readonly id: string;
  readonly from: readonly string[];
  readonly timezone: string;
}
export interface Made {
  readonly files: ReadonlyMap<string, string>;
  readonly sources: readonly TriedCandidate[];
  readonly decisions: readonly Decision[];
}

/** Codes of more kinds than these are texts, which nobody would group one by one. */
const mostCodes = 500;

/** A whole project from files: they are profiled, read once as they would be declared, and only then written about. */
export async function makeProject(request: MakeRequest): Promise<Made> {
  const scratch = await mkdtemp(join(tmpdir(), 'yardline-'));
  try {
    const files = await readFiles(request.from, { ...request, scratch, kinds });
    const candidates = await Promise.all(
      candidatesFrom(files).map(async (candidate) => ({
        ...withoutAddresses(candidate),
        pattern: await seriesPattern(candidate.files, request.folder),
      })),
    );
    if (!candidates.some(({ proposed }) => isCounted(proposed.kind.name)))
      throw usageError(
        'nothing-to-count',
        request.from.join(', '),
        'must have something to count (residents alone are only what counts are measured against)',
        'add a file of crimes, calls, answers or activities: --from people.csv crime.csv',
      );
    return describe(await tryAll(candidates, { ...request, scratch }), request);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What has more names than there can be areas is an address: it is not a place that evaluations compare. */
function withoutAddresses(candidate: Candidate): Candidate {
  const { proposed } = candidate;
  const area = proposed.mapped.get('area');
  if (!area || area.distinct <= mostAreas || proposed.kind.name === 'populations') return candidate;
  const isNeeded = proposed.kind.columns.some(({ name, required }) => name === 'area' && required);
  const line = isNeeded ? 'area: { value: everywhere }' : '# area:';
  const doubt = `area: "${area.header}" has more than ${mostAreas} different values, as an address has. Which column names the areas?`;
  return {
    ...candidate,
    proposed: {
      ...proposed,
      columns: proposed.columns.map((own) =>
        own.startsWith('area:') ? `${line}  # not ${area.header}: is it an address?` : own,
      ),
      mapped: new Map([...proposed.mapped].map(([name, column]) => [name, name === 'area' ? null : column])),
      decide: [...proposed.decide, doubt],
    },
  };
}

/** Reads all sources as they are proposed, into a warehouse that is thrown away. */
async function tryAll(
  candidates: readonly Candidate[],
  { folder, id, timezone, scratch }: MakeRequest & { readonly scratch: string },
): Promise<readonly TriedCandidate[]> {
  const sources = resolveSources(candidates, { id, timezone });
  const warehouse = await openWarehouse({
    address: ':memory:',
    project: folder,
    threads: null,
    memory: null,
    debug: () => undefined,
  });
  try {
    const tried: TriedCandidate[] = [];
    for (const candidate of candidates) {
      const source = sources.find((own) => own.id === candidate.id);
      if (!source) continue;
      await warehouse.begin();
      const found = await trySource(source, { warehouse, pipeline: id, zone: timezone, project: folder, scratch });
      await warehouse.commit();
      tried.push({ ...candidate, tried: found });
    }
    return tried;
  } finally {
    await warehouse.close();
  }
}

/** The sources as a pipeline would have them: proposed texts go through the same door as declared ones. */
function resolveSources(
  candidates: readonly Candidate[],
  { id, timezone }: Pick<MakeRequest, 'id' | 'timezone'>,
): readonly Source[] {
  const counted = candidates.filter(({ proposed }) => isCounted(proposed.kind.name));
  const text = pipelineText({
    id,
    title: id,
    timezone,
    grain: 'month',
    sources: candidates.map((candidate) => ({ candidate, key: candidate.key, codes: null })),
    areas: null,
    current: null,
    baseline: 0,
    metrics: counted.map((source) => ({ use: source.id, source: source.id, exposure: null })),
  });
  const metrics = counted.flatMap(({ id: own, proposed }) => {
    const said = metricText({ id: own, kind: proposed.kind.name, of: own, isRate: false, distinct: null });
    const { value } = parseDeclaration('metric', { path: `metrics/${own}.yaml`, text: said });
    return value ? [[own, value] as const] : [];
  });
  const reports = ['board', 'analyst'].flatMap((report) => {
    const said = `id: ${report}\ntitle: Report\naudience: board\nsections: [page-one]\n`;
    const { value } = parseDeclaration('report', { path: `reports/${report}.yaml`, text: said });
    return value ? [[report, value] as const] : [];
  });
  const parsed = parseDeclaration('pipeline', { path: `pipelines/${id}.yaml`, text });
  const library = { kinds, metrics: new Map(metrics), reports: new Map(reports), codeLists: new Map() };
  const { pipeline, problems } = resolvePipeline(parsed, library);
  if (!pipeline) throw new YardlineError(exitCodes.declaration, problems);
  return pipeline.sources;
}

/** The files of the project, and what is left to be said. */
function describe(sources: readonly TriedCandidate[], { id, timezone }: MakeRequest): Made {
  const counted = sources.filter(({ proposed }) => isCounted(proposed.kind.name));
  const { grain, current, baseline, areasOf, universe, rated } = settle(sources, counted);
  const people = sources.find(({ proposed }) => proposed.kind.name === 'populations')?.id ?? null;
  const files = new Map<string, string>();
  const named = sources.map((source) => ({ source, ...identityOf(source), codes: codesOf(source) }));
  for (const { source, codes } of named) if (codes) files.set(codes.path, codeListText(source.tried.codes));
  if (areasOf) files.set('areas.csv', areasText(areasOf.tried.areas));
  const metrics = counted.map((source) => {
    const { kind } = source.proposed;
    const alone = counted.filter(({ proposed }) => proposed.kind.name === kind.name).length === 1;
    const use = source.id;
    const distinct = kind.name === 'responses' && source.proposed.mapped.get('id') ? 'id' : null;
    files.set(
      `metrics/${use}.yaml`,
      metricText({ id: use, kind: kind.name, of: alone ? null : source.id, isRate: rated.has(source.id), distinct }),
    );
    return { use, source: source.id, exposure: rated.has(source.id) ? people : null };
  });
  const title = titleFrom(id);
  const areas = areasOf || universe ? { file: areasOf ? 'areas.csv' : null, universe } : null;
  const pipeline = pipelineText({
    id,
    title,
    timezone,
    grain,
    sources: named.map(({ source, key, codes }) => ({ candidate: source, key, codes })),
    areas,
    current,
    baseline,
    metrics,
  });
  const decisions = [
    ...(areasOf
      ? [
          {
            about: 'areas.csv',
            text: 'where does the programme work, and since when? Write program as the role, with a site and a start; the others are compared with it.',
          },
        ]
      : []),
    ...named.flatMap(({ source, key }) => doubtsAbout(source, key.length > 0)),
    ...named.flatMap(({ codes }) =>
      codes
        ? [{ about: codes.path, text: 'every code is a category of its own. Put together those that belong together.' }]
        : [],
    ),
    {
      about: `metrics/${metrics[0]?.use ?? ''}.yaml`,
      text: 'what is to become better, and why should anybody care? yardline looks in metrics/ first, and then in the library that comes with it.',
    },
    {
      about: 'windows',
      text: `what are these figures to be compared with? A baseline has a reason, agreed before the results are known.${shortBaseline(grain, baseline)}`,
    },
    { about: 'timezone', text: `a day begins in ${timezone}. Is that where this is?` },
  ];
  files.set(`pipelines/${id}.yaml`, pipeline);
  files.set('NEXT-STEPS.md', nextSteps({ id, title, sources, decisions, metric: metrics[0]?.use ?? '' }));
  return { files, sources, decisions };
}

/** Without two years to compare with, a first report may judge no change: better said before it is read. */
const shortBaseline = (grain: Grain, baseline: number): string =>
  grain === 'year' || (grain === 'quarter' && baseline >= 8)
    ? ''
    : ' The files hold less than two years before the last period, which may be too few to judge any change: ask for earlier years.';

const identityOf = ({ key, tried }: TriedCandidate): { readonly key: readonly string[] } => ({
  key: tried.repeated === 0 ? key : [],
});

function codesOf({ id, proposed, tried }: TriedCandidate): { readonly column: string; readonly path: string } | null {
  const column = proposed.kind.columns.find(({ codesInto }) => codesInto !== undefined)?.name;
  if (column === undefined || !proposed.mapped.get(column)) return null;
  return tried.codes.length === 0 || tried.codes.length > mostCodes ? null : { column, path: `codes/${id}.csv` };
}
