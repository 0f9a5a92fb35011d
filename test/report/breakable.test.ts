import { expect, it } from 'vitest';
import { breakable } from '../../src/report/breakable.ts';

const run = 'x'.repeat(10_000);

it('lets a run of ten thousand signs break, and leaves words, hashes, attributes, drawings and titles as they are', () => {
  expect(breakable(`<td>${run}</td>`).split('<wbr>')).toHaveLength(501);
  const whole = `<title>${run}</title><style>${run}</style><p title="a>${run}">${'f'.repeat(64)} words</p><svg class="a"><text>${run}</text></svg>`;
  expect(breakable(whole)).toBe(whole);
});

it('splits no entity and no sign', () => {
  const pieces = breakable(`<b>${'&lt;'.repeat(150)}${'😀'.repeat(150)}</b>`)
    .replaceAll(/<\/?b>/g, '')
    .split('<wbr>');
  for (const one of pieces.slice(0, -1)) expect(one).toMatch(/^(?:&lt;|😀){20}$/u);
});
