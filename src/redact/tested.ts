import type { Finding } from '../spec/index.ts';

/** As many as a page shows: a share with all its digits tells how many records it is of. */
const thousandths = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000) / 1000);

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
    const tests = comparability.tests.map((test) => ({
      ...test,
      n: null,
      before: thousandths(test.before),
      now: thousandths(test.now),
      moved: thousandths(test.moved) ?? 0,
    }));
    const params = Object.fromEntries(
      Object.entries(sentence.params).map(([name, value]) => [
        name,
        (name === 'was' || name === 'is') && typeof value === 'number' ? (thousandths(value) ?? 0) : value,
      ]),
    );
    const said = sentence.key === 'not-comparable' ? { ...sentence, params } : sentence;
    return { ...finding, comparability: { ...comparability, tests }, sentence: said };
  });
}
