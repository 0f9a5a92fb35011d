import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { toolError } from '../../errors.ts';

/**
 * One tab of a browser, asked over two pipes in the browser's own protocol: no port that others could reach.
 *
 * @see https://chromedevtools.github.io/devtools-protocol/
 */
export interface Tab {
  readonly ask: (method: string, asked?: Asked) => Promise<Answer>;
  /** The bytes that an answer carries. */
  readonly bytes: (method: string, asked: Asked) => Promise<Buffer>;
  /** Settles once the page has been loaded whole. */
  readonly open: (url: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

type Asked = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>>;
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

const mostMilliseconds = 120_000;
const hint = 'name another in YARDLINE_BROWSER, or open the report in any browser and print it';

export function startTab(path: string, args: readonly string[]): Tab {
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const;
  const child = spawn(path, [...args, '--remote-debugging-pipe', 'about:blank'], { stdio: [...stdio] });
  const closed = new Promise<void>((settle) => child.once('close', () => settle()).once('error', () => settle()));
  const { send, next } = conversation(path, child);
  const attached = attach(send);
  attached.catch(() => undefined); // whoever asks first is told
  const ask = async (method: string, asked: Asked = {}): Promise<Answer> => send(method, asked, await attached);
  return {
    ask,
    bytes: async (method, asked) => Buffer.from(String((await ask(method, asked)).data), 'base64'),
    open: async (url) => {
      await ask('Page.enable');
      const loaded = next('Page.loadEventFired');
      await ask('Page.navigate', { url });
      await loaded;
    },
    end: async () => {
      await send('Browser.close', {}).catch(() => child.kill('SIGKILL'));
      await closed;
    },
  };
}

type Send = (method: string, asked: Asked, session?: string) => Promise<Answer>;

async function attach(send: Send): Promise<string> {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  return String(sessionId);
}

interface Waiting {
  readonly settle: (answer: Answer) => void;
  readonly fail: (why: string) => void;
}

/** Questions and answers, each ended by a NUL; what nobody answers fails when the browser ends, or after a while. */
function conversation(
  path: string,
  child: ChildProcess,
): { readonly send: Send; readonly next: (event: string) => Promise<Answer> } {
  const [, , , questions, answers] = child.stdio as unknown as readonly [null, null, null, Writable, Readable];
  const waiting = new Map<number | string, Waiting>();
  let asked = 0;
  let rest = '';
  let ended: string | null = null;
  const failAll = (why: string): void => {
    ended = why;
    for (const { fail } of waiting.values()) fail(why);
  };
  const hear = ({ id, method, result = {}, error }: Message): void => {
    const key = id ?? method ?? '';
    const waits = waiting.get(key);
    waiting.delete(key);
    if (error === undefined) waits?.settle(result);
    else waits?.fail(error.message);
  };
  answers.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) hear(JSON.parse(message) as Message);
  });
  questions.on('error', () => undefined); // it ended: "close" says so
  child.once('close', (code) => failAll(`ended (exit ${code})`)).once('error', ({ message }) => failAll(message));
  const wait = (key: number | string, what: string): Promise<Answer> =>
    new Promise<Answer>((settle, reject) => {
      const fail = (why: string): void => reject(toolError('browser', path, `did not answer ${what}: ${why}`, hint));
      if (ended !== null) return fail(ended);
      const timer = setTimeout(() => fail(`nothing in ${mostMilliseconds / 1000} s`), mostMilliseconds);
      const done =
        <A>(then: (answer: A) => void) =>
        (answer: A): void => {
          clearTimeout(timer);
          then(answer);
        };
      waiting.set(key, { settle: done(settle), fail: done(fail) });
    });
  const send: Send = (method, params, sessionId) => {
    asked += 1;
    const answer = wait(asked, method);
    questions.write(`${JSON.stringify({ id: asked, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    return answer;
  };
  return { send, next: (event) => wait(event, event) };
}
