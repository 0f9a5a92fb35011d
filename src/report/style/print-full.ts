/**
 * Paper of a report in full: an auditor looks things up in it, so charts are as large as they must be, lists of facts run on
 * in two columns, and tables of few columns stand three abreast. Nothing is left out.
 */
export function printFullCss(): string {
  return `
@media print{
 body.full .metric svg.chart{width:76%}
 body.full .metric>:is(p,ul){font-size:.92rem;margin-bottom:.4rem}
 body.full .metric p.lead{font-size:1.1rem;max-width:none}
 body.full .scroll.narrow:has(>.numbers){columns:3;column-gap:1rem}
 body.full .scroll:has(>.numbers:is(.remarked,.wordy)){columns:2;column-gap:1.5rem}
 body.full .numbers:is(.remarked,.wordy) tbody th{white-space:nowrap}
 body.full .numbers.remarked:not(.wordy) td:not(:last-child){white-space:nowrap}
 body.full .metric dl.facts{display:block;columns:2;column-gap:1.5rem;font-size:.8rem;line-height:1.35;margin:.5rem 0}
 body.full .metric dl.facts:not(:has(dt:nth-of-type(4))){columns:1}
 body.full .metric dl.facts :is(dt,dd){display:inline}
 body.full .metric dl.facts dt::after{content:": "}
 body.full .metric dl.facts dt.asked::after{content:" "}
 body.full .metric dl.facts dd::after{content:"\\A";white-space:pre}
 body.full .metric dl.facts dd:has(>div)::after{content:none}
 body.full .estimates :is(td:nth-child(2),td:last-child){white-space:nowrap}
 body.full .estimates td:nth-child(4){min-width:5.2rem}
 body.full .estimates td:nth-child(7){min-width:8.9rem}
 body.full details>div:empty{break-after:avoid}
 body.full tbody tr:first-child{break-before:avoid}
 body.full .ledger li{padding:.25rem 0}
}
`;
}
