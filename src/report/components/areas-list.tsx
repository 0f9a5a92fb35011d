import type { JSX } from 'preact';
import { type Finding, movements } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { levelText } from '../quantity.ts';
import { singleAreas } from '../select.ts';
import type { View } from '../view.ts';
import { Fold } from './fold.tsx';
import { useWords } from './use-words.ts';

/** As few areas as this are read one by one. */
const fewAreas = 3;

/** Verdicts that all of the areas share, told once, and not under each: what sets an area apart stands out. */
function sharedBy(areas: readonly (readonly Finding[])[]): readonly Finding[] {
  if (areas.length < fewAreas) return [];
  const [first = [], ...others] = areas;
  return first.filter(({ metric, movement }) =>
    others.every((own) => own.some((other) => other.metric === metric && other.movement === movement)),
  );
}

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

/** What was found in an area, in the order of the report. */
function findingsOf({ area }: Area, { document, headlines }: View): readonly Finding[] {
  const here = singleAreas(document.findings).filter((finding) => finding.area === area);
  const own = new Map(here.map((finding) => [finding.metric, finding]));
  return headlines.flatMap(({ metric, contribution }) => {
    const finding = own.get(metric);
    // the programme's own work is done nowhere else: that it has no number there is no news
    const isElsewhere = contribution === 'not-asked' && finding?.areaRole !== 'program';
    const isNone = finding?.now.status === 'withheld' && finding.now.reason !== 'suppressed';
    return finding === undefined || (isElsewhere && isNone) ? [] : [finding];
  });
}

function Verdicts({ findings }: { readonly findings: readonly Finding[] }): JSX.Element {
  return (
    <>
      {verdictsOf(findings, useWords()).map(({ label, titles }) => (
        <div>
          {label}:
          <ul class="plain inline">
            {titles.map((title) => (
              <li>{title}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

interface Listed {
  readonly area: Area;
  /** Metrics that were told of all areas. */
  readonly told: ReadonlySet<string>;
  readonly view: View;
}

function One({ area, told, view }: Listed): JSX.Element {
  const { areaRoleWords, foldWords } = useWords();
  const findings = findingsOf(area, view);
  const own = findings.filter(({ metric }) => !told.has(metric));
  return (
    <li>
      <strong>
        <bdi>{area.areaTitle}</bdi>
      </strong>{' '}
      <span class="small muted">{areaRoleWords[area.areaRole]}</span>
      {own.length === 0 && <span class="small muted"> {foldWords.asAll}</span>}
      <Verdicts findings={own} />
      <Fold view={view} summary={foldWords.areaNumbers}>
        <Numbers findings={findings} area={area.areaTitle} />
      </Fold>
    </li>
  );
}

const roles = ['program', 'buffer', 'comparison'] as const;

/** The role that all of these areas have. */
const onlyRole = (areas: readonly Area[]): (typeof roles)[number] | null =>
  roles.find((role) => areas.every(({ areaRole }) => areaRole === role)) ?? null;

/** Areas of each role by themselves, where each has enough of them to say what they share. */
function byRole(areas: readonly Area[]): readonly (readonly Area[])[] {
  const own = [...new Set(areas.map(({ areaRole }) => areaRole))];
  const lists = own.map((role) => areas.filter(({ areaRole }) => areaRole === role));
  return lists.every((list) => list.length >= fewAreas) ? lists : [areas];
}

function List({ areas, view }: { readonly areas: readonly Area[]; readonly view: View }): JSX.Element {
  const { foldWords } = useWords();
  const role = onlyRole(areas);
  const shared = sharedBy(areas.map((area) => findingsOf(area, view)));
  const told = new Set(shared.map(({ metric }) => metric));
  return (
    <ul class="plain areas">
      {shared.length > 0 && (
        <li class="all">
          <strong>{role === null ? foldWords.allThese : foldWords.each[role]}</strong>
          <Verdicts findings={shared} />
        </li>
      )}
      {areas.map((area) => (
        <One area={area} told={told} view={view} />
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
      {byRole(near).map((list) => (
        <List areas={list} view={view} />
      ))}
      {others.length > 0 && (
        <Fold view={view} summary={foldWords.otherAreas(formatCount(others.length))}>
          <List areas={others} view={view} />
        </Fold>
      )}
    </>
  );
}
