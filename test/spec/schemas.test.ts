import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonSchema, parseDeclaration, type SchemaName, schemaNames } from '../../src/spec/index.ts';

const root = resolve(import.meta.dirname, '../..');
const shipped = ['pipelines', 'metrics', 'reports', 'test/real'].flatMap((folder) =>
  readdir(folder).filter((path) => path.endsWith('.yaml')),
);

function readdir(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split('\\').join('/')}`)
    .sort();
}

const schemaOf = (path: string): SchemaName =>
  path.startsWith('metrics/') ? 'metric' : path.startsWith('reports/') ? 'report' : 'pipeline';

/** Every property of a schema, with the path that leads to it. */
function propertiesOf(node: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, inner]) => {
    const here = `${path}/${key}`;
    const own =
      key === 'properties'
        ? Object.entries(inner as object).map(([name, property]) => [`${here}/${name}`, property] as const)
        : [];
    return [...own, ...propertiesOf(inner, here)];
  });
}

describe('JSON Schemas', () => {
  it.each(schemaNames)('docs/schemas/%s.json is what the program prints (npm run schemas)', (name) => {
    expect(readFileSync(join(root, `docs/schemas/${name}.json`), 'utf8')).toBe(
      `${JSON.stringify(jsonSchema(name), null, 2)}\n`,
    );
  });

  it.each(['pipeline', 'metric', 'report'] as const)('%s describes every property, for editors to show', (name) => {
    const properties = propertiesOf(jsonSchema(name), '');
    expect(properties.length).toBeGreaterThan(4);
    const silent = properties.filter(([, property]) => !(property as { description?: string }).description);
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it.each(['findings', 'answers'] as const)('%s has nothing that disclosure control alone may know', (name) => {
    expect(propertiesOf(jsonSchema(name), '').filter(([path]) => path.endsWith('/tally'))).toEqual([]);
    expect(propertiesOf(jsonSchema(name), '').some(([path]) => path.endsWith('/lonelyStrata'))).toBe(true);
  });

  it('carry no limits of the machine', () => {
    expect(JSON.stringify(schemaNames.map(jsonSchema))).not.toContain('9007199254740991');
  });
});

describe('declarations that are shipped', () => {
  it('are there', () => {
    expect(shipped.length).toBeGreaterThan(8);
  });

  it.each(shipped)('%s names its schema in the first line, for editors to complete', (path) => {
    const [first = ''] = readFileSync(join(root, path), 'utf8').split('\n');
    const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(first) ?? [];
    expect(resolve(root, dirname(path), schema)).toBe(join(root, 'docs/schemas', `${schemaOf(path)}.json`));
    expect(existsSync(resolve(root, dirname(path), schema))).toBe(true);
  });

  it.each(shipped)('%s has the right shape', (path) => {
    const { problems } = parseDeclaration(schemaOf(path), { path, text: readFileSync(join(root, path), 'utf8') });
    expect(problems).toEqual([]);
  });
});
