import type { JSX } from 'preact';
import type { Check, Finding } from '../../spec/findings.ts';
import { outcomeOf } from '../../words/index.ts';
import type { View } from '../view.ts';
import { Checks, CheckTable } from './checks.tsx';
import { Coverage, comesSeldom, hasGap } from './coverage.tsx';
import { Fold } from './fold.tsx';
import { Ledger, LedgerTotal } from './ledger.tsx';
import { MetricLink } from './metric-link.tsx';
import { RejectTable } from './rejects.tsx';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

type Some = readonly [Finding, ...Finding[]];

/** Numbers of one grade, for one reason, in the order of the first of each. */
function alike(findings: readonly Finding[]): readonly Some[] {
  const groups = new Map<string, Some>();
  for (const finding of findings) {
    const key = `${finding.grade} ${finding.gradeReason.text}`;
    const group = groups.get(key);
    groups.set(key, group === undefined ? [finding] : [...group, finding]);
  }
  return [...groups.values()];
}

function Grades({ findings }: { readonly findings: readonly Finding[] }): JSX.Element {
  const { columnWords, qualityWords, sharedWords } = useWords();
  return (
    <table class="cards">
      <caption class="hidden">{qualityWords.gradeCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{columnWords.metric}</th>
          <th scope="col">{qualityWords.grade}</th>
          <th scope="col">{qualityWords.why}</th>
        </tr>
      </thead>
      <tbody>
        {alike(findings).map(([finding, ...others]) => (
          <tr>
            <th scope="row">
              {[finding, ...others].map(({ title }) => (
                <div>
                  <Told>{title}</Told>
                </div>
              ))}
            </th>
            <td data-label={qualityWords.grade}>{finding.grade ?? sharedWords.notGiven}</td>
            <td data-label={qualityWords.why}>{finding.gradeReason.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the first page could not compare is named beside checks that passed: the two would read as a contradiction. */
function Otherwise({ view }: { readonly view: View }): JSX.Element | null {
  const { qualityWords } = useWords();
  const findings = view.headlines.filter(({ movement }) => movement === 'not-comparable');
  if (findings.length === 0) return null;
  return (
    <>
      <p>{qualityWords.otherwise}</p>
      <ul>
        {findings.map((finding) => (
          <li>
            <MetricLink finding={finding} view={view} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Every file's books, every check with what it saw, and what was turned away: for a board first what it has to know. */
export function DataQuality({ view }: { readonly view: View }): JSX.Element {
  const words = useWords();
  const { checksSentence, checkWords, foldWords, formatCount, qualityWords, sectionWords } = words;
  const { ledger, checks, coverage, warnings } = view.document;
  const { rejects } = view.publication;
  const isFull = view.report.detail === 'full';
  const isFine = (check: Check): boolean => ['passed', 'noted'].includes(outcomeOf(check));
  const [fine, told] = parted(checks, (check) => !isFull && isFine(check));
  const [best, below] = parted(view.headlines, ({ grade }) => !isFull && grade === 'A');
  const [whole, gaps] = parted(coverage, (source) => !isFull && !(hasGap(source) && !comesSeldom(source, view)));
  return (
    <section class="part" id="data-quality" aria-labelledby="data-quality-title">
      <h2 id="data-quality-title">{sectionWords['data-quality']}</h2>
      <p class="lead-in">{checksSentence(checks)}</p>
      <Otherwise view={view} />
      {warnings.length > 0 && (
        <ul>
          {warnings.map((warning) => (
            <li>{warning.text}</li>
          ))}
        </ul>
      )}
      <h3 class="next">{qualityWords.everyRecord}</h3>
      {!isFull && <LedgerTotal lines={ledger} />}
      <Fold view={view} summary={foldWords.files(formatCount(ledger.length))}>
        <Ledger lines={ledger} view={view} />
      </Fold>
      <h3 class="next">{qualityWords.checked}</h3>
      {told.length > 0 && <Checks checks={told} view={view} />}
      {fine.length > 0 && (
        <Fold view={view} summary={foldWords.passed(formatCount(fine.length))}>
          <CheckTable checks={fine} view={view} caption={checkWords.caption} />
        </Fold>
      )}
      {coverage.length > 0 && (
        <>
          <h3 class="next">{qualityWords.whoSent}</h3>
          <Coverage coverage={gaps} view={view} />
          {whole.length > 0 && (
            <Fold view={view} summary={foldWords.withoutGap(formatCount(whole.length))}>
              <Coverage coverage={whole} view={view} />
            </Fold>
          )}
        </>
      )}
      <h3 class="next">{qualityWords.grades}</h3>
      {below.length > 0 && <Grades findings={below} />}
      {best.length > 0 && (
        <Fold view={view} summary={foldWords.gradedBest(formatCount(best.length))}>
          <Grades findings={best} />
        </Fold>
      )}
      {!view.report.sections.includes('rejects') && (
        <>
          <h3 class="next">{sectionWords.rejects}</h3>
          {rejects.length === 0 ? (
            <RejectTable rejects={rejects} view={view} />
          ) : (
            <Fold view={view} summary={foldWords.rejects(formatCount(rejects.reduce((sum, { n }) => sum + n, 0)))}>
              <RejectTable rejects={rejects} view={view} />
            </Fold>
          )}
        </>
      )}
    </section>
  );
}

function parted<Item>(
  items: readonly Item[],
  isFirst: (item: Item) => boolean,
): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
