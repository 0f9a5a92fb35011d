import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function executable(): Promise<{ path: string; args: readonly string[] } | null> {
  const found = system.find((path) => existsSync(path));
  if (found !== undefined) return { path: found, args: quiet };
  try {
    const bundled = (await import('@sparticuz/chromium')).default;
    return { path: await bundled.executablePath(), args: [...bundled.args, ...quiet] };
  } catch {
    return null;
  }
}

/** A real browser, or null with the reason on stderr: tests that need one then skip where all can see it. */
export async function launchBrowser(): Promise<Browser | null> {
  const found = await executable();
  if (found === null) {
    process.stderr.write('browser tests skipped: no Chromium found\n');
    return null;
  }
  try {
    return await chromium.launch({ executablePath: found.path, args: [...found.args] });
  } catch (cause) {
    process.stderr.write(`browser tests skipped: ${found.path} does not start (${String(cause).split('\n')[0]})\n`);
    return null;
  }
}
