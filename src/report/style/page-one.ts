import { typeScale } from '../theme.ts';

/** The board's page: one sentence, the verdict table, what to decide. */
export function pageOneCss(): string {
  return `
.against{margin:0 0 .4rem;max-width:56rem}
.label{margin:0 0 .2rem;font-size:${typeScale.small / 16}rem;font-weight:600;color:var(--muted)}
.one-sentence p.lead{margin:0;max-width:52rem;font-size:1.5rem;line-height:1.3;font-weight:600;letter-spacing:-.012em;text-wrap:pretty}
.one-sentence .answer{margin:.4rem 0 0;max-width:46rem;font-size:1.1rem;line-height:1.4}
.since{margin:1.1rem 0 1.6rem}
.since p,.since li{font-size:.95rem}
.since p{margin:0}
.since ul{margin:0;padding-left:1.1rem;max-width:52rem}
.since ul li{margin:.1rem 0;line-height:1.45}
.since ul li:only-child,.since ul li.told-in{list-style:none;margin-left:-1.1rem}
.verdict{display:flex;align-items:flex-start;gap:.4rem;line-height:1.3}
.verdict+.verdict{margin-top:.25rem}
.verdict svg{flex:none;width:1.05rem;height:1.05rem;margin-top:.08rem}
.verdict.strong{font-weight:650}
.verdict.better{color:var(--better)}
.verdict.worse{color:var(--worse)}
.verdict.plain{color:var(--ink)}
.verdict.quiet{color:var(--muted)}
.is-it-us{margin-top:1.25rem}
.is-it-us h3{font-size:1rem;margin-bottom:.3rem}
.is-it-us ul{margin:0;padding:0;list-style:none;font-size:.93rem;line-height:1.45}
.is-it-us li{margin:0 0 .3rem;max-width:none}
.asks{display:grid;grid-template-columns:3fr 2fr;gap:1.5rem 2.5rem;margin-top:1.75rem;padding-top:1.1rem;border-top:2px solid var(--ink)}
.asks h3{font-size:1rem;margin-bottom:.4rem}
.asks ol,.asks ul{margin:0;font-size:.93rem;line-height:1.45}
.asks ul{padding-left:0;list-style:none}
.asks li{margin:0 0 .4rem}
.asks>div>div+div>h3{margin-top:.9rem}
.asks p{margin:0 0 .3rem;font-size:.93rem}
.since p.correction{margin:.3rem 0 .6rem}
.verdicts tr.group th{padding-top:1.1rem;border-bottom:1.5px solid var(--ink);font-size:.9rem;font-weight:650;color:var(--ink)}
.verdicts td,.verdicts tbody th{font-size:.9rem;line-height:1.35}
.verdicts tbody th a{font-weight:650;text-decoration-color:var(--line)}
.verdicts .unit,.aside{display:block;color:var(--muted);font-size:.8rem;font-weight:400;line-height:1.3}
.verdicts .count{font-weight:650;font-size:1.02rem}
@media screen{.verdicts .count{display:inline-block;text-wrap:balance}}
@media print,screen and (min-width:701px){table.verdicts,.verdicts bdi{overflow-wrap:break-word}}
.verdicts thead th:nth-child(1){width:16%}.verdicts thead th:nth-child(2){width:11.5%}.verdicts thead th:nth-child(3){width:11%}.verdicts thead th:nth-child(4){width:18.5%}.verdicts thead th:nth-child(5){width:9%}.verdicts thead th:nth-child(6){width:15.5%}.verdicts thead th:nth-child(7){width:11%}.verdicts thead th:nth-child(8){width:7.5%}
.untargeted thead th:nth-child(1){width:19%}.untargeted thead th:nth-child(2){width:11%}.untargeted thead th:nth-child(3){width:13.5%}.untargeted thead th:nth-child(4){width:22%}.untargeted thead th:nth-child(5){width:15.5%}.untargeted thead th:nth-child(6){width:11%}.untargeted thead th:nth-child(7){width:8%}
.verdicts td,.verdicts tbody th{padding-right:.6rem}
p.made{margin:.2rem 0 0;max-width:52rem}
.correction{max-width:52rem;margin:.6rem 0;padding:.4rem .7rem;border:1.5px solid var(--worse);border-radius:3px;font-size:.92rem}
.correction p{margin:0 0 .2rem}
.narrative h3{margin-top:1.2rem}
body[data-draft]::before{content:attr(data-draft);position:fixed;inset:0;display:grid;place-items:center;font-size:26vmin;font-weight:700;color:var(--ink);opacity:.05;transform:rotate(-30deg);pointer-events:none;z-index:1}
p.said{margin:.2rem 0 .4rem;max-width:52rem;padding-left:.6rem;border-left:2px solid var(--line);font-size:.875rem;line-height:1.35}
.spark{display:block;width:100%;max-width:5.6rem;height:1.9rem;overflow:visible}
`;
}
