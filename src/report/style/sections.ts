/** The parts after page one. */
export function sectionsCss(): string {
  return `
article.metric{padding:1.9rem 0 1.2rem;border-top:1px solid var(--line)}
article.metric h3{margin:0;color:var(--muted);font-size:.95rem;font-weight:600}
article.metric .lead{margin:.25rem 0 1rem;font-size:1.3rem;line-height:1.35;font-weight:600;max-width:46rem;letter-spacing:-.008em}
.verdict-line{display:flex;flex-wrap:wrap;gap:.35rem 1.75rem;margin:.2rem 0 .6rem}
.verdict-line .verdict+.verdict{margin-top:0}
nav.index{columns:17rem;column-gap:2rem;margin:0 0 2rem;font-size:.875rem;line-height:1.35}
nav.index .label{margin-top:.6rem;break-after:avoid}
nav.index li{break-inside:avoid;padding:.1rem 0}
nav.index .muted{font-size:.8rem;white-space:nowrap}
.onward a{display:inline-block;min-height:1.5rem;margin-right:1.5rem;color:var(--muted)}
.only-paper{display:none}
ul.areas{max-width:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr));column-gap:2rem;align-items:start}
ul.areas>.all{grid-column:1/-1}
ul.areas+ul.areas{margin-top:1.6rem}
ul.areas>li{padding:.7rem 0;border-bottom:1px solid var(--line);font-size:.9rem;line-height:1.45;break-inside:avoid}
ul.areas .inline{display:inline;margin-left:.3rem;color:var(--muted)}
ul.areas .inline li{display:inline;margin:0}
ul.areas .inline li+li::before{content:"; "}
ul.areas details{margin:.1rem 0 0}
.verdict-line .aside{font-size:.875rem;line-height:1.5}
figure{margin:1.1rem 0}
figcaption{font-size:.875rem;color:var(--muted);max-width:46rem}
figcaption strong{color:var(--ink);font-weight:600}
svg.chart{display:block;width:100%;height:auto;margin:.5rem 0 .25rem;font-family:inherit;font-size:12px}
.events{columns:17rem;max-width:40rem;font-size:.8125rem;color:var(--muted);margin:.3rem 0 0}
.events li{margin:0}
.drawing-narrow,.only-narrow{display:none}
@media screen and (max-width:700px){.drawing-wide{display:none}.drawing-narrow,.only-narrow{display:block}.drawing-narrow{max-width:32rem}}
.key{display:flex;flex-wrap:wrap;gap:.15rem 1.25rem;list-style:none;padding:0;margin:.2rem 0 0;max-width:none;font-size:.8125rem;color:var(--muted)}
.key li{display:flex;align-items:center;gap:.45rem;margin:0}
.key svg{width:1.7rem;height:.95rem;flex:none}
.caveats{margin:.6rem 0;padding:.1rem 0 .1rem 1.1rem;font-size:.9rem}
.five{counter-reset:line;list-style:none;padding:0;margin:0 0 1.6rem}
.five li{counter-increment:line;display:grid;grid-template-columns:2rem 1fr;padding:.45rem 0;font-size:1.06rem;max-width:44rem}
.five li::before{content:counter(line);font-weight:700;color:var(--muted)}
.example{background:var(--surface);border-radius:8px;padding:1.25rem 1.5rem;margin:0 0 1.75rem}
.example .row{font-size:1.06rem}
.example dl{display:grid;grid-template-columns:minmax(9rem,15rem) 1fr;gap:.65rem 1.5rem;margin:.9rem 0 0}
.example dt{font-weight:600}
.example dd{margin:0;color:var(--muted);max-width:38rem}
.terms{display:grid;grid-template-columns:repeat(2,1fr);gap:.9rem 2.25rem;margin:0}
.terms dt{font-weight:600}
.terms dd{margin:.1rem 0 0;color:var(--muted);font-size:.93rem}
.terms .verdict{color:var(--ink);font-weight:600}
.terms .better{color:var(--better)}
.terms .worse{color:var(--worse)}
.formula{margin:.4rem 0 .9rem;padding-left:1rem;border-left:2px solid var(--line);max-width:44rem;font-size:.93rem}
@media screen and (max-width:700px){
 main,.masthead,footer{padding-left:1rem;padding-right:1rem}
 h1{font-size:1.65rem}
 .one-sentence p.lead{font-size:1.25rem}
 article.metric .lead{font-size:1.13rem}
 .asks,.terms{grid-template-columns:1fr}
 .example{padding:1rem}
 .example dl{grid-template-columns:1fr;gap:.1rem}
 .example dd{margin-bottom:.7rem}
 .stamp{flex-direction:column}
}
@media (prefers-reduced-motion:reduce){*{scroll-behavior:auto}}
`;
}
