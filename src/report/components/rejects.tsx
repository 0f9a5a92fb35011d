import type { JSX } from 'preact';
import type { RejectSummary } from '../../spec/publication.ts';
import type { View } from '../view.ts';
import { useWords } from './use-words.ts';

export function RejectTable({ rejects }: { readonly rejects: readonly RejectSummary[] }): JSX.Element {
  const { formatCount, qualityWords, rejectText, sharedWords } = useWords();
  if (rejects.length === 0) return <p>{qualityWords.noRejects}</p>;
  return (
    <table class="cards">
      <caption class="hidden">{qualityWords.rejectsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{sharedWords.rule}</th>
          <th scope="col">{sharedWords.file}</th>
          <th scope="col">{sharedWords.column}</th>
          <th scope="col" class="n">
            {sharedWords.records}
          </th>
          <th scope="col">{qualityWords.firstLines}</th>
        </tr>
      </thead>
      <tbody>
        {rejects.map((reject) => (
          <tr>
            <th scope="row">{rejectText(reject.rule)}</th>
            <td data-label={sharedWords.file}>
              <bdi>{reject.file}</bdi>
            </td>
            <td data-label={sharedWords.column}>
              <code>{reject.column}</code>
            </td>
            <td class="n" data-label={sharedWords.records}>
              {formatCount(reject.n)}
            </td>
            <td data-label={qualityWords.firstLines}>
              {reject.firstLines.map(formatCount).join(', ')}
              {reject.n > reject.firstLines.length && ` ${qualityWords.andMore}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Rejects({ view }: { readonly view: View }): JSX.Element {
  const { qualityWords, sectionWords } = useWords();
  return (
    <section class="part" id="rejects" aria-labelledby="rejects-title">
      <h2 id="rejects-title">{sectionWords.rejects}</h2>
      <p>{qualityWords.rejectsIntro}</p>
      <RejectTable rejects={view.publication.rejects} />
    </section>
  );
}
