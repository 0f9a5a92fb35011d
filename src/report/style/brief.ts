/** Large print on one sheet across: read from the back of a room, or from a wall. */
export function briefCss(): string {
  return `
.brief p.lead{margin:0 0 1.4rem;max-width:none;font-size:2.2rem;line-height:1.2;font-weight:650;letter-spacing:-.015em}
.brief p.lead:has(+.answer){margin-bottom:.4rem}
.brief .answer{margin:0 0 1.4rem;max-width:none;font-size:1.5rem;line-height:1.3}
.brief table{font-size:1.25rem}
.brief td,.brief tbody th{padding:.6rem 1rem .6rem 0;font-size:1.25rem;line-height:1.3}
.brief tbody th{width:27%}
.brief tbody td:nth-of-type(1){width:14%}
.brief p.made{margin:-.6rem 0 1.2rem;max-width:none;font-size:1rem}
.brief .count{font-size:1.7rem;font-weight:650;line-height:1.1}
.brief .verdict{font-size:1.35rem}
.brief .verdict svg{width:1.4rem;height:1.4rem}
.brief .aside{font-size:1rem}
.brief h3{margin:1.5rem 0 .4rem;font-size:1.5rem}
.brief ol{max-width:none;font-size:1.25rem;line-height:1.35}
@media screen and (max-width:700px){.brief p.lead{font-size:1.5rem}.brief .answer{font-size:1.2rem}.brief table,.brief td,.brief tbody th,.brief ol{font-size:1.1rem}.brief tbody :is(th,td:nth-of-type(1)){width:auto}}
@page sheet{size:landscape;margin:10mm}
@media print{
 html:has(body.sheet){font-size:13px}
 body.sheet{page:sheet}
 .brief{zoom:.95}
 .brief:lang(es){zoom:.92}
 .brief.print-small{zoom:.78}
 .brief.print-smallest{zoom:.66}
 .brief p.made{margin:0 0 .3rem;font-size:.75rem}
 .brief p.lead{font-size:1.75rem;margin-bottom:.7rem}
 .brief .answer{font-size:1.3rem;margin-bottom:.7rem}
 .brief td,.brief tbody th{padding-top:.35rem;padding-bottom:.35rem;font-size:1.08rem;line-height:1.25}
 .brief .count{font-size:1.4rem}
 .brief .verdict{font-size:1.15rem}
 .brief .aside{font-size:.9rem}
 .brief h3{margin:.8rem 0 .2rem;font-size:1.25rem}
 .brief ol{font-size:1.08rem;margin:0}
}
`;
}
