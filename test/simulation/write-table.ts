import { writeFileSync } from 'node:fs';
import { isFailure, type Judgement } from './judge.ts';
import { type CellResult, runCell } from './run-cell.ts';
import {
  designCells,
  designTableColumns,
  measureCells,
  movementCells,
  movementColumns,
  placeboCells,
  reportCells,
  reportColumns,
  shareCells,
} from './table-cells.ts';
import type { Cell, Rate, Tally } from './tally.ts';

/** Writes docs/calibration.md: `npm run simulate`, or with fewer draws `npm run simulate --draws=300`. */
const seed = 20_264;
/** Of what fails it is asked twice more whether that was chance: with so many times the draws, and others. */
const again = { times: 4, seeds: [20_263, 31_337] } as const;
const draws = Number(process.env['npm_config_draws'] ?? 2000);

const percent = (rate: Rate | null): string =>
  rate === null
    ? '–'
    : `${(100 * rate.share).toFixed(1)} (${(100 * rate.low).toFixed(1)}–${(100 * rate.high).toFixed(1)})`;
const given = ({ draws: all, refused, withheld, reason }: Tally): string =>
  refused + withheld === 0 ? '100' : `${((100 * (all - refused - withheld)) / all).toFixed(0)} (${reason})`;

function line({ cell, none, planted, judgement }: CellResult): string {
  const covered = planted.map(({ effect, tally }) => `${sizeOf(effect)}${percent(tally.covered)}`).join(', ');
  return `| ${[cell.id.split(' ')[0], ...cell.about, given(none), percent(none.alarms), covered || '–', verdictOf(judgement)].join(' | ')} |`;
}
const verdictOf = (judgement: Judgement): string => (isFailure(judgement) ? `FAIL: ${judgement}` : judgement);
const sizeOf = (effect: number): string => (effect === 0.8 ? '' : `−${((1 - effect) * 100).toFixed(0)} %: `);

interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly cells: readonly Cell[];
}
const designs: readonly Table[] = [
  { title: 'Designs at their default', columns: designTableColumns, cells: designCells },
  { title: 'Designs on shares (−20 % are six points fewer)', columns: ['what'], cells: shareCells },
  { title: 'A launch pretended eight periods early', columns: designTableColumns, cells: placeboCells },
  { title: 'Movement against the baseline', columns: movementColumns, cells: movementCells },
  { title: 'Measures and families', columns: ['what'], cells: measureCells },
];
const reports: readonly Table[] = [
  { title: 'Any verdict among the headline numbers of a family', columns: reportColumns, cells: reportCells },
];

const wanted = process.env['npm_config_table'] ?? 'designs';
const isReports = wanted === 'reports';
const tables = isReports ? reports : designs;
const all = tables.reduce((sum, { cells }) => sum + cells.length, 0);
const path = isReports ? 'docs/calibration-reports.md' : 'docs/calibration.md';

/** How many cells fail, as it is. */
function told(done: ReadonlyMap<Cell, string>): string {
  const failing = [...done.values()].filter((text) => text.includes('| FAIL: ')).length;
  return failing === 0 ? `None of the ${done.size} cells fails.` : `Cells that fail: ${failing} of ${done.size}.`;
}

/** A cell that failed, drawn again: what is chance goes, what is not stays. */
const retold = (cell: Cell): readonly string[] =>
  again.seeds.map((other) => {
    const { none, planted, judgement } = runCell(cell, { draws: draws * again.times, seed: other });
    const covered = planted.map(({ effect, tally }) => `coverage ${sizeOf(effect)}${percent(tally.covered)}`);
    const found = [`false alarms ${percent(none.alarms)}`, ...covered].join(', ');
    return `- ${cell.id}, with ${draws * again.times} draws of seed ${other}: ${found}; ${verdictOf(judgement)}.`;
  });

/** What is known so far: a run of an hour that is stopped leaves the cells that it finished. */
function textOf(done: ReadonlyMap<Cell, string>, retried: readonly string[]): string {
  const known = done.size < all ? [`Unfinished: ${done.size} of ${all} cells.`, ''] : [];
  return [
    isReports ? '# Calibration of whole reports' : '# Calibration',
    '',
    ...known,
    'How often each method raises a false alarm where nothing was planted, and how often its interval holds what was. Written by',
    `\`npm run simulate${isReports ? ' --table=reports' : ''}\` (seed ${seed}, ${draws} draws for each cell and effect); the same seed gives the same table.`,
    'Counts are negative binomial around level × season × trend × shocks that last (AR(1) on the log scale). In brackets: exact',
    '95 % bounds of what so many draws can tell. A cell fails when the lower bound of its false alarms is above 5.5 %, or the upper',
    'bound of its coverage below 93 %; methods that are not exact must not cover in more than 97.5 % either. Where fewer than',
    'a hundred draws are given an estimate, the method refuses: that is its answer there. One that covers too much is wider than it',
    'need be, and claims too little: it is not refused for that.',
    '',
    isReports
      ? 'Methods by themselves: [calibration.md](calibration.md).'
      : 'Whole reports: [calibration-reports.md](calibration-reports.md).',
    '',
    told(done),
    '',
    ...(retried.length > 0 ? ['Drawn again:', '', ...retried, ''] : []),
    ...tables.flatMap(({ title, columns, cells }) => {
      const heads = ['method', ...columns, 'estimates given, %', 'false alarms, %', 'coverage of −20 %, %', 'verdict'];
      const lines = cells.flatMap((cell) => done.get(cell) ?? []);
      return lines.length === 0
        ? []
        : [`## ${title}`, '', `| ${heads.join(' | ')} |`, `|${heads.map(() => '---').join('|')}|`, ...lines, ''];
    }),
  ].join('\n');
}

const done = new Map<Cell, string>();
const retried: string[] = [];
for (const cell of tables.flatMap(({ cells }) => cells)) {
  const result = runCell(cell, { draws, seed });
  done.set(cell, line(result));
  if (isFailure(result.judgement)) retried.push(...retold(cell));
  console.error(`${isFailure(result.judgement) ? 'FAILS' : 'ok'} ${line(result)}`);
  writeFileSync(path, `${textOf(done, retried).trimEnd()}\n`);
}
