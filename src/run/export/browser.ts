import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toolError } from '../../errors.ts';

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
  readonly print: (page: string, pdf: string) => Promise<void>;
  /** A picture of a page, at twice the pixels. */
  readonly picture: (
    page: string,
    png: string,
    size: { readonly width: number; readonly height: number },
  ) => Promise<void>;
}

/** @throws {YardlineError} where there is none, with how to print without it */
export async function openBrowser(): Promise<Browser> {
  const path = await findBrowser();
  if (path === null)
    throw toolError(
      'no-browser',
      'browser',
      'must have a Chromium, Chrome or Edge for PDF and PNG (there is none)',
      'install one, name it in YARDLINE_BROWSER, or open the report in any browser and print it',
    );
  const paper = ['--no-pdf-header-footer', '--export-tagged-pdf'];
  return {
    print: (page, pdf) => render(path, { page, made: pdf, asked: [`--print-to-pdf=${pdf}`, ...paper] }),
    picture: (page, png, { width, height }) => {
      const asked = [`--screenshot=${png}`, `--window-size=${width},${height}`, '--force-device-scale-factor=2'];
      return render(path, { page, made: png, asked: [...asked, '--hide-scrollbars'] });
    },
  };
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
];
const mostMilliseconds = 120_000;

interface Rendering {
  readonly page: string;
  /** The file that comes of it. */
  readonly made: string;
  readonly asked: readonly string[];
}

async function render(path: string, { page, made, asked }: Rendering): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'yardline-browser-'));
  // the sandbox of Chromium does not start for root, as in most containers; the pages are our own, without script
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...quiet, ...root, `--user-data-dir=${profile}`, ...asked, pathToFileURL(page).href];
  try {
    const { code, said } = await ended(path, args);
    if (
      code !== 0 ||
      !(await access(made).then(
        () => true,
        () => false,
      ))
    )
      throw toolError('browser', path, `did not make ${made} (exit ${code})`, said.trim().split('\n').at(-1) ?? '');
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function ended(
  path: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((settle) => {
    const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: mostMilliseconds });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', (error) => settle({ code: null, said: error.message }));
    child.on('close', (code) => settle({ code, said }));
  });
}
