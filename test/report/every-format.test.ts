import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawFile, renderDocuments, sheetsOf, workbookBytes } from '../../src/report/index.ts';
import { xmlDefects } from '../../src/report/structure.ts';
import { finishDocuments } from '../../src/store/manifest.ts';
import { backwards, hostilePublication } from './hostile.ts';

/** Signs that no document may hold as they are: controls, marks of direction, and those that are none. */
const controls =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;
/** How a text of the data stands where a program reads it. */
const written = 'safe\\u202egnp.exe\\u2066\\u0000\\u0085\\uffff';
const disclosed = hostilePublication();

/** All that is written of one publication: its documents, what `run` adds to them, a workbook, and its drawings. */
async function everyFormat(): Promise<ReadonlyMap<string, string>> {
  const rendered = await renderDocuments(disclosed);
  const inputs = [{ file: `${backwards}.csv`, sha256: '', bytes: 1 }];
  const facts = { versions: [], seed: 1, inputs, declarations: [] };
  const { documents } = finishDocuments(rendered, disclosed.findings, facts);
  const decode = (bytes: Uint8Array): string => new TextDecoder('utf8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const all = new Map(documents.map(({ path, bytes }) => [path, decode(bytes)]));
  const workbook = unzipSync(await workbookBytes(sheetsOf(disclosed.findings)));
  for (const [path, bytes] of Object.entries(workbook)) all.set(`workbook/${path}`, decode(bytes));
  for (const [path, text] of [...all].filter(([name]) => name.endsWith('.vl.json')).slice(0, 8))
    all.set(
      path.replace('.vl.json', '.svg'),
      await drawFile(JSON.parse(text), { id: 'c', title: 'A chart', description: 'Of something' }),
    );
  return all;
}

describe('what is written of hostile names', () => {
  let all: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    all = await everyFormat();
  }, 120_000);
  const of = (ending: string) => [...all].filter(([path]) => path.endsWith(ending));

  it.each(['.html', '.json', '.csv', '.svg', '.md', '.xml'])('%s holds no control sign', (ending) => {
    expect(of(ending).length).toBeGreaterThan(0);
    for (const [path, text] of of(ending)) {
      const found = controls.exec(text);
      expect(found && JSON.stringify(found[0]), path).toBeNull();
    }
  });

  it('JSON holds what was in the data, and CSV and the workbook tell it', () => {
    expect(JSON.parse(all.get('findings.json') ?? '')).toMatchObject({
      findings: JSON.parse(JSON.stringify(disclosed.findings.findings)) as unknown[],
    });
    expect(JSON.parse(all.get('manifest.json') ?? '')).toMatchObject({ inputs: [{ file: `${backwards}.csv` }] });
    expect(all.get('findings.csv')).toContain(written);
    expect(of('.xml').some(([path, text]) => path.startsWith('workbook/') && text.includes(written))).toBe(true);
  });

  it('XML and drawings are whole', () => {
    for (const [path, text] of [...of('.xml'), ...of('.svg')]) expect([path, xmlDefects(text)]).toEqual([path, []]);
  });

  it('a workbook reads no escape of its own in a name', async () => {
    const findings = disclosed.findings.findings.map((finding) => ({ ...finding, title: '_x202E_ and _x000d_' }));
    const workbook = unzipSync(await workbookBytes(sheetsOf({ ...disclosed.findings, findings })));
    const text = Object.values(workbook)
      .map((bytes) => new TextDecoder().decode(bytes))
      .join('');
    expect(text).toContain('_x005F_x202E_ and _x005F_x000d_');
    expect(text).not.toMatch(/(?<!_x005F)_x202E_/);
  });
});
