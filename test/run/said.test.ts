import { describe, expect, it } from 'vitest';
import type { Project } from '../../src/acquire/index.ts';
import { saidOf } from '../../src/run/said.ts';
import type { Findings } from '../../src/spec/index.ts';
import type { RunRecord } from '../../src/store/index.ts';

type Narrative = Project['narratives'][number];
type Board = NonNullable<Findings['board']>;

const reply = { metric: 'shootings', from: 'Police', on: '2024-06-01', text: 'We moved two patrols.' };
const correction = { on: '2024-06-02', what: 'Two were counted twice.', metrics: [] };
const narrative = (period: string, said: Partial<Narrative>): Narrative => ({
  path: `narrative/town/${period}.md`,
  sha256: period,
  period,
  said: { sentence: null, signed: null, sections: [] },
  replies: [],
  corrections: [],
  ...said,
});
const project = (...narratives: readonly Narrative[]): Project =>
  ({
    pipeline: { id: 'town', calendar: { grain: 'quarter', timezone: 'UTC', fiscalYearStarts: 1 } },
    files: [],
    narratives,
    actions: null,
  }) as unknown as Project;

/** A report as it was published, with what it told. */
const published = (period: string, told: Partial<Board> = {}): RunRecord => ({
  id: period,
  pipeline: 'town',
  period,
  state: 'published',
  findings: JSON.stringify({ run: { asOf: period }, board: { replies: [], corrections: [], ...told } }),
  madeFrom: null,
  panel: [],
});
const next = '2024-09-30';

describe('what is said of an earlier report after it was published', () => {
  const wrong = narrative('2024-Q1', { replies: [reply], corrections: [correction] });

  it('is told by the next report, which rests on the file that says it', () => {
    const { board, declarations } = saidOf(project(wrong), next, [published('2024-Q1')]);
    expect(board?.replies).toEqual([{ ...reply, report: '2024-Q1' }]);
    expect(board?.corrections).toEqual([{ ...correction, report: '2024-Q1' }]);
    expect(declarations).toEqual([{ path: wrong.path, sha256: wrong.sha256 }]);
  });

  it('is told once, whichever report told it, and however many came since', () => {
    const teller = published('2024-Q2', {
      replies: [{ ...reply, report: '2024-Q1' }],
      corrections: [{ ...correction, report: '2024-Q1' }],
    });
    const told = [published('2024-Q1'), teller];
    expect(saidOf(project(wrong), next, told)).toEqual({ board: null, declarations: [] });
    const later = saidOf(project(wrong), '2025-03-31', [...told, published('2024-Q3'), published('2024-Q4')]);
    expect(later.board).toBeNull();
  });

  it('is a correction also where the report itself has its notice, and no reply that stands there', () => {
    const own = published('2024-Q1', {
      replies: [reply],
      corrections: [{ ...correction, report: '2024-Q1' }],
    });
    const { board } = saidOf(project(wrong), next, [own]);
    expect([board?.replies, board?.corrections]).toEqual([[], [{ ...correction, report: '2024-Q1' }]]);
  });

  it('is no reply to a report that is not remembered, nor to one that is still to come', () => {
    const later = narrative('2024-Q4', { replies: [reply], corrections: [correction] });
    const { board } = saidOf(project(narrative('2023-Q4', { replies: [reply] }), later), next, [published('2024-Q1')]);
    expect(board).toBeNull();
    expect(saidOf(project(wrong), next, []).board).toBeNull();
  });
});
