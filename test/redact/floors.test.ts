import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { floors, minimumFor } from '../../src/redact/floors.ts';
import { harms } from '../../src/redact/harms.ts';
import { redact } from '../../src/redact/index.ts';
import type { PrivacyFacts } from '../../src/spec/index.ts';
import { projectRoot } from '../program.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './attack/coalition.ts';

const facts: PrivacyFacts = {
  metric: 'shootings',
  kind: 'incidents',
  custody: '',
  audience: '',
  isDomestic: false,
  declared: null,
};
const declared = { minimum: 5, publicRecord: '' };

describe('floors of small counts', () => {
  it.each([
    ['are as declared', {}, declared, 5],
    ['are never below the floor of records', {}, { ...declared, minimum: 1 }, 3],
    ['are higher for domestic violence', { isDomestic: true }, declared, 10],
    ['are higher for figures of victim services', { custody: 'victim-services' }, declared, 10],
    ['are raised by a metric', { declared: 20 }, declared, 20],
    ['are not lowered by a metric', { isDomestic: true, declared: 4 }, declared, 10],
    ['are raised by a pipeline', { isDomestic: true }, { ...declared, minimum: 30 }, 30],
    ['may be none where every case is public', {}, { minimum: 0, publicRecord: 'published one by one' }, 0],
    [
      'stand for victim services whatever is public',
      { custody: 'victim-services' },
      { minimum: 0, publicRecord: 'x' },
      10,
    ],
    [
      'stand for partners who answered whatever is public',
      { audience: 'partner' },
      { minimum: 0, publicRecord: 'x' },
      5,
    ],
    ['stand for what people answered whatever is public', { kind: 'surveys' }, { minimum: 0, publicRecord: 'x' }, 3],
    [
      'stand for answers of survivors whatever is public',
      { kind: 'surveys', isDomestic: true },
      { minimum: 0, publicRecord: 'x' },
      10,
    ],
  ])('%s', (_, own, privacy, minimum) => {
    expect(minimumFor({ ...facts, ...own }, privacy)).toBe(minimum);
  });

  it('decide what is shown, metric by metric', () => {
    const town: Coalition = {
      areas: [{ area: 'North', role: 'program' }],
      quarters: quartersFrom(2022, 8),
      events: [[30, 31, 29, 33, 30, 8, 32, 31]],
    };
    const publication = publicationOf(findingsAt(town, 7), town, 5);
    const { methods } = publication;
    const domestic = [{ ...facts, isDomestic: true }];
    const careful = { ...publication, methods: { ...methods, privacy: { ...methods.privacy, facts: domestic } } };
    const hidden = (of: typeof publication): number =>
      redact(of)
        .findings.findings.flatMap(({ series }) => series)
        .filter(({ state }) => state === 'suppressed').length;
    expect(hidden(publication)).toBe(0);
    expect(hidden(careful)).toBeGreaterThan(3);
  });

  const page = readFileSync(join(projectRoot, 'docs/disclosure.md'), 'utf8');
  it('are those that docs/disclosure.md lists', () => {
    const rows = floors.map(
      ({ id, of, minimum, why, yieldsToPublicRecord }) =>
        `| ${id} | ${of} | ${minimum} | ${why} | ${yieldsToPublicRecord ? 'yes' : 'no'} |`,
    );
    expect(page).toContain(rows.join('\n'));
  });

  it('stand beside what does harm, as docs/disclosure.md lists it', () => {
    expect(page).toContain(harms.map(({ what, why, keptOutBy }) => `| ${what} | ${why} | ${keptOutBy} |`).join('\n'));
  });
});
