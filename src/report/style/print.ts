import type { Words } from '../../words/index.ts';

/** A string for CSS \`content\`: everything but letters, digits and spaces is escaped by code point. */
export function cssString(text: string): string {
  const safe = [...text].map((character) =>
    /[A-Za-z0-9 ]/.test(character) ? character : `\\${(character.codePointAt(0) ?? 32).toString(16)} `,
  );
  return `"${safe.join('')}"`;
}

/**
 * Paper: letter and A4. Page one fits one sheet, closed details are printed open, tables repeat their heads,
 * and every later page carries the run. Spanish needs more words, and is set a little smaller there.
 */
export function printCss(footer: string, page: Words['documentWords']['page']): string {
  const [before = '', between = '', after = ''] = page('\0', '\0').split('\0').map(cssString);
  return `
@page{margin:12mm 12mm 14mm;@bottom-left{content:${cssString(footer)};font:8pt system-ui,sans-serif;color:#54606e}@bottom-right{content:${before} counter(page) ${between} counter(pages)${after === cssString('') ? '' : ` ${after}`};font:8pt system-ui,sans-serif;color:#54606e}}
@media print{
 html{font-size:12.4px}
 body{print-color-adjust:exact;-webkit-print-color-adjust:exact}
 main,.masthead{max-width:none;padding:0}
 .skip,nav,.onward{display:none}
 .masthead{padding-top:0}
 .topline{margin-bottom:.1rem}
 .label{margin:0}
 h1{font-size:1.55rem}
 .stamp{margin-top:.3rem}
 .notice{padding:.02rem .5rem}
 a{text-decoration:none}
 section.part{margin-top:1.8rem}
 section.part:first-of-type{margin-top:.75rem;break-after:page}
 section.part:first-of-type+section.part{margin-top:0}
 :is(#data-quality,#methods) li{margin:.1rem 0}
 .page-one .one-sentence p.lead{font-size:1.12rem;line-height:1.25;max-width:none}
 .page-one .one-sentence .answer{margin-top:.1rem;font-size:.95rem;line-height:1.3;max-width:none}
 .since{display:flex;gap:.6rem;align-items:baseline;margin:.4rem 0 .3rem}
 .since :is(p,ul,ul li){font-size:.85rem;line-height:1.3}
 .since :is(ul,ul li){display:inline;max-width:none;padding:0;margin:0}
 .since ul li:is(:only-child,.told-in){margin:0}
 .since ul li::after{content:" "}
 .since .label{flex:none}
 .against{margin:0;font-size:.75rem;max-width:none}
 .verdicts tr.group th{padding-top:.36rem;padding-bottom:.1rem}
 .verdicts td,.verdicts tbody th{padding-top:.19rem;padding-bottom:.19rem;font-size:.85rem;line-height:1.25}
 .verdicts .unit,.aside{font-size:.75rem;line-height:1.2}
 .verdicts .count{font-size:.92rem}
 .verdict svg{width:.95rem;height:.95rem}
 .verdict+.verdict{margin-top:.1rem}
 .since:has(.correction){flex-wrap:wrap}
 .correction{margin:.15rem 0;padding:.15rem .4rem;font-size:.8rem;max-width:none}
 p.made{margin:0;font-size:.75rem;max-width:none}
 .page-one:lang(es){zoom:.95}
 .page-one.snug{zoom:.95}
 .page-one.snug:lang(es){zoom:.91}
 .page-one.crowded{zoom:.92}
 .page-one.crowded:lang(es){zoom:.89}
 .page-one:is(.full,.full:lang(es)){zoom:.88}
 p.said{margin:.1rem 0 .15rem;max-width:none;font-size:.8rem;line-height:1.25}
 .spark{height:1.8rem}
 .is-it-us{margin-top:.4rem}
 .is-it-us h3{font-size:.95rem;margin-bottom:.15rem}
 .is-it-us ul{font-size:.85rem;line-height:1.3}
 .is-it-us li{margin-bottom:.1rem}
 .asks{margin-top:.5rem;padding-top:.4rem;grid-template-columns:1fr;gap:.2rem}
 .smallest{font-size:.85rem;line-height:1.35}
 .smallest h3,.smallest ul,.smallest li{display:inline;margin:0 .5rem 0 0}
 .asks ol,.asks ul{font-size:.85rem;line-height:1.35}
 .asks li{margin-bottom:.12rem}
 .asks p{font-size:.85rem;margin-bottom:.1rem}
 .asks>div>div+div>h3{margin-top:.35rem}
 .since :is(p,ul),.is-it-us ul,.asks :is(ol,ul,p){max-width:none}
 .since p.correction{margin:.1rem 0 .15rem}
 .asks h3{font-size:.95rem;margin-bottom:.2rem}
 svg.chart,#collaboration>p,#collaboration .metric>p,.drawing-wide,figcaption,.key,.events,.lead,.only-paper,.example,.formula,.ledger li,tr,.terms>div,.five,body.plain :is(figure,table:not(.verdicts),p,#methods){break-inside:avoid}
 .verdicts tbody:first-of-type{break-before:avoid}
 h2,h2+p:not(:last-child),h3,h4,h4+.small,#collaboration>p,#collaboration .metric>p,.against,thead,tr.group,summary,.lead,.verdict-line,.metric>.said,figcaption,.only-paper{break-after:avoid}
 .key,.events,.drawing-wide{break-before:avoid}
 thead{display:table-header-group}
 h4+.small{break-after:avoid}
 body.plain details:not(.on-paper){display:none}
 .only-paper{display:block}
 body.plain h3:has(+.fold:not(.on-paper)){display:none}
 .metric.closed{padding:.5rem 0;break-inside:avoid}
 .metric.closed h3{font-size:.85rem}
 .metric.closed .lead{margin:0;font-size:.95rem;max-width:none}
 .metric.closed .verdict-line{margin:.1rem 0 0;font-size:.85rem;break-after:auto}
 #how-to-read summary{display:none}
 .scroll{overflow:visible}
 .scroll table{min-width:0}
 .scroll.narrow{columns:2;column-gap:1.5rem}
 .scroll.narrow table :is(thead th,td){white-space:normal}
 .caveats{columns:2;column-gap:2rem;max-width:none;font-size:.82rem;line-height:1.35}
 .caveats li{break-inside:avoid}
 details::details-content{content-visibility:visible;display:block;height:auto}
 summary::before,details[open]>summary::before{content:""}
 summary{display:block}
 summary::before{width:0}
 details .areas-rows tbody th{min-width:5.5rem}
 details .areas-rows :is(td:nth-child(2),td:last-child){white-space:nowrap}
 details th,details td{padding-top:.12rem;padding-bottom:.12rem;font-size:.75rem}
 details .estimates :is(th,td){padding-top:.1rem;padding-bottom:.1rem;font-size:.75rem}
 details th.n,details :is(.remarked,.estimates) :is(th,td){white-space:normal}
 details :is(.remarked,.estimates) :is(th,td):not(:last-child){padding-right:.45rem}
 .gate:not([open])>.scroll{display:none}
 .five{margin-bottom:.7rem;max-width:none}
 .five li{padding:0;max-width:none;font-size:.96rem}
 .example{padding:.5rem 1rem;margin-bottom:.9rem}
 .example dl{gap:.2rem 1.25rem;margin-top:.3rem}
 .terms{grid-template-columns:repeat(3,1fr);gap:.35rem 1.25rem;font-size:.86rem}
 .terms dd{font-size:.79rem;line-height:1.3;margin:0}
 .example dt,.example dd{font-size:.9rem;line-height:1.35;max-width:none}
 #how-to-read h3{margin-bottom:.3rem;font-size:1.05rem}
 h2{margin-bottom:.7rem}
 h3.next{margin-top:1.1rem}
 #how-to-read h3.next{margin-top:.8rem}
 footer{display:none}
}
`;
}
