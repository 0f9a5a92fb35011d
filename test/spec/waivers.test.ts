import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placesOf, resolveText, sound, wordsOf } from './resolve-text.ts';

const lines = sound.trimEnd().split('\n').length;
const waiving = (check: string): string =>
  `${sound}waivers:\n  - { check: ${check}, owner: Dana Reyes, reason: beats are being redrawn, until: 2027-01-31 }\n`;

describe('a waiver names a check that there can be', () => {
  const words = readFileSync(new URL('../../src/words/en/quality.ts', import.meta.url), 'utf8');
  const named = (/ruleWords[^{]*\{([^}]*)\}/.exec(words)?.[1] ?? '').matchAll(/^ {2}'?([a-z-]+)'?:/gm);
  const rules = [...named].map(([, rule = '']) => rule);

  it('whatever its rule is', () => {
    expect(rules.length).toBeGreaterThan(40);
    for (const rule of rules) expect(wordsOf(resolveText(waiving(`crime/${rule}`)).problems), rule).toBe('');
  });

  it.each([
    'crime/control-total/2023',
    'crime/null-share/area/by-agency',
    'crime/unmapped-codes/type',
    'crime/travel-mixed-units',
    'crime/response-withheld',
    'areas/not-in-universe',
    'people/rejected',
  ])('%s', (check) => {
    expect(wordsOf(resolveText(waiving(check)).problems)).toBe('');
  });

  it.each([
    ['crime/unknown-aera', 'did you mean "unknown-area"?'],
    ['crimes/unknown-area', 'did you mean "crime"?'],
    ['crimes/unknown-area', 'there is no source "crimes"'],
    ['located-share', 'write SOURCE/RULE, such as crime/located-share'],
    ['crime/control-totals/2023', 'did you mean "control-total"?'],
  ])('%s is a mistake: %s', (check, said) => {
    const { problems } = resolveText(waiving(check));
    expect(placesOf(problems)).toEqual([`${lines + 2}:14 unknown-check`]);
    expect(wordsOf(problems)).toContain(said);
  });
});
