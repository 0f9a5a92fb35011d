import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './program.ts';

const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(projectRoot, 'src', file), 'utf8') }));

/** Authors and year, as a docstring or a document names a work. */
const name = String.raw`(?:[A-Z]\. |Das |Van |Western )?\p{Lu}[\p{L}'’-]+(?: Loan)?`;
const citation = new RegExp(
  String.raw`(${name}(?:, ${name})*(?: & ${name}| and others)?) \(?((?:18|19|20)\d{2})\)?`,
  'gu',
);
const worksIn = (text: string): readonly string[] =>
  [...text.matchAll(citation)].map(([, authors, year]) => `${authors} ${year}`.replaceAll('’', "'"));

/** What stands behind `@see`, up to the next tag or the end of the comment. */
const authorities = ({ text }: { readonly text: string }): readonly string[] =>
  [...text.matchAll(/@see ([\s\S]*?)(?=\n \* @|\n \*\/|\*\/)/g)].map(([, see = '']) => see.replace(/\n \*\s*/g, ' '));

const listed = [
  ...readFileSync(join(projectRoot, 'docs/references.md'), 'utf8').matchAll(/^- \*\*(.+?)\.\*\* (.+)$/gm),
].map(([, work = '', rest = '']) => ({ work: work.replaceAll('’', "'"), rest }));

describe('docs/references.md', () => {
  it('has every work that a docstring names as its authority', () => {
    const known = new Set(listed.map(({ work }) => work));
    const missing = sources.flatMap((source) =>
      authorities(source)
        .flatMap(worksIn)
        .filter((work) => !known.has(work))
        .map((work) => `${source.file}: ${work}`),
    );
    expect(missing).toEqual([]);
  });

  it('has none that nothing rests on, each once, with a title', () => {
    const named = new Set(sources.flatMap(({ text }) => worksIn(text.replace(/\n \*\s*/g, ' '))));
    expect(listed.filter(({ work }) => !named.has(work))).toEqual([]);
    expect(new Set(listed.map(({ work }) => work)).size).toBe(listed.length);
    for (const { work, rest } of listed) expect([work, rest.length > 12]).toEqual([work, true]);
  });
});
