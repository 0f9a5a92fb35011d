import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { charts } from '../../src/report/charts/index.ts';
import { drawer } from '../../src/report/svg.ts';
import { cleanSvg } from '../../src/report/svg-clean.ts';
import { formOf } from '../../src/report/svg-form.ts';
import { specimenCases } from './specimen-cases.ts';

/** Every chart in every state, in both widths. */
const specs = specimenCases().flatMap(({ chart, state, input }) =>
  (['wide', 'narrow'] as const).map((format) => ({
    name: `${chart}: ${state}, ${format}`,
    spec: charts[chart]({ ...input, format }),
  })),
);
const labels = { id: 'c1', title: 'T', description: 'D' };

/** As Vega-Lite and Vega draw a whole specification that nothing was taken out of. */
async function drawnWhole(spec: TopLevelSpec): Promise<string> {
  const { spec: compiled } = compile({ ...spec, background: undefined } as unknown as TopLevelSpec);
  const runtime = parse({ ...compiled, background: undefined } as never, undefined, { ast: true } as never);
  const view = new View(runtime, { expr: expressionInterpreter, renderer: 'none' } as never);
  const svg = await view.toSVG();
  view.finalize();
  return cleanSvg(svg, labels);
}

describe('a form', () => {
  it('draws what the whole specification draws, whatever was drawn by it before', async () => {
    const draw = drawer();
    const different: string[] = [];
    for (const { name, spec } of specs) {
      const before = JSON.stringify(spec);
      if ((await draw(spec, labels)) !== (await drawnWhole(structuredClone(spec)))) different.push(name);
      expect(JSON.stringify(spec), name).toBe(before);
    }
    expect(different).toEqual([]);
    const again = drawer();
    const [first] = specs;
    if (first === undefined) throw new Error('no chart');
    for (const { spec } of specs.toReversed()) await again(spec, labels);
    expect(await again(first.spec, labels)).toBe(await drawnWhole(first.spec));
  }, 60_000);

  it('is shared by charts that differ in nothing but their numbers, size and words', () => {
    const spec = (top: number, words: string, width: number): TopLevelSpec =>
      ({
        width,
        height: 9,
        data: { values: [{ a: top }] },
        mark: { type: 'text', x: width },
        encoding: {
          y: {
            field: 'a',
            type: 'quantitative',
            scale: { domain: [0, top] },
            axis: { values: [top], labelExpr: `{"${top}":"${words}"}[datum.value]` },
          },
        },
      }) as unknown as TopLevelSpec;
    const [one, two] = [formOf(spec(5, 'five', 100)), formOf(spec(7, 'seven', 90))];
    expect(two.key).toBe(one.key);
    expect([...two.rows]).toEqual([['rows0', [{ a: 7 }]]]);
    expect(Object.fromEntries(two.signals)).toEqual({
      width: 90,
      height: 9,
      place0: 90,
      reach1: [0, 7],
      ticks2: [7],
      words3: { '7': 'seven' },
    });
    const other = { ...spec(5, 'five', 100), mark: { type: 'text', color: '#18212d' } } as unknown as TopLevelSpec;
    expect(formOf(other).key).not.toBe(one.key);
  });

  it('keeps layers that share a scale in one, and data that layers share', () => {
    const y = { field: 'a', type: 'quantitative', scale: { domain: [0, 1] } };
    const data = { values: [{ a: 1 }] };
    const layer = ['rule', 'point'].map((type) => ({ data, mark: type, encoding: { y } }));
    const { rows, signals } = formOf({ layer } as unknown as TopLevelSpec);
    expect([rows.size, [...signals.keys()]]).toEqual([1, ['reach0']]);
  });
});
