import { expect, it } from 'vitest';
import { renderDocuments } from '../../src/report/index.ts';
import { markup } from '../../src/report/page.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { reasonWords } from '../../src/words/index.ts';
import { findingsOf, publication } from './fixture.ts';
import { viewOf } from './fixture-view.ts';

const original = findingsOf();
const published = (change: (finding: Finding) => Finding): ReturnType<typeof publication> => {
  const findings = original.findings.map((one) => (one.metric === 'shootings' ? change(one) : one));
  return publication({ findings: { ...original, findings } });
};
const ofAreas = (change: (finding: Finding) => Finding): string => {
  const html = markup(viewOf(published(change), 'full'));
  return html.slice(html.indexOf('id="metric-shootings"')).split('</article>')[0] ?? '';
};
const table = '<table class="cards areas-rows">';

it('heads a column of events by their noun, and one of values by when they were', () => {
  const heads = (html: string): string | undefined => html.split(table)[1]?.split('</thead>')[0];
  expect(heads(ofAreas((finding) => finding))).toContain('>People shot</th>');
  const times = heads(ofAreas((finding) => ({ ...finding, shown: { as: 'duration', unit: '' } })));
  expect(times).toContain('>Now</th>');
  expect(times).not.toContain('>People shot<');
});

it('says once what is the same of every area, and the page is whole with it', async () => {
  const hide = (finding: Finding): Finding => ({
    ...finding,
    now: { status: 'withheld', reason: 'suppressed', from: '2022-01-01', to: '2022-12-31', label: '2022' },
  });
  const hidden = ofAreas(hide);
  expect(hidden).not.toContain(table);
  expect(hidden.match(new RegExp(`>All \\d+ areas: ${reasonWords.suppressed}\\.</p>`, 'g'))).toHaveLength(1);
  expect(await renderDocuments(published(hide))).not.toHaveLength(0);
}, 60_000);
