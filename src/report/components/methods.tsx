import type { JSX } from 'preact';
import type { SourceNote } from '../../spec/publication.ts';
import type { Words } from '../../words/index.ts';
import { methodsUsed } from '../methods-used.ts';
import type { View } from '../view.ts';
import { Fold } from './fold.tsx';
import { SourceName } from './source-name.tsx';
import { useWords } from './use-words.ts';

function Notes({ view }: { readonly view: View }): JSX.Element {
  const words = useWords();
  const used = methodsUsed(view.document.findings, words);
  return (
    <Fold view={view} summary={words.foldWords.formulas(words.formatCount(used.length))}>
      {used.map((note) => (
        <div class="formula">
          <strong>{/[.?]$/.test(note.name) ? note.name : `${note.name}.`}</strong> {note.idea}
          <br />
          {note.formula} <span class="muted">{note.reference}</span>
        </div>
      ))}
    </Fold>
  );
}

/** What is known of a source beyond its name. */
function sourceFacts({ covers, extracted, reportingLagDays, repeats, key, weekly }: SourceNote, words: Words): string {
  const { formatCount, formatDate, formatList, methodsWords } = words;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(extracted) ? formatDate(extracted) : null;
  const { both, extracted: noDay, lag: noLag } = methodsWords.notSaid;
  const untold = [...(day === null ? [noDay] : []), ...(reportingLagDays === null ? [noLag] : [])];
  const parts = [
    ...(covers === null ? [] : [methodsWords.covers(formatDate(covers.from), formatDate(covers.to))]),
    ...(day === null ? [] : [methodsWords.extracted(day)]),
    ...(reportingLagDays === null ? [] : [methodsWords.lag(methodsWords.days(formatCount(reportingLagDays)))]),
    ...(untold.length > 1 ? [both] : untold),
    repeats === 'keep' ? methodsWords.repeatsKept : methodsWords.repeatsDropped,
  ];
  const by = key.length === 0 ? '' : methodsWords.key(formatList(key));
  return `${parts.join('; ')}${by}${weekly ? methodsWords.weekly : ''}.`;
}

function Source({ source, view }: { readonly source: SourceNote; readonly view: View }): JSX.Element {
  const words = useWords();
  const { methodsWords, sharedWords } = words;
  return (
    <>
      <dt>
        <SourceName id={source.id} view={view} />
      </dt>
      <dd>
        {methodsWords.from(source.kindTitle ?? source.kind)} <bdi>{source.origin || methodsWords.noPublisher}</bdi>
        {methodsWords.licence(source.licence || sharedWords.notDeclared)}; {sourceFacts(source, words)}
      </dd>
    </>
  );
}

function Hashes({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly { readonly path: string; readonly sha256: string }[];
}): JSX.Element {
  const { methodsWords, sharedWords } = useWords();
  return (
    <details>
      <summary>{caption}</summary>
      <table class="cards hashes">
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{sharedWords.file}</th>
            <th scope="col">{methodsWords.hash}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">
                <bdi>{row.path}</bdi>
              </th>
              <td data-label={methodsWords.hash}>
                <code>{row.sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Setting({ view }: { readonly view: View }): JSX.Element {
  const { formatCount, grainWords, methodsWords } = useWords();
  const { calendar, privacy, seed, areas, populationsInterpolated, versions } = view.publication.methods;
  const { boundaries, codeLists } = view.publication.methods;
  return (
    <dl class="facts">
      <dt>{methodsWords.calendar}</dt>
      <dd>{methodsWords.calendarOf(grainWords[calendar.grain][1], calendar.timezone, calendar.fiscalYearStarts)}</dd>
      <dt>{methodsWords.areas}</dt>
      <dd>
        {methodsWords.areasOf({
          all: formatCount(areas.universe),
          program: formatCount(areas.program),
          comparison: formatCount(areas.comparison),
          buffer: formatCount(areas.buffer),
          excluded: formatCount(areas.excluded),
        })}
      </dd>
      {boundaries.length > 0 && (
        <>
          <dt>{methodsWords.boundaries}</dt>
          <dd>{boundaries.map(({ file, version }) => methodsWords.version(file, version)).join('; ')}</dd>
        </>
      )}
      {codeLists.length > 0 && (
        <>
          <dt>{methodsWords.codeLists}</dt>
          <dd>{codeLists.map(({ path, version }) => methodsWords.version(path, version)).join('; ')}</dd>
        </>
      )}
      <dt>{methodsWords.population}</dt>
      <dd>{populationsInterpolated ? methodsWords.interpolated : methodsWords.asGiven}</dd>
      <dt>{methodsWords.disclosure}</dt>
      <dd>
        {privacy.minimum === 0 ? methodsWords.shownAll : methodsWords.hidden(formatCount(privacy.minimum))}
        {privacy.round && methodsWords.rounded(formatCount(privacy.round))}
        {privacy.publicRecord !== '' && methodsWords.publicRecord(privacy.publicRecord)}
      </dd>
      <dt>{methodsWords.seed}</dt>
      <dd>{String(seed)}</dd>
      <dt>{methodsWords.software}</dt>
      <dd>{versions.map((item) => `${item.name} ${item.version}`).join(', ')}</dd>
    </dl>
  );
}

/** Generated from the run: nothing here is typed by hand. */
export function Methods({ view }: { readonly view: View }): JSX.Element {
  const { foldWords, formatCount, limitations, methodsWords, sectionWords } = useWords();
  const { methods } = view.publication;
  const inputs = view.document.ledger.map((line) => ({ path: line.file, sha256: line.sha256 }));
  return (
    <section class="part" id="methods" aria-labelledby="methods-title">
      <h2 id="methods-title">{sectionWords.methods}</h2>
      <Notes view={view} />
      <h3 class="next">{methodsWords.cannotTell}</h3>
      <ul>
        {limitations.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <h3 class="next">{methodsWords.sources}</h3>
      <Fold view={view} summary={foldWords.sources(formatCount(methods.sources.length))}>
        <dl class="facts">
          {methods.sources.map((source) => (
            <Source source={source} view={view} />
          ))}
        </dl>
      </Fold>
      <h3 class="next">{methodsWords.settings}</h3>
      <Fold view={view} summary={foldWords.settings}>
        <Setting view={view} />
      </Fold>
      <h3 class="next">{methodsWords.again}</h3>
      <Fold view={view} summary={foldWords.prints}>
        <p>
          {methodsWords.againBefore}{' '}
          <code>
            yardline run {view.document.run.pipeline} --as-of {methods.asOf}
          </code>
          {methodsWords.againAfter}
        </p>
        <Hashes caption={methodsWords.inputs(formatCount(inputs.length))} rows={inputs} />
        <Hashes
          caption={methodsWords.declarations(formatCount(methods.declarations.length))}
          rows={methods.declarations}
        />
      </Fold>
    </section>
  );
}
