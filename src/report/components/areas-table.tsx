import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { levelText } from '../quantity.ts';
import { singleAreas } from '../select.ts';
import type { View } from '../view.ts';
import { useWords } from './use-words.ts';

function Cell({ finding, title }: { readonly finding: Finding | undefined; readonly title: string }): JSX.Element {
  const words = useWords();
  const { movementWords } = words;
  if (finding === undefined)
    return (
      <td data-label={title}>
        <span class="muted">{words.sharedWords.notMeasured}</span>
      </td>
    );
  return (
    <td data-label={title} data-finding={`${finding.metric}/${finding.area}`}>
      <span>{levelText(finding, finding.now, words)}</span>
      <span class="aside">{movementWords[finding.movement].label}</span>
    </td>
  );
}

/** Areas by numbers, in words. By role and then by name: a league table of areas would do harm and say little. */
export function AreasTable({ view }: { readonly view: View }): JSX.Element {
  const { areaRoleWords, areasWords, sectionWords, sharedWords } = useWords();
  const all = singleAreas(view.document.findings);
  const areas = [...new Map(all.map((finding) => [finding.area, finding])).values()];
  const at = new Map(all.map((finding) => [`${finding.metric}/${finding.area}`, finding]));
  return (
    <section class="part" id="areas" aria-labelledby="areas-title">
      <h2 id="areas-title">{sectionWords.areas}</h2>
      <p>{areasWords.intro}</p>
      {areas.length === 0 && <p>{areasWords.none}</p>}
      <section class="scroll" tabIndex={0} aria-label={areasWords.table}>
        <table class="cards grid">
          <caption class="hidden">{areasWords.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{sharedWords.area}</th>
              {view.headlines.map((finding) => (
                <th scope="col">{finding.title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {areas.map((area) => (
              <tr>
                <th scope="row">
                  <bdi>{area.areaTitle}</bdi>
                  <span class="aside">{areaRoleWords[area.areaRole]}</span>
                </th>
                {view.headlines.map((finding) => (
                  <Cell title={finding.title} finding={at.get(`${finding.metric}/${area.area}`)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
