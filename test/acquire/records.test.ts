import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walkRecords } from '../../src/acquire/records.ts';
import { skim } from '../../src/acquire/skim.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yardline-records-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function walk(text: string, blockBytes?: number): Promise<{ records: readonly string[]; totals: object }> {
  const path = join(folder, 'walk.csv');
  await writeFile(path, text);
  const records: string[] = [];
  const options = blockBytes === undefined ? { delimiter: 44 } : { delimiter: 44, blockBytes };
  const totals = await walkRecords(path, options, ({ number, line, lines, fields, defect, bytes }) =>
    records.push(JSON.stringify([number, line, lines, fields, defect, bytes.toString('utf8')])),
  );
  return { records, totals };
}

const texts: Readonly<Record<string, string>> = {
  'LF with characters of several bytes': '\uFEFFid,näme\n1,Ünïcode “”\n2,日本語\n\n3,"a\nb, ""c"""\n4,x\n',
  CRLF: 'id,n\r\n1,"a\r\nb"\r\n\r\n2,c"d\r\n3,"open\r\n4,x\r\n5',
  CR: 'id,n\r1,"a\rb"\r\r2,c\r3,"open\r4,é\r',
  mixed: 'id,n\n1,a\r2,b\r\n\r3,"c\r\n\r"\n\n\r\n4,d',
  defects: 'id,n\n1,"a" b\n2,"x\n3,y\n4,",\n5,"z\n6\n7,8,9\n8,"\n',
};

describe('records are the same wherever a block ends', () => {
  test.each(Object.entries(texts))('%s', async (_name, text) => {
    const whole = await walk(text);
    for (let blockBytes = 1; blockBytes <= Buffer.byteLength(text) + 1; blockBytes++)
      expect(await walk(text, blockBytes)).toEqual(whole);
  });

  test.each(Object.entries(texts))('what is skimmed of %s is the same, too', async (_name, text) => {
    const path = join(folder, 'skim.csv');
    await writeFile(path, text);
    const whole = await skim(path);
    for (let blockBytes = 1; blockBytes <= Buffer.byteLength(text) + 1; blockBytes++)
      expect(await skim(path, { blockBytes })).toEqual(whole);
    const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
    expect(whole.lines).toBe(lines.at(-1) === '' ? lines.length - 1 : lines.length);
  });
});

test('a field that straddles the usual block is read whole, at every offset around its end', async () => {
  const block = 1 << 22;
  const filler = `1,${'x'.repeat(997)}\n`;
  const start = `id,n\n${filler.repeat(Math.floor((block - 2000) / filler.length))}`;
  for (let offset = -6; offset <= 6; offset++) {
    const pad = 'p'.repeat(block - start.length + offset - 6);
    const { records, totals } = await walk(`${start}2,${pad}\n3,"é\r\n""é"\n4,end\n`);
    expect(records.slice(-2).map((record) => JSON.parse(record).slice(3))).toEqual([
      [2, null, '3,"é\r\n""é"'],
      [2, null, '4,end'],
    ]);
    expect(totals).toMatchObject({ blankLines: 0, headerLines: 1 });
  }
});

test('header, blank and record lines are the physical lines', async () => {
  for (const text of Object.values(texts)) {
    const { totals } = await walk(text);
    const { headerLines, blankLines, recordLines } = totals as {
      headerLines: number;
      blankLines: number;
      recordLines: number;
    };
    const lines = text.split(/\r\n|\n|\r/);
    expect(headerLines + blankLines + recordLines).toBe(lines.at(-1) === '' ? lines.length - 1 : lines.length);
  }
});
