import { beforeAll, describe, expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import { apartOf, outputsFor, pathTo, toldOf } from '../../src/report/logic.ts';
import { headlines } from '../../src/report/select.ts';
import { stylesheet } from '../../src/report/style.ts';
import { english } from '../../src/words/index.ts';
import { findingsOf, publication } from './fixture.ts';
import { logicOfFixture } from './fixture-logic.ts';

const whole = findingsOf();
const list = headlines(whole.findings);
const named = (metrics: readonly string[]) => list.filter(({ metric }) => metrics.includes(metric));

describe('a logic model', () => {
  it('has the metrics that the report tells, in its own order', () =>
    expect(toldOf(['homicides', 'nothing', 'mediations'], list).map(({ metric }) => metric)).toEqual([
      'homicides',
      'mediations',
    ]));

  it('names the outcomes that no path leads to', () =>
    expect(apartOf(logicOfFixture, list).map(({ metric }) => metric)).toEqual(['homicides', 'dv-reports', 'assaults']));

  it.each([
    [['robbery', 'mediations'], 'Neighbours light dark streets'],
    [['robbery', 'shootings'], 'Mediators settle disputes'],
    [['mediations'], undefined],
  ])('gives %j the reason of the first path to one of them', (metrics, activity) => {
    expect(pathTo(named(metrics), logicOfFixture)?.activity).toBe(activity);
    expect(pathTo(named(metrics), undefined)).toBeNull();
  });

  it.each([
    ['shootings', ['mediations']],
    ['robbery', []],
    ['homicides', null],
    ['mediations', null],
  ])('has outputs for %s', (metric, outputs) => {
    expect(outputsFor({ metric }, { logic: logicOfFixture })).toEqual(outputs);
    expect(outputsFor({ metric }, {})).toBeNull();
  });
});

describe('a report with a logic model', () => {
  let page = '';
  beforeAll(async () => {
    const documents = await renderDocuments(publication({ findings: { ...whole, logic: logicOfFixture } }));
    page = new TextDecoder().decode(documents.find(({ path }) => path === 'board.html')?.bytes);
  }, 60_000);
  it('carries the rules by which it is drawn', () => expect(page).toContain('\n.steps{display:grid'));

  const part = (from: RegExp): string => page.match(from)?.[0] ?? '';
  const bare = (html: string): string => html.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|');

  it('gives the reason of the first path beside the question of the outcomes, with a link to all', () => {
    const asked = part(/Is anyone better off\?<\/th><td class="bare"[\s\S]*?<\/td>/);
    expect(bare(asked)).toContain('Why we expect it:| |A dispute that is settled does not end in a shooting.|');
    expect(asked).toContain('<a href="#logic">See all 2 paths.</a>');
    expect(page.match(/href="#logic"/g)).toHaveLength(1);
  });

  it('draws each path as a list, each number with its verdict and its place', () => {
    const drawn = part(/<section class="logic"[\s\S]*?<\/section>/);
    expect(drawn.match(/<ol class="steps">/g)).toHaveLength(2);
    for (const metric of ['mediations', 'late-calls', 'shootings', 'robbery'])
      expect(drawn).toContain(`<a href="#metric-${metric}">`);
    expect(drawn.match(/class="verdict strong/g)).toHaveLength(4);
    expect(bare(drawn)).toContain('No number is watched here.');
    expect(bare(drawn)).toMatch(/No path leads to: .+, .+ and .+\./);
    expect(bare(drawn)).toContain('None of them proves that one step led to the next.');
  });
});

it('without a logic model the stylesheet is what it was', () => {
  expect(stylesheet('foot', english)).not.toContain('.logic');
  expect(stylesheet('foot', english, { logic: true })).toContain('.steps');
});
