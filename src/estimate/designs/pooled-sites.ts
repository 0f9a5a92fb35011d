import { cellAt, cellState, type DesignPanel } from './design.ts';
import { withAreas } from './panel-edits.ts';
import { rowsOf } from './pre-launch.ts';

/**
 * Programme areas that had no events before their launch, pooled with the areas of their site that began with them.
 *
 * Nothing can be expected of such an area by itself; leaving it out would favour the programme, since events that it has
 * afterwards would not count. Where its site has no other area, it stays as it is.
 */
export function pooledSites(panel: DesignPanel): DesignPanel {
  const rows = rowsOf(panel, 'program');
  const silent = new Set(rows.filter((row) => isSilentBefore(panel, row)));
  if (silent.size === 0) return panel;
  const pools = new Map<number, number[]>();
  for (const row of silent) {
    const partner = rows.find((other) => !silent.has(other) && belongTogether(panel, row, other));
    if (partner !== undefined) pools.set(partner, [...(pools.get(partner) ?? []), row]);
  }
  const gone = new Set([...pools.values()].flat());
  const [events, exposure, state] = [panel.events.slice(), panel.exposure.slice(), panel.state.slice()];
  for (const [partner, members] of pools) {
    for (const member of members) {
      for (let column = 0; column < panel.periods.length; column += 1) {
        const [to, from] = [cellAt(panel, partner, column), cellAt(panel, member, column)];
        const isOut = state[to] === cellState.leftOut || panel.state[from] === cellState.leftOut;
        events[to] = isOut ? 0 : (events[to] ?? 0) + (panel.events[from] ?? 0);
        exposure[to] = isOut ? 0 : (exposure[to] ?? 0) + (panel.exposure[from] ?? 0);
        if (isOut) state[to] = cellState.leftOut;
      }
    }
  }
  return withAreas({ ...panel, events, exposure, state }, (_, row) => !gone.has(row));
}

function isSilentBefore(panel: DesignPanel, row: number): boolean {
  for (let column = 0; column < panel.periods.length; column += 1) {
    const at = cellAt(panel, row, column);
    if (panel.state[at] === cellState.untreated && (panel.events[at] ?? 0) > 0) return false;
  }
  return true;
}

function belongTogether({ areas }: DesignPanel, a: number, b: number): boolean {
  return areas[a]?.site === areas[b]?.site && areas[a]?.launch === areas[b]?.launch;
}
