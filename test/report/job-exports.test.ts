import { describe, expect, it } from 'vitest';
import { junitText } from '../../src/report/exports/junit-xml.ts';
import { cell, summaryText } from '../../src/report/exports/summary-md.ts';
import { headlines } from '../../src/report/select.ts';
import type { Check } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { publication } from './fixture.ts';
import { backwards, hostilePublication, markup } from './hostile.ts';

const { findings } = publication();
const count = (xml: string, tag: string): number => xml.split(tag).length - 1;

/** Every tag closed in its order, and no sign loose: what a parser of a job insists on. */
function requireWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, tag = ''] of xml.replace(/<\?xml[^>]*\?>/, '').matchAll(/<([^>]*)>/g)) {
    if (tag.endsWith('/')) continue;
    if (tag.startsWith('/')) expect(open.pop()).toBe(tag.slice(1));
    else open.push(tag.split(' ')[0] ?? '');
  }
  expect(open).toEqual([]);
  expect(xml.replace(/&(amp|lt|gt|quot|#\d+);/g, '')).not.toContain('&');
}

/** What the schema of Jenkins (`junit-10.xsd`) lets stand in each element: attributes, those that must, and children. */
const schema: Readonly<
  Record<string, { must: readonly string[]; may: readonly string[]; children: readonly string[] }>
> = {
  testsuites: { must: [], may: ['name', 'time', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: {
    must: ['name', 'tests', 'failures', 'errors'],
    may: ['time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file'],
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  testcase: {
    must: ['name'],
    may: ['time', 'classname', 'group'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  failure: { must: [], may: ['type', 'message'], children: [] },
  skipped: { must: [], may: ['type', 'message'], children: [] },
  'system-out': { must: [], may: [], children: [] },
};
const holdsText = new Set(['failure', 'skipped', 'system-out']);

/** A parser that knows as much of XML as is written here. */
function requireSchema(xml: string): void {
  const open: string[] = [];
  for (const [, text = '', tag = ''] of xml.replace(/<\?xml[^>]*\?>/, '').matchAll(/([^<]*)<([^>]*)>/g)) {
    const parent = open.at(-1) ?? '';
    if (text.trim() !== '') expect(holdsText, `text in ${parent}`).toContain(parent);
    if (tag.startsWith('/')) {
      open.pop();
      continue;
    }
    const [name = ''] = tag.split(/[\s/]/);
    const attributes = [...tag.matchAll(/ ([\w-]+)="/g)].map(([, attribute]) => attribute);
    const rule = schema[name];
    if (rule === undefined) throw new Error(`no element is called ${name}`);
    expect(parent === '' ? ['testsuites'] : schema[parent]?.children, `${name} in ${parent}`).toContain(name);
    expect([...rule.must, ...rule.may], name).toEqual(expect.arrayContaining(attributes));
    expect(attributes, name).toEqual(expect.arrayContaining([...rule.must]));
    expect(new Set(attributes).size).toBe(attributes.length);
    if (!tag.endsWith('/')) open.push(name);
  }
}

describe('junit.xml', () => {
  const xml = junitText(findings, []);

  it('keeps to the schema by which jobs check it, passed, failed, accepted and hostile', () => {
    const [check] = findings.checks as [Check];
    const failed = { ...check, severity: 'fail', passed: false, waiver: null } as const;
    const waiver = { id: check.id, owner: 'Ms "O"', reason: 'late & known', until: '2026-12-31' };
    const all = { ...findings, checks: [check, failed, { ...failed, waiver }] };
    const worse = headlines(findings.findings).filter(({ movement }) => movement === 'worse');
    for (const one of [xml, junitText(all, worse), junitText(hostilePublication().findings, [])]) requireSchema(one);
    expect(() => requireSchema(xml.replace('<testcase ', '<testcase line="1" '))).toThrow();
    expect(() => requireSchema(xml.replace('<testsuite ', '<testsuit '))).toThrow();
  });

  it('counts in each suite the cases, failures and skipped ones that it has', () => {
    for (const [suite = '', counts = ''] of xml.matchAll(/<testsuite name="[^"]*" ([^>]*)>[\s\S]*?<\/testsuite>/g)) {
      const told = (name: string): number => Number(new RegExp(`${name}="(\\d+)"`).exec(counts)?.[1]);
      expect(told('tests')).toBe(count(suite, '<testcase '));
      expect(told('failures')).toBe(count(suite, '<failure '));
      expect(told('skipped')).toBe(count(suite, '<skipped '));
    }
  });

  it('has a case for each check and each headline metric, and counts that say so', () => {
    requireWellFormed(xml);
    expect(count(xml, '<testcase ')).toBe(findings.checks.length + headlines(findings.findings).length);
    expect(xml).toContain(`<testsuite name="data checks" tests="${findings.checks.length}"`);
  });

  it('fails what failed and nobody accepts, skips what is accepted, and passes what only warned', () => {
    const [check] = findings.checks as [Check];
    const waiver = { id: check.id, owner: 'Ms "O"', reason: 'late & known', until: '2026-12-31' };
    const failed = { ...check, severity: 'fail', passed: false, waiver: null } as const;
    const of = (one: Check): string => junitText({ ...findings, checks: [one] }, []);
    expect(count(of(failed), '<failure ')).toBe(1);
    expect(count(of({ ...failed, severity: 'warn' }), '<failure ')).toBe(0);
    expect(of({ ...failed, severity: 'warn' })).toContain('<system-out>warning: ');
    const accepted = of({ ...failed, waiver } as Check);
    expect(count(accepted, '<failure ')).toBe(0);
    expect(accepted).toContain('<skipped message="accepted until 2026-12-31 by Ms &quot;O&quot;: late &amp; known"/>');
  });

  it('fails a verdict only where verdicts gate the job', () => {
    const worse = headlines(findings.findings).filter(({ movement }) => movement === 'worse');
    expect(worse.length).toBeGreaterThan(0);
    const own = findings.checks.filter(({ passed }) => passed);
    expect(count(junitText({ ...findings, checks: own }, []), '<failure ')).toBe(0);
    expect(count(junitText({ ...findings, checks: own }, worse), '<failure ')).toBe(worse.length);
  });

  it('takes hostile names as text', () => {
    const hostile = junitText(hostilePublication().findings, []);
    requireWellFormed(hostile);
    expect(hostile).not.toContain('<script');
    expect(hostile).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u202e]/);
  });
});

describe('summary.md', () => {
  it('says first what was found wrong in the report, and with the changes what was in those before it', () => {
    const wrong = { on: '2024-03-01', what: 'Two were counted twice.', metrics: [] };
    const board = {
      narrative: null,
      replies: [],
      actions: [],
      corrections: [
        { ...wrong, report: findings.run.asOf },
        { ...wrong, report: '2001-Q1' },
      ],
    };
    const lines = summaryText({ ...findings, board }, english).split('\n\n');
    expect(lines[1]).toBe('**Correction of 1 March 2024. Two were counted twice.**');
    expect(lines.join('\n\n')).toContain(
      '\n- Correction of 1 March 2024 to the report of 2001-Q1: Two were counted twice.\n',
    );
  });

  it('has a row for each headline, what changed, and checks that did not pass', () => {
    const sinceLast = [{ key: 'since.nothing', params: {}, text: 'Homicides went from worse to better.' }];
    const text = summaryText({ ...findings, run: { ...findings.run, sinceLast } }, english);
    for (const { title } of headlines(findings.findings)) expect(text).toContain(`| ${cell(title)} |`);
    expect(text).toContain('## What changed since the last report\n\n- Homicides went from worse to better.');
    const trouble = findings.checks.filter(({ passed }) => !passed);
    expect(trouble.length).toBeGreaterThan(0);
    for (const { id } of trouble) expect(text).toContain(cell(id));
  });

  it.each([
    ['markup', markup, '\\<script\\>'],
    ['the end of a cell', 'a | b', 'a \\| b'],
    ['a link', '[x](http://e.example)', '\\[x\\](http'],
    ['an address', 'http://e.example or www.e.example', 'http\\://e.example or www\\.e.example'],
    ['a mention', '@everyone', '@\u200Beveryone'],
    ['lines', 'a\n\n# b', 'a \\# b'],
    ['bidi controls', backwards, '\uFFFD'],
  ])('takes %s in a name as text', (_, hostile, expected) => {
    expect(cell(hostile)).toContain(expected);
    expect(cell(hostile)).not.toMatch(/[^\\]<script|\n|\u202e/);
  });

  it('stays under a megabyte, however many metrics there are, and says where the rest is', () => {
    const [first] = findings.findings;
    const many = Array.from({ length: 9_000 }, (_, n) => ({
      ...first,
      metric: `m${n}`,
      areaRole: 'universe' as const,
    }));
    const text = summaryText({ ...findings, findings: many as typeof findings.findings }, english);
    expect(new TextEncoder().encode(text).length).toBeLessThan(1_000_000);
    expect(text).toContain('The rest is in findings.csv.');
  });
});
