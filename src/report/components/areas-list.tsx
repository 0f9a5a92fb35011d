import type { JSX } from 'preact';
import { type Finding, movements } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { levelText } from '../quantity.ts';
import { singleAreas } from '../select.ts';
import type { View } from '../view.ts';
import { Fold } from './fold.tsx';
import { useWords } from './use-words.ts';

/** Every verdict of an area by its name, with the numbers that fell under it. */
function verdictsOf(findings: readonly Finding[], { movementWords }: Words) {
  return movements.flatMap((movement) => {
    const titles = findings.filter((finding) => finding.movement === movement).map(({ title }) => title);
    return titles.length === 0 ? [] : [{ label: movementWords[movement].label, titles }];
  });
}

function Numbers({ findings, area }: { readonly findings: readonly Finding[]; readonly area: string }): JSX.Element {
  const words = useWords();
  const { columnWords, movementWords, sharedWords } = words;
  return (
    <table>
      <caption class="hidden">{area}</caption>
      <thead>
        <tr>
          <th scope="col">{columnWords.metric}</th>
          <th scope="col">{sharedWords.now}</th>
          <th scope="col">{sharedWords.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <tr>
            <th scope="row">{finding.title}</th>
            <td data-finding={`${finding.metric}/${finding.area}`}>{levelText(finding, finding.now, words)}</td>
            <td>{movementWords[finding.movement].label}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Area = Pick<Finding, 'area' | 'areaTitle' | 'areaRole'>;

function One({ area, view }: { readonly area: Area; readonly view: View }): JSX.Element {
  const words = useWords();
  const { areaRoleWords, foldWords } = words;
  const here = singleAreas(view.document.findings).filter((finding) => finding.area === area.area);
  const own = new Map(here.map((finding) => [finding.metric, finding]));
  const findings = view.headlines.flatMap(({ metric }) => own.get(metric) ?? []);
  return (
    <li>
      <strong>
        <bdi>{area.areaTitle}</bdi>
      </strong>{' '}
      <span class="small muted">{areaRoleWords[area.areaRole]}</span>
      {verdictsOf(findings, words).map(({ label, titles }) => (
        <div>
          {label}:
          <ul class="plain inline">
            {titles.map((title) => (
              <li>{title}</li>
            ))}
          </ul>
        </div>
      ))}
      <Fold view={view} summary={foldWords.areaNumbers}>
        <Numbers findings={findings} area={area.areaTitle} />
      </Fold>
    </li>
  );
}

function List({ areas, view }: { readonly areas: readonly Area[]; readonly view: View }): JSX.Element {
  return (
    <ul class="plain areas">
      {areas.map((area) => (
        <One area={area} view={view} />
      ))}
    </ul>
  );
}

/**
 * For a board: an area after the other with its verdicts in words, which a phone and a sheet of paper hold as well. Those
 * that a programme is only compared with stand behind it.
 */
export function AreasList({ view }: { readonly view: View }): JSX.Element {
  const { foldWords, formatCount } = useWords();
  const all = singleAreas(view.document.findings);
  const areas = [...new Map(all.map((finding) => [finding.area, finding])).values()];
  const hasProgram = areas.some(({ areaRole }) => areaRole === 'program');
  const near = areas.filter(({ areaRole }) => !hasProgram || areaRole === 'program' || areaRole === 'buffer');
  const others = areas.filter((area) => !near.includes(area));
  return (
    <>
      <List areas={near} view={view} />
      {others.length > 0 && (
        <Fold view={view} summary={foldWords.otherAreas(formatCount(others.length))}>
          <List areas={others} view={view} />
        </Fold>
      )}
    </>
  );
}
