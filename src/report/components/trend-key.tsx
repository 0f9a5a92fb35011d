import type { JSX } from 'preact';
import type { Finding, Findings } from '../../spec/findings.ts';
import { judgedTime } from '../charts/judged-time.ts';
import { baselineShade, trendLayout, trendMarks } from '../charts/trend-layout.ts';
import { Icon, Shape } from './icon.tsx';
import { useWords } from './use-words.ts';

interface Props {
  readonly finding: Finding;
  readonly events: Findings['events'];
}

const marksOf = () =>
  ({
    expected: (
      <>
        <rect class="f-band" x="0" y="2" width="27" height="11" />
        <path class="s-muted" d="M0 7.5h27" />
      </>
    ),
    judged: <path class="s-ink" stroke-width="4" d="M0 7.5h27" />,
    baseline: <rect class="f-shade s-line" x=".5" y="1.5" width="26" height="12" />,
    target: <path class="s-ink" stroke-width="1.4" stroke-dasharray="7 4" d="M0 7.5h27" />,
    open: (
      <>
        <path class="s-series" stroke-width="2" stroke-dasharray="4 3" d="M0 7.5h20" />
        <circle class="f-paper s-series" cx="21" cy="7.5" r="4" stroke-width="1.6" />
      </>
    ),
    beyond: <path class="f-series" d="m13.5 3 5 9h-10z" />,
    hidden: <path class="s-muted" stroke-width="2.4" d="m9 3 9 9m0-9-9 9" />,
    gap: <path class="s-series" stroke-width="2" d="M0 7.5h8m11 0h8" />,
    recorded: <path class="s-muted" stroke-dasharray="2 3" d="M13.5 0v15" />,
  }) as const;
type Mark = keyof ReturnType<typeof marksOf>;

/** What a trend is drawn with, for its key. */
export function KeyShapes(): JSX.Element {
  const marks = marksOf();
  return (
    <>
      {(Object.keys(marks) as Mark[]).map((mark) => (
        <Shape id={`key-${mark}`} size="27 15">
          {marks[mark]}
        </Shape>
      ))}
    </>
  );
}

function Item({ mark, text }: { readonly mark: Mark; readonly text: string }): JSX.Element {
  return (
    <li>
      <Icon id={`key-${mark}`} />
      {text}
    </li>
  );
}

/** The words of numbered rules: always on a phone, elsewhere only where they found no room above the plot. */
function Events({ finding, events }: Props): JSX.Element | null {
  const words = useWords();
  const { formatMonth } = words;
  const marks = trendMarks(finding, events, words);
  if (marks.length === 0) return null;
  const { numbered } = trendLayout({ events, format: 'wide' }, finding, words);
  return (
    <ol class={numbered ? 'events' : 'events only-narrow'} hidden={!numbered}>
      {marks.map((mark) => (
        <li>
          {formatMonth(mark.date)}: {mark.label}
        </li>
      ))}
    </ol>
  );
}

/** Only what this chart really shows. */
export function TrendKey({ finding, events }: Props): JSX.Element {
  const words = useWords();
  const { keyWords } = words;
  const has = (state: string): boolean => finding.series.some((point) => point.state === state);
  const shade = baselineShade(finding, words);
  const judged = judgedTime(finding);
  const open = finding.series.some((point) => point.value !== null && point.state !== 'reported');
  const { top } = trendLayout({ events, format: 'wide' }, finding, words).scale;
  const isDashed = trendMarks(finding, events, words).some(({ kind }) => kind === 'measurement');
  return (
    <>
      <ul class="key">
        {judged?.value != null && <Item mark="judged" text={keyWords.judged(judged.label)} />}
        {finding.expected !== null && <Item mark="expected" text={keyWords.expected} />}
        {shade !== null && <Item mark="baseline" text={shade.label} />}
        {finding.target !== null && <Item mark="target" text={keyWords.target} />}
        {finding.series.some(({ value }) => (value ?? 0) > top) && <Item mark="beyond" text={keyWords.beyond} />}
        {open && <Item mark="open" text={keyWords.notFinal} />}
        {has('suppressed') && <Item mark="hidden" text={keyWords.hidden} />}
        {has('not-reported') && <Item mark="gap" text={keyWords.gap} />}
        {isDashed && <Item mark="recorded" text={keyWords.recorded} />}
      </ul>
      <Events finding={finding} events={events} />
    </>
  );
}
