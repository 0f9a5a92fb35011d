import { describe, expect, it } from 'vitest';
import { estimateEffect } from '../../../src/estimate/designs/index.ts';
import { coarse } from '../../../src/redact/coarse.ts';
import { redact } from '../../../src/redact/index.ts';
import type { DesignId, Finding } from '../../../src/spec/index.ts';
import { panelFrom, terms } from '../../estimate/designs/panels.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './coalition.ts';

/**
 * An adversary who knows the estimators: of two periods of an area that are hidden beside their sum, every way to share the sum
 * out is tried, and the effect estimated anew. Which of them give the numbers that are told?
 */
const minimum = 5;
const [quarters, launch] = [16, 12];
type Effect = Finding['effect'];

/** Three areas with the programme and three without, of 6 to 14 records a quarter, but for what is planted. */
function townOf(planted: (area: number, quarter: number) => number | null): Coalition {
  let seed = 7;
  const drawn = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return 6 + (seed % 9);
  };
  const areas = ['P0', 'P1', 'P2', 'C0', 'C1', 'C2'].map((area, at) => ({
    area,
    role: at < 3 ? ('program' as const) : ('comparison' as const),
  }));
  const events = areas.map((_, area) => Array.from({ length: quarters }, (__, at) => planted(area, at) ?? drawn()));
  return { areas, quarters: quartersFrom(2010, quarters), events };
}

function effectOf({ areas, events }: Coalition, named: DesignId): Effect {
  const rows = new Map(areas.map(({ area }, row) => [area, events[row]]));
  const membersOf = (role: string) => areas.flatMap((own) => (own.role === role ? [own.area] : []));
  const panel = panelFrom({
    periods: quarters,
    program: Object.fromEntries(membersOf('program').map((area) => [area, launch])),
    comparison: membersOf('comparison'),
    events: (area, period) => rows.get(area)?.[period] ?? 0,
  });
  const draft = estimateEffect({ panel, leftOut: [], terms: { ...terms(), named } });
  if (draft.status === 'withheld') throw new Error(draft.reason);
  return draft.finish({ q: draft.p, level: 0.95 });
}

function toldOf(town: Coalition, effect: Effect): Effect {
  const ladder = { chosen: null, refused: [], hash: '' };
  const findings = findingsAt(town, quarters - 1).map((finding) =>
    finding.area === '*' ? { ...finding, effect, launches: [], ladder } : { ...finding, ladder },
  );
  const shown = redact(publicationOf(findings, town, minimum)).findings.findings;
  return shown.find(({ area }) => area === '*')?.effect ?? effect;
}

/** Numbers that stand by themselves, by their paths; of other choices by what was chosen. */
function numbersIn(value: unknown, path = ''): readonly (readonly [string, number])[] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, own]) => {
    const { kind = '', choice = name } = (own ?? {}) as Readonly<Record<string, string>>;
    return numbersIn(own, `${path}.${kind}${choice}`);
  });
}

/** Whether an effect would be told so, with all digits or two. */
function isToldSo(told: Effect, effect: Effect): boolean {
  const own = new Map(numbersIn(effect));
  const rough = new Map(numbersIn(coarse(effect, 1)));
  const isNear = (a: number, b = Number.NaN): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  return numbersIn(told).every(([path, number]) => isNear(number, own.get(path)) || isNear(number, rough.get(path)));
}

/** What a hidden period may be, as far as the effect tells: the other period has the rest. */
function possible(
  town: Coalition,
  { area, hidden, beside, design }: { area: number; hidden: number; beside: number; design: DesignId },
): readonly number[] {
  const told = toldOf(town, effectOf(town, design));
  const row = town.events[area] ?? [];
  const sum = (row[hidden] ?? 0) + (row[beside] ?? 0);
  return [...Array(sum + 1).keys()].filter((count) => {
    const events = town.events.map((own, at) =>
      at === area ? own.map((n, q) => (q === hidden ? count : q === beside ? sum - count : n)) : own,
    );
    return told.status === 'withheld' || isToldSo(told, effectOf({ ...town, events }, design));
  });
}

/** All areas of a role have next to nothing in a quarter: it is hidden of them together, and another beside it. */
const fewTogether =
  (first: number, quarter: number, count: number) =>
  (area: number, at: number): number | null =>
    at === quarter && area >= first && area < first + 3 ? (area === first ? count : 0) : null;

describe('an effect estimated anew with all that a hidden count may be', () => {
  it.each([
    ['of all with the programme, before the launch', 0, 2, 3, 'difference-in-differences'],
    ['of all with the programme, before the launch', 0, 9, 6, 'difference-in-differences'],
    ['of all comparison areas, before the launch', 3, 4, 10, 'difference-in-differences'],
    ['of all with the programme, since the launch', 0, 14, 13, 'interrupted-series'],
    ['of all comparison areas, since the launch', 3, 14, 13, 'interrupted-series'],
  ] as const)('leaves it open: %s', (_, area, hidden, beside, design) => {
    const town = townOf(fewTogether(area, hidden, 3));
    const may = possible(town, { area, hidden, beside, design });
    expect(may).toContain(1);
    expect(may.some((count) => count >= minimum)).toBe(true);
  });

  it('leaves it open where a single area hides it', () => {
    const town = townOf((area, at) => (area === 4 && at === 9 ? 2 : null));
    for (const design of ['difference-in-differences', 'interrupted-series'] as const) {
      const may = possible(town, { area: 4, hidden: 9, beside: 6, design });
      expect(may.some((count) => count >= minimum)).toBe(true);
    }
  });
});
