import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const inActions = process.env.GITHUB_ACTIONS === 'true' ? ['github-actions'] : [];
const results = ['json', { outputFile: 'out/test-results.json' }] as const;

export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '..'),
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    // processes, not threads: a test may set TZ, and native modules load once in each
    pool: 'forks',
    // a worker keeps what it has loaded from file to file: loading afresh for each took longer than the tests;
    // so a test undoes what it changes outside itself (TZ, variables)
    isolate: false,
    // by default one core is left over: most tests wait for a program of their own, which leaves it anyway
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: process.env.CI ? ['default', ...inActions, [...results]] : ['default'],
  },
});
