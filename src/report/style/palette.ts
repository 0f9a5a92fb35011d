import { palette, type Token } from '../theme.ts';

const tokens = Object.keys(palette) as Token[];

function variables(theme: 'light' | 'dark'): string {
  return tokens.map((token) => `--${token}:${palette[token][theme]}`).join(';');
}

/** Custom properties for both themes, and the classes that charts wear in place of colours. Print is always light. */
export function paletteCss(): string {
  const classes = tokens
    .map((token) => `.f-${token}{fill:var(--${token})}.s-${token}{stroke:var(--${token})}`)
    .join('');
  return [
    `:root{color-scheme:light dark;${variables('light')}}`,
    `@media (prefers-color-scheme:dark){:root{${variables('dark')}}}`,
    `@media print{:root{color-scheme:light;${variables('light')}}}`,
    classes,
  ].join('\n');
}
