import type { ComponentChildren, JSX } from 'preact';
import type { Finding, Logic } from '../../spec/findings.ts';
import { logicRoles, questionOfRole } from '../../spec/logic.ts';
import { apartOf, pathTo, toldOf } from '../logic.ts';
import type { View } from '../view.ts';
import { MetricLink } from './metric-link.tsx';
import { Told } from './told.tsx';
import { useWords } from './use-words.ts';
import { MovementVerdict } from './verdict.tsx';

type Path = Logic['paths'][number];

function Step({ label, children }: { readonly label: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <li>
      <p class="label">{label}</p>
      {children}
    </li>
  );
}

function Numbers({ findings, view }: { readonly findings: readonly Finding[]; readonly view: View }): JSX.Element {
  const { logicWords } = useWords();
  if (findings.length === 0) return <p class="muted">{logicWords.noMetric}</p>;
  return (
    <ul>
      {findings.map((finding) => (
        <li>
          <MetricLink finding={finding} view={view} />
          <MovementVerdict finding={finding} />
        </li>
      ))}
    </ul>
  );
}

function OnePath({ path, view }: { readonly path: Path; readonly view: View }): JSX.Element {
  const { logicWords, questionWords } = useWords();
  return (
    <li>
      <ol class="steps">
        <Step label={logicWords.activity}>
          <p class="activity">
            <Told>{path.activity}</Told>
          </p>
        </Step>
        {logicRoles.map((role) => (
          <Step label={questionWords[questionOfRole[role]]}>
            <Numbers findings={toldOf(path[role], view.headlines)} view={view} />
          </Step>
        ))}
      </ol>
      <p class="because">
        <strong>{logicWords.because}</strong> <Told>{path.because}</Told>
      </p>
    </li>
  );
}

/** The logic model: lists for whoever hears the page, boxes with arrows for whoever sees it. */
export function LogicModel({ view }: { readonly view: View }): JSX.Element | null {
  const { formatList, logicWords } = useWords();
  const { logic } = view.document;
  if (logic === undefined) return null;
  const apart = apartOf(logic, view.headlines);
  return (
    <section class="logic" id="logic" aria-labelledby="logic-title">
      <h3 id="logic-title">{logicWords.heading}</h3>
      <p>{logicWords.intro}</p>
      <ol class="paths">
        {logic.paths.map((path) => (
          <OnePath path={path} view={view} />
        ))}
      </ol>
      {apart.length > 0 && <p class="small muted">{logicWords.apart(formatList(apart.map(({ title }) => title)))}</p>}
    </section>
  );
}

/** Why the outcomes of a table are expected, in a line: of the first path, as there is room for one. */
export function Because({ view }: { readonly view: View }): JSX.Element | null {
  const { logicWords } = useWords();
  const { logic } = view.document;
  const path = pathTo(view.headlines, logic);
  if (path === null || logic === undefined) return null;
  return (
    <p class="because">
      <strong>{logicWords.because}</strong> <Told>{path.because}</Told>{' '}
      {view.report.sections.includes('metrics') && <a href="#logic">{logicWords.all(logic.paths.length)}</a>}
    </p>
  );
}
