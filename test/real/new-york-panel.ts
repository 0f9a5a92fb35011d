import { crosstab } from '../../src/crosstab/index.ts';
import { areaMonths } from '../../src/estimate/designs/area-months.ts';
import { countPanelOf } from '../../src/estimate/designs/count-panel-of.ts';
import { panelOf } from '../../src/estimate/designs/panel-of.ts';
import { balancedPanel, type CountPanel, NEVER, type OutcomePanel } from '../../src/stats/index.ts';
import { conformReal } from './conform-real.ts';

/** The months of New York's precincts as the program's own designs see them: victims over person-days. */
export async function newYorkMonths(): Promise<CountPanel> {
  const run = await conformReal('crisis-management-new-york');
  const { pipeline, conformed, warehouse } = run;
  const panel = await crosstab(pipeline, conformed, { warehouse, grain: 'month' });
  await run.close();
  const [metric] = panel.metrics;
  const source = metric && areaMonths(metric, panel.areas);
  if (!source) throw new Error('the panel has no counts');
  const choices = { calendar: pipeline.calendar, through: '2022-12-31', phaseIn: 0, anticipation: 0, isLevel: false };
  return countPanelOf(panelOf(source, choices).panel).counts;
}

/** The same with months added up, the period of a launch being that which holds it. */
export function longer(panel: CountPanel, months: 3 | 12): CountPanel {
  const periods = Math.ceil(panel.periodNames.length / months);
  const cells = panel.areaNames.length * periods;
  const [events, exposure] = [new Float64Array(cells), new Float64Array(cells)];
  for (const [row, area] of panel.area.entries()) {
    const cell = area * periods + Math.floor((panel.period[row] ?? 0) / months);
    events[cell] = (events[cell] ?? 0) + (panel.events[row] ?? 0);
    exposure[cell] = (exposure[cell] ?? 0) + (panel.exposure[row] ?? 0);
  }
  const place = Int32Array.from({ length: cells }, (_, cell) => cell);
  return {
    areaNames: panel.areaNames,
    periodNames: Array.from({ length: periods }, (_, period) => panel.periodNames[period * months] ?? ''),
    area: place.map((cell) => Math.floor(cell / periods)),
    period: place.map((cell) => cell % periods),
    events,
    exposure,
    launch: panel.launch.map((launch) => (launch >= panel.periodNames.length ? NEVER : Math.floor(launch / months))),
    kept: new Uint8Array(cells).fill(1),
  };
}

/** Up to the end of a year, as the file would have been then. */
export function through(panel: CountPanel, year: number): CountPanel {
  const kept = panel.kept.map((one, row) =>
    Number(panel.periodNames[panel.period[row] ?? 0]?.slice(0, 4)) <= year ? one : 0,
  );
  return { ...panel, kept };
}

/** Rates per 100,000 residents a year, for designs on levels; without the precinct of Central Park. */
export function ratesOf(panel: CountPanel, perYear: number): OutcomePanel {
  const rows = [...panel.area.keys()].filter((row) => panel.areaNames[panel.area[row] ?? 0] !== '22');
  const pick = (column: Int32Array): number[] => rows.map((row) => column[row] ?? 0);
  const days = 365.25 / perYear;
  return balancedPanel({
    unit: pick(panel.area),
    time: pick(panel.period),
    group: rows.map((row) => {
      const launch = panel.launch[panel.area[row] ?? 0] ?? NEVER;
      return launch === NEVER ? Infinity : launch;
    }),
    outcome: rows.map((row) => (100_000 * days * (panel.events[row] ?? 0)) / (panel.exposure[row] ?? 1)),
  }).panel;
}
