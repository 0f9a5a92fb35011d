import type { JSX } from 'preact';
import type { RejectSummary } from '../../spec/publication.ts';
import { formatCount, sectionWords } from '../../words/index.ts';
import type { View } from '../view.ts';

export function RejectTable({ rejects }: { readonly rejects: readonly RejectSummary[] }): JSX.Element {
  if (rejects.length === 0) return <p>No record was turned away.</p>;
  return (
    <table class="cards">
      <caption class="hidden">Rejected records by rule</caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">File</th>
          <th scope="col">Column</th>
          <th scope="col" class="n">
            Records
          </th>
          <th scope="col">First lines</th>
        </tr>
      </thead>
      <tbody>
        {rejects.map((reject) => (
          <tr>
            <th scope="row">{reject.rule}</th>
            <td data-label="File">
              <bdi>{reject.file}</bdi>
            </td>
            <td data-label="Column">
              <code>{reject.column}</code>
            </td>
            <td class="n" data-label="Records">
              {formatCount(reject.n)}
            </td>
            <td data-label="First lines">
              {reject.firstLines.map(formatCount).join(', ')}
              {reject.n > reject.firstLines.length && ' and more'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Rejects({ view }: { readonly view: View }): JSX.Element {
  return (
    <section class="part" id="rejects" aria-labelledby="rejects-title">
      <h2 id="rejects-title">{sectionWords.rejects}</h2>
      <p>Each is kept with its file, line and reason. Line numbers are those that an editor shows.</p>
      <RejectTable rejects={view.publication.rejects} />
    </section>
  );
}
