import { expect, it } from 'vitest';
import { markup } from '../../src/report/page.ts';
import { drawingKey } from '../../src/report/view.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { processWords } from '../../src/words/index.ts';
import { findingsOf, publication } from './fixture.ts';
import { processOf } from './fixture-process.ts';
import { viewOf } from './fixture-view.ts';

const original = findingsOf();
const drawing = { wide: '', narrow: '', path: 'charts/process.vl.json' };

/** What stands above the rows behind the chart. */
function headOf(process: Finding['process']): string {
  const findings = original.findings.map((one) => (one.metric === 'shootings' ? { ...one, process } : one));
  const view = viewOf(publication({ findings: { ...original, findings } }), 'full');
  const html = markup({ ...view, drawings: new Map([[drawingKey('process', 'shootings'), drawing]]) });
  return html.split(`${processWords.heading}</h4>`)[1]?.split('<table')[1]?.split('<tbody>')[0] ?? '';
}

it('has columns for what moves and what is marked', () => {
  const { middle, marks } = processWords.columns;
  const whole = headOf(processOf());
  expect(whole).toContain(`>${middle}</th>`);
  expect(whole).toContain(`>${marks}</th>`);
  const calm = processOf().points.map((point) => ({ ...point, centre: 1550, excluded: false, signals: [] }));
  const plain = headOf(processOf({ points: calm }));
  expect(plain).toContain(`<caption>${middle}: `);
  expect(plain).not.toContain(`>${middle}</th>`);
  expect(plain).not.toContain(`>${marks}</th>`);
});
