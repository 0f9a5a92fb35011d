import type { JSX } from 'preact';
import type { EstimatedEffect, Finding } from '../../spec/findings.ts';
import { designWords, evidenceWords, formatDate, formatList, reasonWords } from '../../words/index.ts';
import { countRange } from '../quantity.ts';

function designName(design: string): string {
  return designWords[design] ?? design.replaceAll('-', ' ');
}

function Refused({ ladder }: { readonly ladder: Finding['ladder'] }): JSX.Element | null {
  if (ladder.refused.length === 0) return null;
  const said = ladder.refused.map((item) => `${designName(item.design)} (${reasonWords[item.reason]})`);
  return <p class="small muted">Designs that the data could not carry: {formatList(said)}.</p>;
}

function Displacement({
  effect,
  finding,
}: {
  readonly effect: EstimatedEffect;
  readonly finding: Finding;
}): JSX.Element {
  const moved = effect.displacement;
  if (moved.status === 'withheld') return <p>Did it move next door? Not given: {reasonWords[moved.reason]}.</p>;
  return (
    <p>
      Did it move next door? Neighbouring areas saw {countRange(moved.low, moved.high)} {finding.noun.many} than
      comparison areas would suggest.
    </p>
  );
}

/** "Is it us?": what the programme areas did beyond the comparison areas, or why that cannot be said. */
export function Effect({ finding }: { readonly finding: Finding }): JSX.Element {
  const { effect, evidence } = finding;
  return (
    <>
      <h4>Is it us?</h4>
      {effect.status === 'withheld' ? (
        <p>That cannot be answered here: {reasonWords[effect.reason]}.</p>
      ) : (
        <>
          <p>
            Set against comparison areas since {formatDate(effect.launch)}: {countRange(effect.low, effect.high)}{' '}
            {finding.noun.many} in this period ({designName(effect.design)}).
          </p>
          <Displacement effect={effect} finding={finding} />
        </>
      )}
      {evidence !== null && (
        <p class="small muted">
          Evidence level {evidence} of 5: {evidenceWords[evidence]}.
        </p>
      )}
      <Refused ladder={finding.ladder} />
    </>
  );
}
