import { expect, it } from 'vitest';
import { type Forest, forestChart } from '../../src/report/charts/forest.ts';
import { drawSvg } from '../../src/report/svg.ts';

const title = 'Mediations for each week that a site was open and staffed as contracted';
const row = { estimate: 1.2, low: 0.7, high: 1.6, tone: 'series' } as const;
const forest: Forest = {
  rows: [
    { ...row, title: 'Homicides' },
    { ...row, title },
  ],
  format: 'narrow',
  description: 'd',
  scale: 'log',
  domain: [0.5, 2],
  ticks: [{ value: 1, label: 'same' }],
};

it('has whole names on a phone, in as many lines as they need', async () => {
  const svg = await drawSvg(forestChart(forest), { id: 'c1', title: 'T', description: 'D' });
  expect(svg).toContain('>Homicides</text>');
  expect(svg).toMatch(
    /<tspan>Mediations for each week that a site was open<\/tspan><tspan[^>]*>and staffed as contracted<\/tspan>/,
  );
});
