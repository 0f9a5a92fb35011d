/** The logic model: a row of boxes for each path, below one another on a phone. Only reports that have one carry it. */
export function logicCss(): string {
  return `
.logic{margin:0 0 2.25rem}
.logic ol{list-style:none;margin:0;padding:0;max-width:none}
.paths>li{margin:0 0 1.1rem;break-inside:avoid}
.steps{display:grid;grid-template-columns:3fr 4fr 4fr 4fr;gap:0 1.6rem}
.steps>li{position:relative;margin:0;padding:.6rem .75rem .7rem;border:1px solid var(--line);border-radius:6px;font-size:.9rem;line-height:1.35}
.steps>li:last-child{border:1.5px solid var(--ink)}
.steps>li+li::before{content:"";position:absolute;left:-1.1rem;top:50%;width:.5rem;height:.5rem;margin-top:-.3rem;border:solid var(--muted);border-width:2px 2px 0 0;transform:rotate(45deg)}
.steps p{margin:0}
.steps .label{margin:0 0 .35rem;font-size:.8rem}
.steps .activity{font-weight:600}
.steps ul{list-style:none;margin:0;padding:0}
.steps ul li{margin:0}
.steps ul li+li{margin-top:.5rem}
.steps a{display:inline-block;padding:.15rem 0;text-decoration-color:var(--line)}
.steps .verdict{font-size:.85rem}
p.because{margin:.4rem 0 0;max-width:52rem;font-size:.9rem;line-height:1.4}
.verdicts tr.group td{padding-top:1.1rem;padding-right:0;border-bottom:1.5px solid var(--ink)}
.verdicts p.because{margin:0;max-width:none;color:var(--muted);font-size:.85rem}
@media screen and (max-width:700px){
 table.verdicts tr.group td{padding:0 0 .4rem}
 .steps{grid-template-columns:1fr;gap:1.3rem 0}
 .steps>li+li::before{left:50%;top:-1.05rem;margin:0 0 0 -.3rem;transform:rotate(135deg)}
}
@media print{
 .stamp{column-gap:1rem}
 .logic{margin-bottom:1.2rem}
 .logic>p{margin:.2rem 0 .5rem}
 .paths>li{margin-bottom:.7rem}
 .steps{gap:0 1.3rem}
 .steps>li{padding:.4rem .55rem .45rem;font-size:.82rem;line-height:1.3}
 .steps>li+li::before{left:-.95rem}
 .steps .verdict{font-size:.8rem}
 .steps a{padding:0}
 .verdicts p.because{font-size:.78rem;line-height:1.25}
 .verdicts tr.group th,.verdicts tr.group td{padding-top:.16rem;padding-bottom:.04rem}
 .page-one:has(p.because) .verdicts :is(td,tbody th):not(tr.group *){padding-top:.12rem;padding-bottom:.12rem}
 .page-one.crowded:has(p.because){zoom:.9}
 .page-one.full:has(p.because){zoom:.87}
 .logic>p:not(:last-child){break-after:avoid}
 .page-one:has(p.because) .since{margin:.25rem 0 .15rem}
 .page-one:has(p.because) .is-it-us{margin-top:.2rem}
 .page-one:has(p.because) .asks{margin-top:.3rem;padding-top:.25rem}
 .page-one:has(p.because) .asks li{margin-bottom:.06rem;line-height:1.28}
}
`;
}
