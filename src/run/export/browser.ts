import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toolError } from '../../errors.ts';
import { startTab, type Tab } from './browser-tab.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];
/** Where installers put it, outside the path. */
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((root) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
      (path) => `${process.env[root] ?? 'C:\\Program Files'}\\${path}`,
    ),
  ),
];

/** The Chromium or Edge of this machine: YARDLINE_BROWSER, on the path, or where it is usually installed; null without. */
export async function findBrowser(): Promise<string | null> {
  const own = process.env.YARDLINE_BROWSER;
  if (own !== undefined) return (await isProgram(own)) ? own : null;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places])
    if (await isProgram(path)) return path;
  return null;
}

const isProgram = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

export interface Browser {
  /** Prints a page to a tagged PDF, on the paper that the page asks for. */
  readonly print: (page: string) => Promise<Buffer>;
  /** A picture of a page, at twice the pixels. */
  readonly picture: (page: string, size: { readonly width: number; readonly height: number }) => Promise<Buffer>;
}

const quiet = [
  '--headless=new',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--hide-scrollbars',
];

/** @throws {YardlineError} where there is none, with how to print without it */
export async function needBrowser(): Promise<string> {
  const path = await findBrowser();
  if (path !== null) return path;
  throw toolError(
    'no-browser',
    'browser',
    'must have a Chromium, Chrome or Edge for PDF and PNG (there is none); nothing was written',
    'install one, name it in YARDLINE_BROWSER, or open the report in any browser and print it',
  );
}

/** Starts the browser once for all that `work` asks of it, and ends it. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const path = await needBrowser();
  const profile = await mkdtemp(join(tmpdir(), 'yardline-browser-'));
  // the sandbox of Chromium does not start for root, as in most containers; the pages are our own, without script
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const tab = startTab(path, [...quiet, ...root, `--user-data-dir=${profile}`]);
  try {
    return await work(pagesOf(tab));
  } finally {
    await tab.end();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function pagesOf(tab: Tab): Browser {
  return {
    print: async (page) => {
      await tab.open(pathToFileURL(page).href);
      const asked = { printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true };
      return await tab.bytes('Page.printToPDF', asked);
    },
    picture: async (page, size) => {
      await tab.ask('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 2, mobile: false });
      await tab.open(pathToFileURL(page).href);
      return await tab.bytes('Page.captureScreenshot', { format: 'png' });
    },
  };
}
