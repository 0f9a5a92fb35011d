import { describe, expect, it } from 'vitest';
import { privacyFacts } from '../../src/recall/privacy-facts.ts';
import type { Pipeline } from '../../src/spec/index.ts';
import { mapping } from './mapping.ts';

const file = (...mappings: readonly ReturnType<typeof mapping>[]) => ({ mappings });
const isDomestic = (source: object, where: object = {}): boolean | undefined =>
  privacyFacts({
    metrics: [{ id: 'own', source: 'calls', kind: 'responses', measure: { kind: 'count', count: { where } } }],
    sources: [{ id: 'calls', custody: '', survey: null, filter: {}, files: [file()], ...source }],
  } as unknown as Pipeline)[0]?.isDomestic;

describe('metrics of domestic violence', () => {
  it.each([
    ['ask for it', {}, { domestic: true }, true],
    ['count all of a source that holds nothing else', { files: [file(mapping('domestic', 'Y'))] }, {}, true],
    ['count all of a source of one type', { files: [file(mapping('type', 'domestic-violence'))] }, {}, true],
    ['count all that a source keeps', { filter: { domestic: true } }, {}, true],
    ['count some of it', { files: [file(mapping('domestic', 'Y'))] }, { arrived_at: { missing: true } }, true],
    ['are none where a file says otherwise', { files: [file(mapping('domestic', 'Y')), file()] }, {}, false],
    ['are none where a source has none of it', { files: [file(mapping('domestic', 'N'))] }, {}, false],
    ['are none where each record says it', { files: [file(mapping('domestic', null))] }, {}, false],
  ])('%s', (_, source, where, expected) => expect(isDomestic(source, where)).toBe(expected));
});
