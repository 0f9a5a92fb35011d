import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/spec/index.ts';
import { answersApart, differences, documentsApart, type Published, questionsOf, told } from './published.ts';
import { leaking, publishTown, type Twins, twins } from './twins.ts';

/**
 * Two towns of which all counts that are told are the same, and all that are hidden are not. Whatever else differs in
 * what the program publishes of them is a way back to a hidden count: a p value, a mark, the end of a range.
 */
let found: Twins;
let whole: { readonly own: Published; readonly other: Published };

beforeAll(async () => {
  found = await twins(2, ['thefts']);
  const open = '{ minimum: 0, public-record: made up }';
  whole = {
    own: await publishTown(found.own, ['thefts'], open),
    other: await publishTown(found.other, ['thefts'], open),
  };
}, 300_000);

describe('two towns that differ in hidden counts alone', () => {
  it('do differ', () => {
    expect(found.other.counts).not.toEqual(found.own.counts);
    const hidden = found.ofOwn.findings.findings.flatMap(({ series }) =>
      series.filter(({ state }) => state === 'suppressed'),
    );
    expect(hidden.length).toBeGreaterThan(4);
  });

  it('are told of by the same findings', () => {
    expect(differences(told(found.ofOwn.findings), told(found.ofOther.findings))).toEqual([]);
  });

  it('are told of by the same documents, byte for byte, in files of the same names', () => {
    const { ofOwn, ofOther } = found;
    expect([...ofOther.documents.keys()]).toEqual([...ofOwn.documents.keys()]);
    expect(ofOwn.documents.size).toBeGreaterThan(8);
    expect(documentsApart(ofOwn, ofOther)).toEqual([]);
  });
});

describe('answers of every verb, and exports, of two towns that differ in hidden counts alone', () => {
  it.each(['{ minimum: 5 }', '{ minimum: 5, round: 5 }'])(
    'are the same: %s',
    async (privacy) => {
      const [own, other] = await Promise.all(
        [found.own, found.other].map((town) => publishTown(town, ['thefts'], privacy, questionsOf(['thefts']))),
      );
      if (!own || !other) throw new Error('two towns');
      expect([...other.answers.keys()]).toEqual([...own.answers.keys()]);
      expect(own.answers.size).toBeGreaterThan(40);
      expect(answersApart(own, other)).toEqual([]);
    },
    600_000,
  );
});

const change = ({ changes }: Finding) => changes.baseline;
type Leak = (shown: Finding, whole: Finding) => Finding;

/** Each way back that has been closed, opened again. */
const leaks: Readonly<Record<string, Leak>> = {
  'a hidden period': (shown, before) => ({ ...shown, series: before.series }),
  'the range and p of a change': (shown, before) => ({ ...shown, changes: before.changes }),
  'the dispersion alone': (shown, before) => {
    const own = change(before);
    return own.status === 'withheld' ? shown : { ...shown, expected: { value: own.dispersion, low: 0, high: 0 } };
  },
  'degrees of freedom': (shown, before) => {
    const own = change(before);
    return own.status === 'withheld' ? shown : { ...shown, expected: { value: own.dispersionDf, low: 0, high: 0 } };
  },
  'what one period may be expected to have': (shown, before) => ({ ...shown, expected: before.expected }),
  'centre and limits of a process chart': (shown, before) => ({ ...shown, process: before.process }),
  'the hash of the time before the launch': (shown, before) => ({ ...shown, ladder: before.ladder }),
};

describe('what would tell them apart', () => {
  it.each(Object.entries(leaks))('is found where it is published: %s', (_, leak) => {
    const { ofOwn, ofOther } = found;
    const [own, other] = [
      leaking(ofOwn.findings, whole.own.findings, leak),
      leaking(ofOther.findings, whole.other.findings, leak),
    ];
    expect(differences(own, other)).not.toEqual([]);
  });

  it('is found in how many records an agency sent in a month', () => {
    const [own, other] = [whole.own.findings.coverage, whole.other.findings.coverage];
    expect(differences(own, other)).not.toEqual([]);
    const kept = found.ofOwn.findings.coverage.flatMap(({ agencies }) => agencies.flatMap(({ months }) => months));
    expect(kept.every(({ state }) => state === 'reported')).toBe(true);
    expect(kept.some(({ n }) => n === null)).toBe(true);
  });
});
