import type { JSX } from 'preact';
import type { SourceNote } from '../../spec/publication.ts';
import { formatCount, formatDate, limitations, sectionWords } from '../../words/index.ts';
import { methodsUsed } from '../methods-used.ts';
import type { View } from '../view.ts';

function Notes({ view }: { readonly view: View }): JSX.Element {
  return (
    <>
      {methodsUsed(view.document.findings).map((note) => (
        <div class="formula">
          <strong>{note.name}.</strong> {note.idea}
          <br />
          {note.formula} <span class="muted">{note.reference}</span>
        </div>
      ))}
    </>
  );
}

function Source({ source }: { readonly source: SourceNote }): JSX.Element {
  return (
    <>
      <dt>
        <bdi>{source.title}</bdi>
      </dt>
      <dd>
        {source.kind}, from <bdi>{source.origin || 'a publisher that is not declared'}</bdi>; licence{' '}
        {source.licence || 'not declared'};{' '}
        {source.covers === null
          ? ''
          : `covers ${formatDate(source.covers.from)} to ${formatDate(source.covers.to)}, extracted ${source.extracted}; `}
        reporting lag{' '}
        {source.reportingLagDays === null ? 'not declared' : `${formatCount(source.reportingLagDays)} days`}; repeated
        rows {source.repeats === 'keep' ? 'are kept' : 'are dropped'}
        {source.key.length > 0 && `, key ${source.key.join(' and ')}`}
        {source.weekly && '; a week that lies in two periods counts whole in the one that has most of its days'}.
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
  return (
    <table class="cards">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              <bdi>{row.path}</bdi>
            </th>
            <td data-label="SHA-256">
              <code>{row.sha256}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Setting({ view }: { readonly view: View }): JSX.Element {
  const { calendar, privacy, seed, areas, populationsInterpolated, versions } = view.publication.methods;
  const { boundaries, codeLists } = view.publication.methods;
  return (
    <dl class="facts">
      <dt>Calendar</dt>
      <dd>
        {calendar.grain}s, time zone {calendar.timezone}, fiscal year from month {calendar.fiscalYearStarts}
      </dd>
      <dt>Areas</dt>
      <dd>
        {formatCount(areas.universe)} in all: {formatCount(areas.program)} programme, {formatCount(areas.comparison)}{' '}
        comparison, {formatCount(areas.buffer)} neighbouring, {formatCount(areas.excluded)} left out
      </dd>
      {boundaries.length > 0 && (
        <>
          <dt>Boundaries</dt>
          <dd>{boundaries.map(({ file, version }) => `${file}, version ${version}`).join('; ')}</dd>
        </>
      )}
      {codeLists.length > 0 && (
        <>
          <dt>Code lists</dt>
          <dd>{codeLists.map(({ path, version }) => `${path}, version ${version}`).join('; ')}</dd>
        </>
      )}
      <dt>Population</dt>
      <dd>
        {populationsInterpolated
          ? 'estimated between census years, or as counted nearest; such periods are marked'
          : 'as given for each year'}
      </dd>
      <dt>Disclosure rule</dt>
      <dd>
        {privacy.minimum === 0
          ? 'counts are shown however small'
          : `counts under ${formatCount(privacy.minimum)}, and whatever would reveal them, are hidden; hidden is never shown as zero`}
        {privacy.publicRecord !== '' && `. Public record: ${privacy.publicRecord}`}
      </dd>
      <dt>Seed</dt>
      <dd>{String(seed)}</dd>
      <dt>Software</dt>
      <dd>{versions.map((item) => `${item.name} ${item.version}`).join(', ')}</dd>
    </dl>
  );
}

/** Generated from the run: nothing here is typed by hand. */
export function Methods({ view }: { readonly view: View }): JSX.Element {
  const { methods } = view.publication;
  const inputs = view.document.ledger.map((line) => ({ path: line.file, sha256: line.sha256 }));
  return (
    <section class="part" id="methods" aria-labelledby="methods-title">
      <h2 id="methods-title">{sectionWords.methods}</h2>
      <Notes view={view} />
      <h3 class="next">What this cannot tell</h3>
      <ul>
        {limitations.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <h3 class="next">Sources</h3>
      <dl class="facts">
        {methods.sources.map((source) => (
          <Source source={source} />
        ))}
      </dl>
      <h3 class="next">Settings of this run</h3>
      <Setting view={view} />
      <h3 class="next">How to run it again</h3>
      <p>
        The same files, the same declarations, the same earlier runs and the same version give the same bytes:{' '}
        <code>
          yardline run {view.document.run.pipeline} --as-of {methods.asOf}
        </code>
        . The files and declarations are the same where their SHA-256 below are.
      </p>
      <Hashes caption="Input files" rows={inputs} />
      <Hashes caption="Declarations" rows={methods.declarations} />
    </section>
  );
}
