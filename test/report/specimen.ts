import { h, type JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { charts } from '../../src/report/charts/index.ts';
import { Figure } from '../../src/report/components/figure.tsx';
import { Icons } from '../../src/report/components/icons.tsx';
import { MapKey } from '../../src/report/components/map-figure.tsx';
import { TrendKey } from '../../src/report/components/trend-key.tsx';
import { MovementVerdict, PromiseVerdict } from '../../src/report/components/verdict.tsx';
import { VerdictTable } from '../../src/report/components/verdict-table.tsx';
import { stylesheet } from '../../src/report/style.ts';
import { drawSvg } from '../../src/report/svg.ts';
import { type Format, palette, type Token } from '../../src/report/theme.ts';
import { type Finding, movements, promises } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { findingsOf, publication } from './fixture.ts';
import { viewOf } from './fixture-view.ts';
import { type SpecimenCase, specimenCases } from './specimen-cases.ts';

/** One page with every component and every chart in every state: for looking at, and for the golden images. */

async function figureOf({ chart, state, caption, input }: SpecimenCase, index: number): Promise<JSX.Element> {
  const draw = (format: Format): Promise<string> =>
    drawSvg(charts[chart]({ ...input, format }), {
      id: `s${index}${format}`,
      title: caption.title,
      description: caption.plotted,
    });
  const [wide, narrow] = [await draw('wide'), await draw('narrow')];
  const [finding] = input.findings;
  const keys: Partial<Record<typeof chart, JSX.Element>> = {
    ...(finding === undefined ? {} : { trend: h(TrendKey, { finding, events: input.events }) }),
    map: h(MapKey, { areas: input.findings, outlines: input.outlines ?? [] }),
  };
  const key = keys[chart] ?? null;
  return h(
    'section',
    { class: 'specimen' },
    h('h3', { class: 'next' }, `${chart}: ${state}`),
    h(Figure, { drawing: { wide, narrow, path: '' }, ...caption, children: key }),
  );
}

function swatches(): JSX.Element {
  const box = (token: Token): JSX.Element =>
    h(
      'li',
      null,
      h(
        'svg',
        { viewBox: '0 0 27 15', 'aria-hidden': 'true' },
        h('rect', { class: `f-${token} s-muted`, width: 27, height: 15 }),
      ),
      token,
    );
  return h('ul', { class: 'key' }, (Object.keys(palette) as Token[]).map(box));
}

function verdicts(): JSX.Element {
  const [finding] = findingsOf().findings.filter(({ area }) => area === '*') as [Finding];
  const moved = movements.flatMap((movement) =>
    (['lower', 'higher', 'neutral'] as const).map((better) =>
      h('li', null, h(MovementVerdict, { finding: { ...finding, movement, better } })),
    ),
  );
  const promised = promises.map((promise) => h('li', null, h(PromiseVerdict, { finding: { ...finding, promise } })));
  return h('ul', { class: 'key' }, moved, promised);
}

/** The page, light and dark, wide and narrow, on screen and on paper: all from one file. */
export async function specimenPage(): Promise<string> {
  const disclosed = publication();
  const view = viewOf(disclosed);
  const figures: JSX.Element[] = [];
  for (const [index, one] of specimenCases().entries()) figures.push(await figureOf(one, index));
  const body = h('main', { id: 'main' }, [
    h(Icons, null),
    h('h1', null, 'Specimen'),
    h('h2', null, 'Colours'),
    swatches(),
    h('h2', null, 'Verdicts'),
    verdicts(),
    h(VerdictTable, { view }),
    h('h2', null, 'Charts'),
    ...figures,
  ]);
  const style = `${stylesheet('Specimen', english)}\n.specimen h3{color:var(--muted)}`;
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Specimen</title><style>${style}</style></head><body>${renderToString(body)}</body></html>\n`;
}
