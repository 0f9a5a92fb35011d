import { describe, expect, it } from 'vitest';
import { checkNeutral } from '../../src/spec/check-neutral.ts';
import type { MetricsContext } from '../../src/spec/metrics-context.ts';
import type { Metric } from '../../src/spec/model.ts';
import { metric } from '../estimate/town.ts';

/** Messages about a metric, as they would stand in `validate`. */
function told(changes: Partial<Metric>): readonly string[] {
  const messages: string[] = [];
  const complain = { about: (_: unknown, __: unknown, { message }: { message: string }) => messages.push(message) };
  checkNeutral([metric(changes)], [['metrics', 0]], { complain } as unknown as MetricsContext);
  return messages;
}
const count = (where: object): Partial<Metric> => ({
  measure: { kind: 'count', count: { where }, empty: 'zero' } as Metric['measure'],
});

describe('domestic violence', () => {
  it.each([
    [{ domestic: true }],
    [{ category: 'domestic-assault' }],
    [{ category: ['assault', 'intimate-partner-assault'] }],
    [{ type: 'DV' }],
    [{ domestic: true, category: 'assault' }],
  ])('reports must be neutral: %j', (where) => {
    expect(told({ ...count(where), better: 'lower' }).join()).toContain('must be neutral (got better: lower)');
    expect(told({ ...count(where), better: 'higher' })).toHaveLength(1);
    expect(told({ ...count(where), better: 'neutral' })).toEqual([]);
  });

  it.each([
    [{ domestic: false }],
    [{ domestic: { not: true } }],
    [{ category: 'robbery' }],
    [{ domestic: true, category: 'homicide' }],
    [{ category: 'adverse' }],
  ])('other counts are free: %j', (where) => {
    expect(told({ ...count(where), better: 'lower' })).toEqual([]);
  });

  it('answers, activities and times are no reports', () => {
    expect(told({ ...count({ domestic: true }), kind: 'activities', better: 'higher' })).toEqual([]);
    const measure = { kind: 'quantile', where: { domestic: true } } as unknown as Metric['measure'];
    expect(told({ measure, kind: 'responses', better: 'lower' })).toEqual([]);
  });

  it('those recorded once more are reports', () => {
    const measure = {
      kind: 'share',
      of: { where: { domestic: true } },
      hits: { again: 'household', within: '365d', after: '365d' },
    } as unknown as Metric['measure'];
    expect(told({ measure, better: 'lower' }).join()).toContain('must be neutral');
    expect(told({ measure, better: 'neutral' })).toEqual([]);
  });

  it('a share is judged by what it counts, not by what it counts among', () => {
    const share = (hits: object) =>
      ({ kind: 'share', of: { where: { domestic: true } }, hits }) as unknown as Metric['measure'];
    expect(told({ measure: share({ where: { team: true } }), kind: 'responses', better: 'higher' })).toEqual([]);
    expect(told({ measure: share({ where: { domestic: true } }), kind: 'incidents', better: 'lower' })).toHaveLength(1);
  });
});
