import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sheetsOf, workbookBytes } from '../../src/report/index.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { publication } from './fixture.ts';

const { findings } = publication();
const [first] = findings.findings as [Finding, ...Finding[]];
const share: Finding = { ...first, shown: { as: 'percent' } as Finding['shown'] };

describe('the workbook', () => {
  it('shows shares as percentages and days as days, and ratios as they are', async () => {
    const sheets = sheetsOf({ ...findings, findings: [share] });
    const { head = [], rows = [] } = sheets.find(({ name }) => name === 'Figures') ?? {};
    const columnOf = (name: string) => rows.map((row) => row[head.indexOf(name)] ?? null);
    const records = columnOf('record');
    const now = records.indexOf('now');
    const change = records.findIndex(
      (record, at) => String(record).startsWith('change-') && columnOf('scale')[at] !== null,
    );
    expect([now, change].every((at) => at >= 0)).toBe(true);
    expect(columnOf('value')[now]).toEqual({ value: expect.any(Number), format: '0.0%' });
    expect(columnOf('low')[now]).toEqual({ value: expect.any(Number), format: '0.0%' });
    expect(columnOf('low')[change]).toEqual(expect.any(Number));
    expect(columnOf('from')[now]).toEqual({ value: expect.any(Number), format: 'yyyy-mm-dd' });
    const styles = new TextDecoder().decode(unzipSync(await workbookBytes(sheets))['xl/styles.xml']);
    expect(styles).toContain('formatCode="yyyy-mm-dd"');
    expect(styles).toContain('formatCode="0.0%"');
  });
});
