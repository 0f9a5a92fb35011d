import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import { areaRoleWords, movementWords, sectionWords } from '../../words/index.ts';
import { levelText } from '../quantity.ts';
import { singleAreas } from '../select.ts';
import type { View } from '../view.ts';

function Cell({ finding, title }: { readonly finding: Finding | undefined; readonly title: string }): JSX.Element {
  if (finding === undefined)
    return (
      <td data-label={title}>
        <span class="muted">not measured</span>
      </td>
    );
  return (
    <td data-label={title} data-finding={`${finding.metric}/${finding.area}`}>
      <span>{levelText(finding, finding.now)}</span>
      <span class="aside">{movementWords[finding.movement].label}</span>
    </td>
  );
}

/** Areas by numbers, in words. By role and then by name: a league table of areas would do harm and say little. */
export function AreasTable({ view }: { readonly view: View }): JSX.Element {
  const all = singleAreas(view.document.findings);
  const areas = [...new Map(all.map((finding) => [finding.area, finding])).values()];
  const at = new Map(all.map((finding) => [`${finding.metric}/${finding.area}`, finding]));
  return (
    <section class="part" id="areas" aria-labelledby="areas-title">
      <h2 id="areas-title">{sectionWords.areas}</h2>
      <p>
        Numbers now, and the verdict in words. Areas are in order of role and name, never of value: small areas swing
        most by chance.
      </p>
      {areas.length === 0 && <p>No single areas were measured.</p>}
      <section class="scroll" tabIndex={0} aria-label="Table of areas">
        <table class="cards grid">
          <caption class="hidden">Every area and number</caption>
          <thead>
            <tr>
              <th scope="col">Area</th>
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
