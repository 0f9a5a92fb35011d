import type { ComponentChildren, JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import type { Caption } from '../caption.ts';
import {
  attendanceCaption,
  givingCaption,
  inCurrency,
  lorenzCaption,
  matrixCaption,
  networkCaption,
  promisedOf,
} from '../collaboration-captions.ts';
import { collaborationFindings } from '../plans-collaboration.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { Figure } from './figure.tsx';
import { AttendanceTable, GivingTable, LorenzTable, TiesTable } from './partner-tables.tsx';
import { Unbroken } from './told.tsx';
import { useWords } from './use-words.ts';

type Props = { readonly finding: Finding; readonly view: View };

interface ChartProps extends Props {
  readonly chart: 'network' | 'matrix' | 'attendance' | 'giving' | 'lorenz';
  readonly caption: Caption | null;
  /** The table behind it; none where another chart of the same numbers has it. */
  readonly children?: ComponentChildren;
}

function Chart({ chart, caption, finding, view, children }: ChartProps): JSX.Element | null {
  const { sharedWords } = useWords();
  const drawing = view.drawings.get(drawingKey(chart, finding.metric));
  if (drawing === undefined || caption === null) return null;
  return (
    <Figure drawing={drawing} {...caption}>
      {children && (
        <Behind drawing={drawing} label={sharedWords.of(finding.title, caption.title)}>
          {children}
        </Behind>
      )}
    </Figure>
  );
}

function Partnership({ finding, view }: Props): JSX.Element {
  const words = useWords();
  const promised = promisedOf(finding, view.headlines);
  const priced = inCurrency(finding, view.headlines, words);
  const own = { finding, view };
  const hasNetwork = view.drawings.has(drawingKey('network', finding.metric));
  return (
    <article class="metric" aria-labelledby={`partners-${finding.metric}`}>
      <h3 id={`partners-${finding.metric}`}>
        <bdi>{finding.title}</bdi>
      </h3>
      <p>
        <Unbroken>{finding.sentence.text}</Unbroken>
      </p>
      <Chart {...own} chart="network" caption={networkCaption(finding, words)}>
        <TiesTable finding={finding} />
      </Chart>
      <Chart {...own} chart="matrix" caption={matrixCaption(finding, words)}>
        {!hasNetwork && <TiesTable finding={finding} />}
      </Chart>
      <Chart {...own} chart="attendance" caption={attendanceCaption(finding, words)}>
        <AttendanceTable finding={finding} />
      </Chart>
      <Chart {...own} chart="giving" caption={givingCaption({ delivered: priced, promised }, words)}>
        <GivingTable finding={priced} promised={promised} />
      </Chart>
      <Chart {...own} chart="lorenz" caption={lorenzCaption(finding, words)}>
        <LorenzTable finding={finding} />
      </Chart>
    </article>
  );
}

/** Who works with whom, who took part, and who gave how much; nothing where no number is about partners. */
export function Collaboration({ view }: { readonly view: View }): JSX.Element {
  const { collaborationWords, sectionWords } = useWords();
  const agreed = view.publication.methods.privacy.namePartners ?? '';
  return (
    <section class="part" id="collaboration" aria-labelledby="collaboration-title">
      <h2 id="collaboration-title">{sectionWords.collaboration}</h2>
      <p>{collaborationWords.intro}</p>
      <p class="small muted">{agreed === '' ? collaborationWords.notAgreed : collaborationWords.agreed(agreed)}</p>
      {collaborationFindings(view.headlines).map((finding) => (
        <Partnership finding={finding} view={view} />
      ))}
    </section>
  );
}
