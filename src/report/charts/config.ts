import type { Config } from 'vega-lite';
import { fontStack, light } from '../theme.ts';

/** Quiet furniture: few light gridlines, horizontal text, no frame. */
export const chartConfig: Config = {
  aria: false,
  background: light('paper'),
  font: fontStack,
  customFormatTypes: false,
  view: { stroke: null },
  axis: {
    domainColor: light('line'),
    gridColor: light('grid'),
    tickColor: light('line'),
    labelColor: light('muted'),
    titleColor: light('muted'),
    labelFontSize: 12,
    labelFlush: false,
    labelPadding: 6,
    labelOverlap: false,
    title: null,
  },
  text: { fontSize: 12, color: light('muted') },
  title: { color: light('ink'), subtitleColor: light('muted'), anchor: 'start', fontSize: 15, subtitleFontSize: 12 },
  header: { labelColor: light('ink'), labelFontSize: 12, labelAnchor: 'start', title: null, labelPadding: 4 },
};

export const schemaUrl = 'https://vega.github.io/schema/vega-lite/v6.json';
