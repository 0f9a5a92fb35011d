import type { LedgerLine } from '../../spec/index.ts';
import type { RunRecord, SourceState } from '../warehouse.ts';
import { type Ask, listOf } from './connection.ts';

/** The documented tables beside the facts: what was loaded, and which runs there were. */
const tables = [
  'CREATE SCHEMA IF NOT EXISTS yardline',
  'CREATE TABLE IF NOT EXISTS yardline.meta (name VARCHAR PRIMARY KEY, value VARCHAR)',
  `INSERT INTO yardline.meta VALUES ('schema', '1') ON CONFLICT DO NOTHING`,
  `CREATE TABLE IF NOT EXISTS yardline.sources (pipeline VARCHAR, source VARCHAR, plan_hash VARCHAR, files JSON, ledger JSON, PRIMARY KEY (pipeline, source))`,
  `CREATE TABLE IF NOT EXISTS yardline.runs (place BIGINT, id VARCHAR, pipeline VARCHAR, period VARCHAR, state VARCHAR, findings JSON, PRIMARY KEY (pipeline, period, id))`,
  'ALTER TABLE yardline.runs ADD COLUMN IF NOT EXISTS made_from VARCHAR',
  'ALTER TABLE yardline.runs ADD COLUMN IF NOT EXISTS publication VARCHAR',
  'ALTER TABLE yardline.runs ADD COLUMN IF NOT EXISTS panel VARCHAR[]',
];

export async function createMemory(ask: Ask): Promise<void> {
  for (const statement of tables) await ask(statement);
}

export async function sourceState(ask: Ask, pipeline: string, source: string): Promise<SourceState | null> {
  const [row] = await ask(
    'SELECT plan_hash, files::VARCHAR, ledger::VARCHAR FROM yardline.sources WHERE pipeline = $1 AND source = $2',
    [pipeline, source],
  );
  if (!row) return null;
  const [planHash, files, ledger] = row.map(String);
  return {
    planHash: planHash ?? '',
    files: JSON.parse(files ?? '[]') as SourceState['files'],
    ledger: JSON.parse(ledger ?? '[]') as LedgerLine[],
  };
}

export async function saveSourceState(
  ask: Ask,
  { pipeline, source, state }: { pipeline: string; source: string; state: SourceState },
): Promise<void> {
  await ask(
    'INSERT OR REPLACE INTO yardline.sources (pipeline, source, plan_hash, files, ledger) VALUES ($1, $2, $3, $4, $5)',
    [pipeline, source, state.planHash, JSON.stringify(state.files), JSON.stringify(state.ledger)],
  );
}

export async function runs(ask: Ask, pipeline: string): Promise<readonly RunRecord[]> {
  const found = await ask(
    'SELECT id, period, state, findings::VARCHAR, made_from, publication, panel FROM yardline.runs WHERE pipeline = $1 ORDER BY place',
    [pipeline],
  );
  return found.map(([id, period, state, findings, madeFrom, publication, panel]) => ({
    id: String(id),
    pipeline,
    period: String(period),
    state: state as RunRecord['state'],
    findings: String(findings),
    madeFrom: typeof madeFrom === 'string' ? madeFrom : null,
    publication: typeof publication === 'string' ? publication : null,
    panel: panel === undefined ? [] : listOf(panel).map(String),
  }));
}

export async function saveRun(ask: Ask, run: RunRecord): Promise<void> {
  await ask(
    `INSERT OR REPLACE INTO yardline.runs (place, id, pipeline, period, state, findings, made_from, publication, panel) SELECT coalesce((SELECT place FROM yardline.runs WHERE id = $1 AND pipeline = $2 AND period = $3), (SELECT coalesce(max(place), 0) + 1 FROM yardline.runs)), $1, $2, $3, $4, $5, nullif($6, ''), nullif($7, ''), CAST(CAST($8 AS JSON) AS VARCHAR[])`,
    [
      run.id,
      run.pipeline,
      run.period,
      run.state,
      run.findings,
      run.madeFrom ?? '',
      run.publication ?? '',
      JSON.stringify(run.panel),
    ],
  );
}
