import { exitCodes } from '../errors.ts';
import type { Finding } from '../spec/index.ts';
import { envelope } from './envelope.ts';
import { readPublished } from './published.ts';
import type { Verb } from './verb.ts';

export const showVerb: Verb = {
  name: 'show',
  argument: '<pipeline> [metric]',
  about: 'one metric in the terminal: value, baseline, interval, verdict, sparkline',
  flags: ['project', 'asOf', 'out', 'json', 'debug'],
  options: [{ flags: '--area <name>', about: 'an area, "*" for all programme areas, "@all" for everywhere' }],
  examples: [
    { line: 'yardline show safe-streets', does: 'every metric in one line' },
    { line: 'yardline show safe-streets shooting-victims --area @all', does: 'one metric, everywhere' },
  ],
  act: async (call) => {
    const { findings } = await readPublished(call);
    const { chooseFindings } = await import('../run/choose-findings.ts');
    const { groupsOf } = await import('../report/groups.ts');
    const { groupLines } = await import('./group-lines.ts');
    const metric = call.args[1];
    const area = call.options.area as string | undefined;
    const chosen = chooseFindings(findings.findings, { verb: 'show', metric, area });
    if (call.options.json) call.streams.text(envelope('show', { status: 'ok', exitCode: 0, findings: chosen }));
    else
      for (const finding of chosen) {
        const groups = metric === undefined ? [] : groupsOf(findings.findings, finding);
        call.streams.answer([...(await describe(finding, metric !== undefined)), ...groupLines(groups)]);
      }
    return exitCodes.ok;
  },
};

const bars = '▁▂▃▄▅▆▇█';

/** The series as one character a period; a gap where nothing was reported or shown. */
export function sparkline(finding: Finding): string {
  const values = finding.series.map((point) => point.value);
  const most = Math.max(...values.map((value) => value ?? 0), 0);
  return values
    .map((value) => (value === null ? ' ' : bars[most === 0 ? 0 : Math.min(7, Math.floor((value / most) * 7.999))]))
    .join('');
}

async function describe(finding: Finding, whole: boolean): Promise<readonly string[]> {
  const { english, movementWords, promiseWords, reasonWords } = await import('../words/index.ts');
  const { saidOf } = await import('../report/said.ts');
  const { levelSentence, valueOf } = await import('../report/quantity.ts');
  const { likelyText } = await import('../report/estimate-text.ts');
  const { now } = finding;
  const value = now.status === 'estimated' ? valueOf(finding, now.value, english) : reasonWords[now.reason];
  const head = `${finding.title} · ${finding.areaTitle}: ${value}${now.status === 'estimated' ? ` ${finding.unit}` : ''} · ${movementWords[finding.movement].label}`;
  if (!whole) return [head];
  const range =
    now.status === 'estimated'
      ? [
          `  likely range  ${likelyText(finding, now, english)} (${levelSentence(finding, now, english)} in ${now.label})`,
        ]
      : [];
  const target = finding.target
    ? [
        `  target        ${valueOf(finding, finding.target.value, english)} by ${finding.target.by}: ${promiseWords[finding.promise].label}`,
      ]
    : [];
  const said = saidOf(finding);
  const promised = said === null ? [] : [`  you said      ${said}`];
  const caveats = finding.caveats.map((caveat) => `  note          ${caveat.text}`);
  return [
    head,
    ...range,
    ...target,
    `  finding       ${finding.sentence.text}`,
    ...promised,
    `  ${finding.series[0]?.period ?? ''} ${sparkline(finding)} ${finding.series.at(-1)?.period ?? ''}`,
    ...caveats,
  ];
}
