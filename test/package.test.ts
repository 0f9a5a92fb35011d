import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './program.ts';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const read = async <T>(path: string): Promise<T> => JSON.parse(await readFile(join(projectRoot, path), 'utf8')) as T;

describe('package-lock.json', () => {
  it('names no download address, so that any registry serves', async () => {
    const { packages } = await read<{ packages: Record<string, Locked> }>('package-lock.json');
    expect(Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  it('has every binary of every platform, for npm ci refuses a lock without them', async () => {
    const { packages } = await read<{ packages: Record<string, Locked> }>('package-lock.json');
    const wanted = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(wanted.length).toBeGreaterThan(20);
    expect(
      wanted.filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`))),
    ).toEqual([]);
  });

  it('and package.json pin exact versions', async () => {
    const { dependencies, devDependencies } = await read<Record<string, Record<string, string>>>('package.json');
    const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(ranges).toEqual([]);
  });
});
