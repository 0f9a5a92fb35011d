import { describe, expect, it } from 'vitest';
import { charts } from '../../src/report/charts/index.ts';
import { fittingLines, hatching, mapLayout } from '../../src/report/charts/map-layout.ts';
import { mapCaption } from '../../src/report/map-caption.ts';
import { arrowOf, mapClassOf, wayOf } from '../../src/report/map-class.ts';
import { drawSvg } from '../../src/report/svg.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { mapFindings, neutralMap, outlines } from './fixture-map.ts';

const draw = async (findings: readonly Finding[]): Promise<string> => {
  const input = { findings, events: [], calendar: { fiscalYearStarts: 1 }, outlines, words: english };
  const labels = { id: 'c1', title: 'T', description: 'D' };
  const both = (['wide', 'narrow'] as const).map((format) => drawSvg(charts.map({ ...input, format }), labels));
  return (await Promise.all(both)).join('\n');
};

describe('the map of areas', () => {
  it.each([
    ['every state', mapFindings],
    ['a number that is neither good nor bad', neutralMap],
    ['one area alone', mapFindings.slice(0, 1)],
  ])('draws without a warning: %s', async (_, findings) => {
    expect(await draw(findings)).not.toMatch(/NaN|undefined|Infinity| style=|fill="#|stroke="#/);
  });

  it('shows verdicts, which way others lean, and why there is no number', () => {
    expect(mapFindings.map(mapClassOf)).toEqual([
      'better',
      'lean-better',
      'lean-worse',
      'worse',
      'unjudged',
      'lean',
      'hidden',
      'unjudged',
      'none',
      'lean-better',
    ]);
    expect(neutralMap.map(mapClassOf).slice(0, 4)).toEqual(['changed', 'lean', 'lean', 'changed']);
    expect(mapFindings.map(wayOf).slice(0, 7)).toEqual(['down', 'down', 'up', 'up', 'up', null, null]);
  });

  it('says in how many areas the change is beyond chance, and which have no place on it', () => {
    const caption = mapCaption(mapFindings, outlines, english);
    expect(caption?.title).toBe('Of 9 areas 1 clearly better and 1 clearly worse; in the others it may be chance.');
    expect(caption?.plotted).toContain('Not on the map: Nowhere.');
    expect(mapCaption(neutralMap, outlines, english)?.title).toBe(
      '2 of 9 areas clearly changed; in the others it may be chance.',
    );
    expect(mapCaption(mapFindings.slice(4, 9), outlines, english)?.title).toBe(
      'In none of 5 areas is the change beyond chance; in 4 it cannot be told.',
    );
  });

  it('is not drawn of one or two areas, of none with a change, or without outlines', () => {
    expect(mapCaption(mapFindings, [], english)).toBeNull();
    expect(mapCaption(mapFindings.slice(0, 2), outlines, english)).toBeNull();
    expect(mapCaption(mapFindings.slice(6, 9), outlines, english)).toBeNull();
    const unjudged = mapFindings.slice(0, 5).map((finding): Finding => ({ ...finding, movement: 'too-few' }));
    expect(mapCaption(unjudged, outlines, english)).toBeNull();
    expect(mapCaption([], outlines, english)).toBeNull();
  });
});

describe('arrows', () => {
  it('are full where a change is clear, hollow where it may be chance, and none where nothing can be told', () => {
    for (const finding of mapFindings) {
      const [as, way, arrow] = [mapClassOf(finding), wayOf(finding), arrowOf(finding)];
      const isClear = ['better', 'worse', 'changed'].includes(as);
      const leans = ['lean-better', 'lean-worse'].includes(as);
      const [up, down] = isClear ? ['▲', '▼'] : ['△', '▽'];
      expect(arrow, finding.area).toBe(way === null || !(isClear || leans) ? null : way === 'up' ? up : down);
    }
    expect(new Set(mapFindings.map(arrowOf)).size).toBeGreaterThan(2);
  });
});

describe('areas in pixels', () => {
  const inside = (
    [x, y]: readonly [number, number],
    rings: readonly (readonly (readonly [number, number])[])[],
  ): boolean => {
    let odd = false;
    for (const ring of rings)
      for (const [at, [x1, y1]] of ring.entries()) {
        const [x2, y2] = ring[at + 1] ?? [x1, y1];
        if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
      }
    return odd;
  };

  it('fit the page, and labels and hatching lie inside, around holes and in each part', () => {
    for (const format of ['wide', 'narrow'] as const) {
      const { width, height, shapes } = mapLayout(outlines, format);
      expect(shapes.map(({ area }) => area)).toEqual(outlines.map(({ area }) => area));
      for (const { area, polygons, label } of shapes) {
        const rings = polygons.flat();
        for (const [x, y] of rings.flat()) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
        expect(inside(label.at, rings), area).toBe(true);
        const lines = hatching(polygons, 7);
        expect(lines.length, area).toBeGreaterThan(2);
        for (const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] of lines)
          if (Math.hypot(x2 - x1, y2 - y1) > 2) expect(inside([(x1 + x2) / 2, (y1 + y2) / 2], rings), area).toBe(true);
      }
    }
  });

  it('carry a name where it fits, in one line or two', () => {
    const label = (room: number) => ({ at: [0, 0] as const, room });
    expect(fittingLines('Dory Town', label(90), 10.5)).toEqual(['Dory Town']);
    expect(fittingLines('Fennimore Flats', label(70), 10.5)).toEqual(['Fennimore', 'Flats']);
    expect(fittingLines('Fennimore Flats', label(40), 10.5)).toEqual([]);
    expect(fittingLines('Fennimore', label(40), 10.5)).toEqual([]);
  });
});
