import { cellState, type DesignPanel, type DesignPeriod } from './design.ts';

const monthsPerQuarter = 3;

/**
 * A panel of months by quarters; any other panel as it is.
 *
 * A quarter counts where all its months do. One in which an area began counts as treated, as the period of a launch does.
 */
export function byQuarters(panel: DesignPanel): DesignPanel {
  if (panel.grain !== 'month') return panel;
  const first = panel.periods.findIndex(({ season }) => season % monthsPerQuarter === 0);
  if (first < 0) return panel;
  const quarters = Math.floor((panel.periods.length - first) / monthsPerQuarter);
  const size = panel.areas.length * quarters;
  const [events, exposure, state] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)];
  for (let at = 0; at < size; at += 1) {
    const [row, quarter] = [Math.floor(at / quarters), at % quarters];
    const from = row * panel.periods.length + first + quarter * monthsPerQuarter;
    const states = panel.state.subarray(from, from + monthsPerQuarter);
    if (states.includes(cellState.leftOut)) {
      state[at] = cellState.leftOut;
      continue;
    }
    state[at] = states.includes(cellState.treated) ? cellState.treated : cellState.untreated;
    for (let month = from; month < from + monthsPerQuarter; month += 1) {
      events[at] = (events[at] ?? 0) + (panel.events[month] ?? 0);
      exposure[at] = (exposure[at] ?? 0) + (panel.exposure[month] ?? 0);
    }
  }
  const periods = Array.from({ length: quarters }, (_, quarter): DesignPeriod => {
    const months = panel.periods.slice(first + quarter * monthsPerQuarter, first + (quarter + 1) * monthsPerQuarter);
    const [from, to] = [months[0], months.at(-1)];
    return {
      label: `${from?.label ?? ''} to ${to?.label ?? ''}`,
      from: from?.from ?? '',
      to: to?.to ?? '',
      season: Math.floor((from?.season ?? 0) / monthsPerQuarter),
      seasons: 4,
    };
  });
  const quarterOf = (month: number): number => Math.max(0, Math.floor((month - first) / monthsPerQuarter));
  const areas = panel.areas.map((area) => (area.launch === null ? area : { ...area, launch: quarterOf(area.launch) }));
  return { grain: 'quarter', areas, periods, events, exposure, state };
}
