import type { JSX } from 'preact';
import type { View } from '../view.ts';
import { Checks } from './checks.tsx';
import { Coverage } from './coverage.tsx';
import { Ledger } from './ledger.tsx';
import { RejectTable } from './rejects.tsx';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';

function Grades({ view }: { readonly view: View }): JSX.Element {
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
        {view.headlines.map((finding) => (
          <tr>
            <th scope="row">
              <Told>{finding.title}</Told>
            </th>
            <td data-label={qualityWords.grade}>{finding.grade ?? sharedWords.notGiven}</td>
            <td data-label={qualityWords.why}>{finding.gradeReason.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every file's books, every check with what it saw, and what was turned away. */
export function DataQuality({ view }: { readonly view: View }): JSX.Element {
  const { checksSentence, qualityWords, sectionWords } = useWords();
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
      <h3 class="next">{qualityWords.everyRecord}</h3>
      <Ledger lines={ledger} />
      <h3 class="next">{qualityWords.checked}</h3>
      <Checks checks={checks} />
      {coverage.length > 0 && (
        <>
          <h3 class="next">{qualityWords.whoSent}</h3>
          <Coverage coverage={coverage} view={view} />
        </>
      )}
      <h3 class="next">{qualityWords.grades}</h3>
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
