import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readKey } from '../../src/acquire/index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yardline-key-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const key = '0123456789abcdef';

test('a key is read from a file of the project, without the blanks around it', async () => {
  await writeFile(join(folder, 'pseudonyms.key'), `\n  ${key} \r\n`);
  expect(await readKey({ file: 'pseudonyms.key' }, folder)).toEqual({ text: key, fingerprint: '9f9f5111' });
  expect((await readKey({ file: join(folder, 'pseudonyms.key') }, '/')).text).toBe(key);
});

test('a key is read from the environment', async () => {
  vi.stubEnv('YARDLINE_TEST_KEY', ` ${key}\n`);
  expect(await readKey({ environment: 'YARDLINE_TEST_KEY' }, folder)).toEqual({ text: key, fingerprint: '9f9f5111' });
  vi.unstubAllEnvs();
});

test.each([
  ['no file', { file: 'gone.key' }, null, 'must hold the key of pseudonyms (there is none)'],
  ['an empty file', { file: 'own.key' }, ' \n', 'must hold the key of pseudonyms (there is none)'],
  ['a short key', { file: 'own.key' }, 'secret', 'must hold a key of at least 16 characters (got 6)'],
  ['no variable', { environment: 'YARDLINE_NO_SUCH_KEY' }, null, 'must hold the key of pseudonyms (there is none)'],
])('%s ends the run with 2, and tells how to make a key', async (_name, place, content, message) => {
  if (content !== null) await writeFile(join(folder, 'own.key'), content);
  const failure = readKey(place, folder);
  await expect(failure).rejects.toMatchObject({
    exitCode: 2,
    problems: [{ id: 'key', message, hint: expect.stringContaining('openssl rand -hex 32') }],
  });
  await expect(failure).rejects.not.toThrow(/secret/);
});
