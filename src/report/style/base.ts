import { fontStack, typeScale } from '../theme.ts';

const rem = (pixels: number): string => `${pixels / 16}rem`;

/** Page, type and rhythm. */
export function baseCss(): string {
  return `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:${rem(typeScale.body)}/1.55 ${fontStack};font-variant-numeric:tabular-nums;overflow-wrap:break-word}
main,.masthead,footer{max-width:66rem;margin:0 auto;padding:0 1.5rem}
h1,h2,h3,h4{line-height:1.2;text-wrap:balance;margin:0}
h1{font-size:${rem(typeScale.h1)};letter-spacing:-.018em}
h2{font-size:${rem(typeScale.h2)};letter-spacing:-.012em;margin-bottom:1rem}
h3{font-size:${rem(typeScale.h3)}}
h4{font-size:1rem;margin:1.75rem 0 .4rem}
p{margin:.5rem 0;max-width:44rem;text-wrap:pretty}
ul,ol{margin:.5rem 0;padding-left:1.25rem;max-width:44rem}
li{margin:.25rem 0}
small,.small{font-size:${rem(typeScale.small)};line-height:1.4}
.muted{color:var(--muted)}
code{font:.86em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
bdi{unicode-bidi:isolate;overflow-wrap:anywhere}
.scroll,.scroll bdi{overflow-wrap:break-word}
@media screen and (max-width:700px){body{overflow-wrap:anywhere}}
a{color:inherit;text-decoration-color:var(--muted);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-200vw;top:0;padding:.75rem 1rem;background:var(--ink);color:var(--paper)}
.skip:focus{left:0;z-index:1}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap;border:0}
.masthead{padding-top:2.25rem}
.kicker{margin:0 0 .35rem;color:var(--muted);font-size:${rem(typeScale.small)};font-weight:600;letter-spacing:.04em}
.stamp{display:flex;flex-wrap:wrap;gap:.25rem 1.75rem;margin:.9rem 0 0;font-size:${rem(typeScale.small)}}
.stamp div{display:flex;gap:.4rem}
.stamp dt{color:var(--muted)}
.stamp dd{margin:0;font-weight:600}
.topline{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:.3rem 1rem;margin-bottom:.35rem}
.topline .kicker{margin:0}
.nowrap{white-space:nowrap}
h3{margin-bottom:.75rem}
h3.next{margin-top:2.25rem}
.notice{margin:0;padding:.2rem .65rem;border:1.5px dashed var(--muted);border-radius:4px;font-size:${rem(typeScale.small)};font-weight:600}
.notice.signed{border-style:solid}
.notice.failed{border:2px solid var(--worse);color:var(--worse)}
nav.contents ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:.6rem 0;margin:1.1rem 0 0;max-width:none;border-top:1px solid var(--line);border-bottom:1px solid var(--line);font-size:.9rem}
nav.contents li{margin:0}
nav.contents a{display:inline-block;padding:.25rem 0;min-height:1.75rem}
section.part{margin:3.25rem 0 0}
section.part:first-of-type{margin-top:1.75rem}
footer{margin-top:4rem;padding-top:1rem;padding-bottom:3rem;border-top:1px solid var(--line);color:var(--muted);font-size:${rem(typeScale.small)}}
`;
}
