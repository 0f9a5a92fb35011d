import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { Unbroken } from '../../src/report/components/told.tsx';

const said = (text: string): string => renderToString(Unbroken({ children: text }) as never);

it('keeps numbers by their units, and periods whole', () => {
  expect(said('19 min 27 s in 2024-Q4, after 3 % in FY2024-Q1')).toBe(
    '19\u00a0min 27\u00a0s in <span class="nowrap">2024-Q4</span>, after 3\u00a0% in <span class="nowrap">FY2024-Q1</span>',
  );
  expect(said('before 2024-01-31 and in 2024-02.')).toBe(
    'before <span class="nowrap">2024-01-31</span> and in <span class="nowrap">2024-02</span>.',
  );
  expect(said('file part-2024-Q4b')).toBe('file part-2024-Q4b');
});
