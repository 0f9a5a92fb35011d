/** Tables: ruled lightly, numbers right; on a phone the main ones become cards. */
export function tablesCss(): string {
  return `
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.4}
caption{text-align:left;padding:0 0 .4rem;color:var(--muted)}
th,td{padding:.45rem .9rem .45rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--muted);font-weight:600;font-size:.8rem;vertical-align:bottom}
tbody th{font-weight:600}
td.n,th.n,.numbers td,.numbers thead th+th{text-align:right;white-space:nowrap}
.numbers tbody th{white-space:nowrap}
@media screen and (min-width:701px){table.numbers{width:auto;min-width:44%}.numbers td,.numbers thead th+th{padding-left:1.5rem}}
table+table>caption,table.numbers+table>caption{padding-top:1rem}
.numbers.remarked td:last-child,.numbers.remarked thead th:last-child{text-align:left;white-space:normal}
.scroll{overflow-x:auto;margin:.5rem 0}
.scroll table{min-width:34rem}
.estimates{font-size:.8rem;line-height:1.3}
.estimates th,.estimates td{padding:.25rem .6rem .25rem 0}
.estimates thead th.n{white-space:normal}
.reports tbody th{min-width:6.6rem}
.grid tbody th{min-width:7.5rem}
.grid tbody th .aside{white-space:nowrap}
table.months{table-layout:fixed;margin:0 0 1rem;font-size:.8125rem}
.months-title{margin:.6rem 0 0;font-size:.875rem;font-weight:600;break-after:avoid}
table.months th,table.months td{padding:.22rem .3rem .22rem 0}
.scroll table.months{min-width:42rem}
table.months .silent{padding:0 .25rem;border:1.5px dashed var(--worse);border-radius:3px;color:var(--worse)}
.outcome.fail{color:var(--worse)}
.passed{font-weight:400;color:var(--muted)}
details{margin:.6rem 0}
tr:has(+tr.items)>*{border-bottom:0}
.rejects thead th:last-child{width:46%}
.rejects details{margin:0}
.rejects summary{padding:0;min-height:1.5rem}
@media print,screen and (min-width:701px){.rejects code,.areas-rows bdi{overflow-wrap:break-word}}
tr.items td{padding-top:0}
tr.items details{margin:0}
tr.items ul{columns:14rem;max-width:none;margin:.2rem 0}
summary{cursor:pointer;display:inline-block;min-height:1.75rem;padding:.2rem 0;font-size:.875rem;font-weight:600;color:var(--muted)}
summary::before{content:"+";display:inline-block;width:1.1em;font-weight:700}
details[open]>summary::before{content:"–"}
summary::-webkit-details-marker{display:none}
dl.facts{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.3rem 1.25rem;font-size:.875rem;margin:.75rem 0}
dl.facts dt{color:var(--muted)}
dl.facts dd{margin:0;max-width:40rem}
#many-notes dl.facts{grid-template-columns:1.5rem 1fr;gap:.3rem .5rem}
.ledger{list-style:none;padding:0;max-width:none}
.ledger li{padding:.7rem 0;border-bottom:1px solid var(--line)}
.ledger .ledger{padding-left:1.1rem}
.ledger .small{display:block}
.ledger .identity{display:block;font-size:.95rem}
@media screen and (max-width:700px){
 table.cards,table.cards caption:not(.hidden),table.cards tbody,table.cards tr,table.cards th,table.cards td{display:block;width:auto}
 table.cards thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
 table.cards tbody tr:not(.group){padding:.9rem 0;border-bottom:1px solid var(--line)}
 table.cards tbody tr:not(.group):has(+tr.items){padding-bottom:0;border-bottom:0}
 table.cards tbody tr.items{padding-top:0}
 table.cards td,table.cards tbody th{border:0;padding:.12rem 0;text-align:left;white-space:normal}
 table.cards td:not(.bare){display:grid;grid-template-columns:clamp(6.5rem,30%,13rem) 1fr;gap:.1rem .75rem}
 table.cards td:not(.bare)::before{content:attr(data-label);grid-row:1/span 4;color:var(--muted);font-size:.8125rem;line-height:1.6}
 table.cards td>*{grid-column:2}
 table.cards td.trend:empty,table.cards td.none{display:none}
 table.cards tbody th{font-size:1.05rem;padding-bottom:.35rem}
 table.cards td:is(.not,:empty){display:none}
 table.cards tr.group th{padding:1.4rem 0 .35rem;font-size:.95rem}
 table.verdicts tbody tr:not(.group){display:flex;flex-direction:column}
 table.verdicts tbody th{order:-2}
 table.verdicts td.verdict-cell{order:-1;display:block;margin-bottom:.35rem}
 table.verdicts td.verdict-cell::before{content:none}
 .scroll table.months{display:block;min-width:0}
 table.months thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
 table.months tbody,table.months caption{display:block}
 table.months tr{display:grid;grid-template-columns:repeat(4,1fr);gap:.2rem .75rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
 table.months tbody th{grid-column:1/-1;border:0;padding:0}
 table.months td{border:0;padding:0;text-align:left}
 table.months td::before{content:attr(data-label);display:block;color:var(--muted);font-size:.75rem}
 .scroll table:not(.estimates,.grid,.months){min-width:0}
 .scroll.narrow :is(th,td),.numbers :is(th,td){padding-right:.5rem}
 .numbers thead th+th,.numbers.remarked td:last-child{white-space:normal}
 dl.facts{grid-template-columns:1fr;gap:0}
 dl.facts dd{margin-bottom:.6rem}
}
ul.plain{list-style:none;margin:0;padding:0}
ul.plain li{margin:0}
ul.plain a,#data-quality li>a:only-child{display:inline-block;min-height:24px}
ul.inline li{display:inline-block;margin-right:.9rem}
`;
}
