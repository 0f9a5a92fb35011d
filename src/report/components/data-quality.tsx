import type { JSX } from 'preact';
import { checksSentence, sectionWords } from '../../words/index.ts';
import type { View } from '../view.ts';
import { Checks } from './checks.tsx';
import { Coverage } from './coverage.tsx';
import { Ledger } from './ledger.tsx';
import { RejectTable } from './rejects.tsx';

function Grades({ view }: { readonly view: View }): JSX.Element {
  return (
    <table class="cards">
      <caption class="hidden">Data grade of each number</caption>
      <thead>
        <tr>
          <th scope="col">What we count</th>
          <th scope="col">Grade</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {view.headlines.map((finding) => (
          <tr>
            <th scope="row">
              <bdi>{finding.title}</bdi>
            </th>
            <td data-label="Grade">{finding.grade ?? 'not given'}</td>
            <td data-label="Why">{finding.gradeReason.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every file's books, every check with what it saw, and what was turned away. */
export function DataQuality({ view }: { readonly view: View }): JSX.Element {
  const { ledger, checks, coverage, warnings } = view.document;
  return (
    <section class="part" id="data-quality" aria-labelledby="data-quality-title">
      <h2 id="data-quality-title">{sectionWords['data-quality']}</h2>
      <p class="lead-in">{checksSentence(checks)}</p>
      {warnings.length > 0 && (
        <ul>
          {warnings.map((warning) => (
            <li>{warning.text}</li>
          ))}
        </ul>
      )}
      <h3 class="next">Where every record went</h3>
      <Ledger lines={ledger} />
      <h3 class="next">What was checked</h3>
      <Checks checks={checks} />
      {coverage.length > 0 && (
        <>
          <h3 class="next">Who sent what, month by month</h3>
          <Coverage coverage={coverage} view={view} />
        </>
      )}
      <h3 class="next">Grades</h3>
      <Grades view={view} />
      {!view.report.sections.includes('rejects') && (
        <>
          <h3 class="next">{sectionWords.rejects}</h3>
          <RejectTable rejects={view.publication.rejects} />
        </>
      )}
    </section>
  );
}
