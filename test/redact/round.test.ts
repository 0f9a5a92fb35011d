import { describe, expect, it } from 'vitest';
import { coarse, nearest } from '../../src/redact/coarse.ts';
import { redact } from '../../src/redact/index.ts';
import type { Finding } from '../../src/spec/index.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './attack/coalition.ts';

const town: Coalition = {
  areas: [
    { area: 'North', role: 'program' },
    { area: 'South', role: 'program' },
    { area: 'East', role: 'comparison' },
  ],
  quarters: quartersFrom(2021, 8),
  events: [
    [6, 7, 8, 7, 0, 13, 11, 12],
    [9, 8, 7, 9, 8, 9, 8, 7],
    [9, 11, 9, 13, 9, 14, 9, 9],
  ],
};

function shown(base: number | null, coalition = town): readonly Finding[] {
  const whole = findingsAt(coalition, 7);
  const publication = publicationOf(whole, coalition, 5);
  const { methods } = publication;
  return redact({ ...publication, methods: { ...methods, privacy: { ...methods.privacy, round: base } } }).findings
    .findings;
}
const eventsOf = ({ series }: Finding): readonly (number | null)[] => series.map(({ events }) => events);
const finding = (base: number | null, area: string, coalition = town): Finding => {
  const found = shown(base, coalition).find((one) => one.area === area);
  if (!found) throw new Error(`no finding of ${area}`);
  return found;
};

describe('rounding', () => {
  it('puts every count to the nearest multiple, each total by itself, and leaves none at all', () => {
    expect(eventsOf(finding(5, 'North'))).toEqual([5, 5, 10, 5, 0, 15, 10, 10]);
    expect(eventsOf(finding(5, '*'))).toEqual([15, 15, 15, 15, 10, 20, 20, 20]);
    expect(eventsOf(finding(3, 'North'))).toEqual([6, 6, 9, 6, 0, 12, 12, 12]);
    expect(finding(10, '*').now).toMatchObject({ events: 70, n: 70, value: 70 });
  });

  it('gives ranges of rounded counts: those of exact ones would tell which they were', () => {
    const ranges = [13, 14, 16, 17].map((count) => {
      const events = town.events.with(2, [9, 11, 9, 13, 9, count, 9, 9]);
      const { value, low, high } = finding(5, 'East', { ...town, events }).series[5] ?? {};
      return [value, low, high];
    });
    expect(new Set(ranges.map((range) => JSON.stringify(range))).size).toBe(1);
    expect(ranges[0]).toEqual([15, expect.closeTo(8.395, 2), expect.closeTo(24.74, 2)]);
  });

  it('keeps the verdict of the exact numbers, and says so', () => {
    const [exact, rounded] = [finding(null, '*'), finding(5, '*')];
    expect(rounded.movement).toBe(exact.movement);
    expect(rounded.rounded).toBe(5);
    expect(rounded.caveats.map(({ text }) => text)).toContain(
      'Counts are to the nearest 5, and a total need not be the sum of its parts; the verdict is of the exact numbers.',
    );
    expect(rounded.sentence.params.events).toBe(nearest(Number(exact.sentence.params.events), 5));
    expect(rounded.ladder.hash).toBe('');
  });

  it('leaves everything as it is where it is not declared', () => {
    for (const one of shown(null)) expect(one).not.toHaveProperty('rounded');
  });

  it('never rounds a range across no change, nor a range inward', () => {
    const range = coarse({ estimate: 0.9871, low: 0.9734, high: 0.9996, p: 0.0412, level: 0.9532 }, 5);
    expect(range).toEqual({ estimate: 0.99, low: 0.97, high: 0.99, p: 0.042, level: 0.9532 });
    expect(coarse({ low: 1.004, high: 1.256 }, 5)).toEqual({ low: 1.01, high: 1.3 });
  });
});
