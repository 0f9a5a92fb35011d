import type { JSX } from 'preact';
import type { ComparabilityTest, Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { capital } from '../effect-answer.ts';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

/** Rules that measure a ratio, whose move is relative to what it was. */
const ratios: ReadonlySet<ComparabilityTest['rule']> = new Set(['recorded-called-ratio']);
/** Rules that measure a share of records or of people. */
const shares: ReadonlySet<ComparabilityTest['rule']> = new Set([
  'located-share',
  'mapped-share',
  'domestic-share',
  'response-rate',
  'reporting-lag',
]);

const percent = (x: number, { formatDecimal }: Words): string => `${formatDecimal(x * 100, 1)}\u00a0%`;

function measured(rule: ComparabilityTest['rule'], value: number | null, words: Words): string {
  if (value === null) return '';
  if (shares.has(rule)) return percent(value, words);
  return ratios.has(rule) ? words.formatDecimal(value, 2) : words.formatCount(value);
}

function distance(rule: ComparabilityTest['rule'], value: number, words: Words): string {
  if (shares.has(rule)) return words.gateWords.points(words.formatDecimal(Math.abs(value) * 100, 1));
  return ratios.has(rule) ? percent(Math.abs(value), words) : words.formatCount(Math.abs(value));
}

/** What either is, or is not, alike has no size; and of what is hidden there is none to show. */
function movedText({ rule, before, now, moved }: ComparabilityTest, words: Words): string {
  if (before !== null || now !== null) return distance(rule, moved, words);
  if (shares.has(rule) || ratios.has(rule)) return '';
  return words.gateWords[moved === 0 ? 'same' : 'changed'];
}

function Row({ test }: { readonly test: ComparabilityTest }): JSX.Element {
  const words = useWords();
  const { checkWords, comparabilityWords, formatCount, gateWords } = words;
  const { columns } = gateWords;
  const { rule, arm, before, now, limit, breaks, absorbed, source } = test;
  const names = source === undefined ? test.names : [source, ...test.names];
  return (
    <tr>
      <th scope="row">
        {capital(comparabilityWords[rule])}
        {names.map((name) => (
          <span class="aside">
            <Told>{name}</Told>
          </span>
        ))}
      </th>
      <td data-label={columns.where}>{gateWords.arms[arm]}</td>
      <td class="n" data-label={columns.before}>
        {measured(rule, before, words)}
      </td>
      <td class="n" data-label={columns.now}>
        {measured(rule, now, words)}
      </td>
      <td class="n" data-label={columns.moved}>
        {movedText(test, words)}
      </td>
      <td class="n" data-label={columns.limit}>
        {before === null && now === null ? '' : distance(rule, limit, words)}
      </td>
      <td class="n" data-label={checkWords.outOf}>
        {test.n === null ? '' : formatCount(test.n)}
      </td>
      <td data-label={columns.result}>{breaks ? gateWords[absorbed ? 'alike' : 'broke'] : gateWords.held}</td>
    </tr>
  );
}

/** For the analyst: whether both times were recorded alike, test by test, as it was judged before any verdict. */
export function Comparability({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const { checkWords, formatCount, gateWords, sharedWords } = useWords();
  const { tests } = finding.comparability;
  if (tests.length === 0) return null;
  const { tested, where, before, now, moved, limit, result } = gateWords.columns;
  const broken = tests.filter(({ breaks }) => breaks).length;
  return (
    <details class="gate" open={broken > 0}>
      <summary>{gateWords.summary(formatCount(tests.length), broken)}</summary>
      <section class="scroll" tabIndex={0} aria-label={sharedWords.of(finding.title, gateWords.label)}>
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">{tested}</th>
              <th scope="col">{where}</th>
              {[before, now, moved, limit, checkWords.outOf].map((column) => (
                <th scope="col" class="n">
                  {column}
                </th>
              ))}
              <th scope="col">{result}</th>
            </tr>
          </thead>
          <tbody>
            {tests.map((test) => (
              <Row test={test} />
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
