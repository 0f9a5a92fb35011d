import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { Browser } from 'playwright-core';

/** What a page costs whoever opens it. */
export interface Opened {
  /** From the address to the end of loading, and the first frame after it. */
  readonly seconds: number;
  /** Of the process that draws the page, with its part of what processes share (PSS); null where the system does not tell. */
  readonly megabytes: number | null;
}

/** Opens a file in a browser of its own window, at the width of a desk. */
export async function openPage(browser: Browser, file: string): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const before = performance.now();
  await page.goto(`file://${file}`, { waitUntil: 'load' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const seconds = (performance.now() - before) / 1000;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo.flatMap(({ type, id }) => (type === 'renderer' ? (megabytesOf(id) ?? []) : []));
  await page.close();
  // a spare renderer stands by for the next page: it is the smaller one
  return { seconds, megabytes: sizes.length === 0 ? null : Math.max(...sizes) };
}

function megabytesOf(pid: number): number | null {
  const file = `/proc/${pid}/smaps_rollup`;
  if (!existsSync(file)) return null;
  const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
