import type { Finding, Sentence } from '../spec/index.ts';
import { inSteps, stepOf } from './coarse.ts';

type Test = Finding['comparability']['tests'][number];

/**
 * Findings without how many records their tests of comparability are of. These are all records of some areas in the two
 * windows that are compared, which are others for areas that began at other times: where some number of the source is
 * hidden, they are sums of areas and periods that nothing else tells.
 *
 * @param hiding  sources of which some number is hidden
 */
export function protectTests(findings: readonly Finding[], hiding: ReadonlySet<string>): readonly Finding[] {
  return findings.map((finding) => {
    const { comparability, sentence, source } = finding;
    if (!hiding.has(source) || comparability.tests.length === 0) return finding;
    const tests = comparability.tests.map(withoutRecords);
    const said = sentence.key === 'not-comparable' ? sentenceWith(sentence, comparability.tests) : sentence;
    return { ...finding, comparability: { ...comparability, tests }, sentence: said };
  });
}

/** A share with all its digits tells how many records it is of: it stands in steps that leave this open. */
function withoutRecords(test: Test): Test {
  const { before, now, moved, breaks } = test;
  const step = stepIn(test);
  const told = (value: number | null): number | null => (value === null ? null : coarsely(value, step));
  // never across the limit: what breaks moved further than it may, and what does not no further
  const away = breaks ? Math.ceil : Math.floor;
  const way = Number.isInteger(moved) ? moved : Math.sign(moved) * inSteps(Math.abs(moved), step, away);
  return { ...test, n: null, before: told(before), now: told(now), moved: way };
}

/** Records of both times are counted together: the fewer of them are taken to be a quarter. */
const stepIn = ({ n }: Test): number => stepOf((n ?? 0) / 4);

const coarsely = (value: number, step: number): number => (Number.isInteger(value) ? value : inSteps(value, step));

/** What is said of a test that breaks, as it stands beside it. */
function sentenceWith(sentence: Sentence, tests: readonly Test[]): Sentence {
  const { was, is } = sentence.params;
  if (typeof was !== 'number' || typeof is !== 'number') return sentence;
  const step = Math.max(...tests.filter(({ before, now }) => before === was && now === is).map(stepIn), 0) || 1;
  return { ...sentence, params: { ...sentence.params, was: coarsely(was, step), is: coarsely(is, step) } };
}
