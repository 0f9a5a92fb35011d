import type { JSX } from 'preact';
import type { Distribution, Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { distributionCaption, shownDistribution } from '../distribution-caption.ts';
import { drawingKey, type View } from '../view.ts';
import { Behind } from './behind.tsx';
import { Figure } from './figure.tsx';
import { useWords } from './use-words.ts';

type Band = Distribution['bands'][number];

function bandText({ from, to }: Band, { shown }: Finding, words: Words): string {
  const { distributionWords, formatShown } = words;
  const said = (x: number): string => formatShown(x, shown);
  if (to === null) return distributionWords.band.last(said(from));
  return from === 0 ? distributionWords.band.first(said(to)) : distributionWords.band.between(said(from), said(to));
}

/** How many there are in a window, and which part of all. */
function Counted({ n, of }: { readonly n: number; readonly of: number }): JSX.Element {
  const { formatCount, formatShare } = useWords();
  return (
    <>
      <td>{formatCount(n)}</td>
      <td>{formatShare(n / of)}</td>
    </>
  );
}

/** How values are spread now and before, and the bands that the lines are drawn from. */
export function DistributionFigure({
  finding,
  view,
}: {
  readonly finding: Finding;
  readonly view: View;
}): JSX.Element | null {
  const words = useWords();
  const { distributionWords, sharedWords } = words;
  const { columns } = distributionWords;
  const drawing = view.drawings.get(drawingKey('distribution', finding.metric));
  const [caption, found] = [distributionCaption(finding, words), shownDistribution(finding)];
  if (drawing === undefined || caption === null || found === null) return null;
  return (
    <Figure drawing={drawing} {...caption}>
      <Behind drawing={drawing} label={sharedWords.of(finding.title, columns.band)} wide>
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">{columns.band}</th>
              <th scope="col">{columns.now}</th>
              <th scope="col">{columns.share}</th>
              <th scope="col">{columns.before}</th>
              <th scope="col">{columns.share}</th>
            </tr>
          </thead>
          <tbody>
            {found.bands.map((band) => (
              <tr>
                <th scope="row">{bandText(band, finding, words)}</th>
                <Counted n={band.now} of={found.now.n} />
                <Counted n={band.before} of={found.before.n} />
              </tr>
            ))}
          </tbody>
        </table>
        <p class="small muted">{distributionWords.together}</p>
      </Behind>
    </Figure>
  );
}
