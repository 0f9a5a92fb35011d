/**
 * The one source of colour, type and space, for the stylesheet and for the charts.
 *
 * Two hues and grey: blue is better, orange is worse. The pair stays apart for all common kinds of colour
 * blindness and in grey print (blue is the darker in light, the lighter tone carries its own shape as well).
 * Every light colour is unique: charts are drawn with it and it is then replaced by a class, so that one SVG
 * follows both themes.
 */
export interface Shade {
  readonly light: string;
  readonly dark: string;
}

export const palette = {
  paper: { light: '#ffffff', dark: '#12161d' },
  surface: { light: '#f4f5f2', dark: '#1b212b' },
  ink: { light: '#18212d', dark: '#e9edf2' },
  muted: { light: '#54606e', dark: '#a9b4c2' },
  line: { light: '#d8dce1', dark: '#333d4b' },
  grid: { light: '#e9ebee', dark: '#262e39' },
  band: { light: '#dfe5ec', dark: '#2a3544' },
  shade: { light: '#f3efe4', dark: '#25241f' },
  veil: { light: '#bcc4ce', dark: '#48546a' },
  series: { light: '#2c3e57', dark: '#cfd9e6' },
  better: { light: '#1d5597', dark: '#86b8f2' },
  'better-mid': { light: '#a8c6e6', dark: '#3d659a' },
  'better-soft': { light: '#e6eef8', dark: '#1a2c44' },
  worse: { light: '#b04a08', dark: '#f2a765' },
  'worse-mid': { light: '#f1bf91', dark: '#8c4f1f' },
  'worse-soft': { light: '#fbeee2', dark: '#3a2615' },
  focus: { light: '#0b63ce', dark: '#9cc7ff' },
} as const satisfies Readonly<Record<string, Shade>>;

export type Token = keyof typeof palette;

/** Light colour of a token: what a chart is drawn with before its colours become classes. */
export function light(token: Token): string {
  return palette[token].light;
}

export const fontStack = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Sizes in CSS pixels; a ratio of about 1.2 between steps. */
export const typeScale = { small: 13, body: 16, lead: 19, h3: 19, h2: 25, h1: 32 } as const;

/** Chart geometry in pixels: a wide drawing for desks and paper, a narrow one for phones. */
export type Format = 'wide' | 'narrow';
export const chartWidth: Readonly<Record<Format, number>> = { wide: 860, narrow: 360 };
export const chartText: Readonly<Record<Format, number>> = { wide: 12, narrow: 12 };
