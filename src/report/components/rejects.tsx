import type { JSX } from 'preact';
import type { RejectSummary } from '../../spec/publication.ts';
import { capital } from '../effect-answer.ts';
import type { View } from '../view.ts';
import { SourceName } from './source-name.tsx';
import { useWords } from './use-words.ts';

type Rejects = readonly RejectSummary[];

/** Files of one rule are folded where there are more. */
const mostFiles = 2;

/** Records of one source that were turned away by one rule, whatever file they stand in. */
function byRule(rejects: Rejects): readonly (readonly [RejectSummary, ...RejectSummary[]])[] {
  const groups = new Map<string, [RejectSummary, ...RejectSummary[]]>();
  for (const reject of rejects) {
    const key = JSON.stringify([reject.source, reject.fate, reject.rule, reject.column]);
    const group = groups.get(key);
    if (group) group.push(reject);
    else groups.set(key, [reject]);
  }
  return [...groups.values()];
}

function Files({ rejects }: { readonly rejects: Rejects }): JSX.Element {
  const { formatCount, qualityWords } = useWords();
  const list = (
    <ul class="plain">
      {rejects.map(({ file, n, firstLines }) => (
        <li>
          <bdi>{file}</bdi>: {firstLines.map(formatCount).join(', ')}
          {n > firstLines.length && ` ${qualityWords.andMore}`}
        </li>
      ))}
    </ul>
  );
  if (rejects.length <= mostFiles) return list;
  return (
    <details>
      <summary>{qualityWords.files(formatCount(rejects.length))}</summary>
      {list}
    </details>
  );
}

/** Why records were turned away, how many, and where: the lines are those that an editor shows. */
export function RejectTable({ rejects, view }: { readonly rejects: Rejects; readonly view: View }): JSX.Element {
  const { fateWords, formatCount, qualityWords, rejectText, sharedWords } = useWords();
  if (rejects.length === 0) return <p>{qualityWords.noRejects}</p>;
  return (
    <table class="cards rejects">
      <caption class="hidden">{qualityWords.rejectsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{sharedWords.rule}</th>
          <th scope="col">{sharedWords.source}</th>
          <th scope="col">{sharedWords.column}</th>
          <th scope="col" class="n">
            {sharedWords.records}
          </th>
          <th scope="col">{qualityWords.firstLines}</th>
        </tr>
      </thead>
      <tbody>
        {byRule(rejects).map((group) => {
          const [{ rule, fate, source, column }] = group;
          return (
            <tr>
              <th scope="row">
                {capital(rejectText(rule))}
                <span class="aside">
                  {fateWords[fate] ?? fate}; <code>{rule}</code>
                </span>
              </th>
              <td data-label={sharedWords.source}>
                <SourceName id={source} view={view} />
              </td>
              <td data-label={sharedWords.column}>{column !== '' && <code>{column}</code>}</td>
              <td class="n" data-label={sharedWords.records}>
                {formatCount(group.reduce((sum, { n }) => sum + n, 0))}
              </td>
              <td data-label={qualityWords.firstLines}>
                <Files rejects={group} />
              </td>
            </tr>
          );
        })}
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
      <RejectTable rejects={view.publication.rejects} view={view} />
    </section>
  );
}
