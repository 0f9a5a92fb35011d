import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brief, editorLines, ingest, mapping, sourceOf } from './fixture.ts';

const hardText = fc.string({
  unit: fc.constantFrom(
    'a',
    'B',
    'é',
    '“',
    '日',
    ',',
    ';',
    '|',
    '\t',
    '"',
    "'",
    '\n',
    '\r\n',
    '\r',
    '-',
    'x',
    '.',
    ' ',
  ),
  maxLength: 8,
});
const isHeld = (value: string): string | null => value.replace(/^[ \t]+|[ \t]+$/g, '') || null;

interface Style {
  readonly delimiter: string;
  readonly end: string;
  readonly mark: boolean;
  readonly last: boolean;
  readonly blanks: boolean;
}

const styles = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  mark: fc.boolean(),
  last: fc.boolean(),
  blanks: fc.boolean(),
});
const tables = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.array(
    fc.record({
      values: fc.array(hardText, { minLength: width, maxLength: width }),
      quoted: fc.boolean(),
      defect: fc.constantFrom(null, null, null, 'few', 'many', 'open', 'after'),
    }),
    { minLength: 1, maxLength: 8 },
  ),
);

function field(value: string, quoted: boolean, delimiter: string): string {
  return quoted || /["\r\n]/.test(value) || value.includes(delimiter) ? `"${value.replaceAll('"', '""')}"` : value;
}

type Row = typeof tables extends fc.Arbitrary<readonly (infer R)[]> ? R : never;

/** The row as text, and the rule that it breaks. A letter leads each row, so that no line of it is blank. */
function written(
  { values, quoted, defect }: Row,
  { delimiter }: Style,
): { readonly text: string; readonly rule: string | null } {
  const fields = ['k', ...values.map((value) => field(value, quoted, delimiter))];
  if (defect === 'few') return { text: fields.slice(0, -1).join(delimiter), rule: 'too-few-fields' };
  if (defect === 'many') return { text: [...fields, 'z'].join(delimiter), rule: 'too-many-fields' };
  if (defect === 'after')
    return { text: ['k', '"a" b', ...values.slice(1).map(() => 'q')].join(delimiter), rule: 'text-after-quote' };
  return { text: fields.join(delimiter), rule: null };
}

test('what went into a file comes out of the warehouse, or is rejected at its line', async () => {
  await fc.assert(
    fc.asyncProperty(tables, styles, async (rows, style) => {
      const width = rows[0]?.values.length ?? 0;
      const names = ['k', ...Array.from({ length: width }, (_, n) => `c${n}`)];
      let content = (style.mark ? '\uFEFF' : '') + names.join(style.delimiter) + style.end;
      const expected: (readonly (string | null)[])[] = [];
      const rejects: string[] = [];
      for (const [n, row] of rows.entries()) {
        const { text, rule } = written(row, style);
        if (style.blanks && n % 2 === 1) content += style.end;
        if (rule === null) expected.push(['k', ...row.values.map(isHeld)]);
        // a line begun and never ended (a lone CR at the end of the text so far, then LF) cannot occur: ends are whole
        else rejects.push(`a.csv:${editorLines(content).length + 1} ${rule}`);
        content += text + (n < rows.length - 1 || style.last ? style.end : '');
      }
      const source = sourceOf(
        names.map((name) => mapping(name, 'text', name)),
        { files: [{ match: '*.csv', delimiter: style.delimiter }] },
      );
      const found = await ingest({ 'a.csv': content }, source);
      expect(found.ledger[0]?.lines).toBe(editorLines(content).length);
      expect(found.facts).toEqual(expected);
      expect(brief(found.rejects)).toEqual(rejects);
    }),
    { numRuns: 150 },
  );
}, 120_000);
