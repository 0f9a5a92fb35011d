import { describe, expect, it } from 'vitest';
import { isFailure } from './judge.ts';
import { runCell } from './run-cell.ts';
import { designCells, measureCells, movementCells, reportCells } from './table-cells.ts';

/**
 * A few seconds' worth of the large table: enough to see a method that claims too much, not one that is a little off.
 * One that covers too much claims too little: the large table shows it as failing, and does not stop the tests.
 */
const quick = 150;
/** A whole report takes a tenth of a second. */
const quickReports = 40;
const few = designCells.filter(({ about }) => Number(about[0]) <= 30).slice(0, 12);
const cells = [...few, ...movementCells.slice(0, 1), ...measureCells.slice(0, 2), ...reportCells.slice(0, 3)];

describe('calibration, a small part of the table', () => {
  it.each(cells.map((cell) => [cell.id, cell] as const))('%s', (_, cell) => {
    const { judgement, none } = runCell(
      { ...cell, planted: cell.planted.slice(0, 1) },
      { draws: reportCells.includes(cell) ? quickReports : quick, seed: 7 },
    );
    expect({ judgement, alarms: none.alarms?.share }).toSatisfy(
      (made: { judgement: typeof judgement }) => !isFailure(made.judgement) || made.judgement === 'covers too much',
    );
  });
});
