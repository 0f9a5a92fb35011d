import type { ComparabilityDeclaration } from './guards.ts';
import type { ComparabilityLimits } from './model.ts';
import { suggest } from './nearest.ts';
import type { PipelineDeclaration } from './pipeline.ts';
import type { Complaints } from './problems.ts';

const fraction = (text: string): number => Number(text.replace(/pt|%/, '')) / 100;

/** Limits as fractions of 1. */
export function limitsOf(declared: ComparabilityDeclaration): ComparabilityLimits {
  const pair = declared['recorded-called'];
  return {
    located: fraction(declared['located-share']),
    mapped: fraction(declared['mapped-share']),
    domestic: fraction(declared['domestic-share']),
    prompt: fraction(declared['prompt-share']),
    responseRate: fraction(declared['response-rate']),
    recordedCalled: pair ? { recorded: pair.recorded, called: pair.called, limit: fraction(pair.limit) } : null,
  };
}

/** Names and days of the guards that lead nowhere. */
export function checkGuards(declared: PipelineDeclaration, complain: Complaints): void {
  const used = declared.metrics.map((entry) => (typeof entry === 'string' ? entry : entry.use));
  const ids = used.map((use) => use.split('/').at(-1) ?? use);
  const pair = declared.comparability['recorded-called'];
  for (const side of ['recorded', 'called'] as const) {
    const named = pair?.[side];
    if (named !== undefined && !ids.includes(named))
      complain.about(['comparability', 'recorded-called', side], 'value', {
        id: 'unknown-metric',
        message: `"${named}" is not a metric of this pipeline`,
        hint: suggest(named, ids),
      });
  }
  for (const [index, { breaks, kind }] of declared.events.entries())
    if (breaks === true && kind !== 'measurement')
      complain.about(['events', index, 'breaks'], 'value', {
        id: 'breaks',
        message: `only a measurement change makes numbers incomparable (this event is "${kind}")`,
        hint: 'kind: measurement',
      });
  for (const [index, { source }] of declared.events.entries())
    if (source !== undefined && !Object.hasOwn(declared.sources, source))
      complain.about(['events', index, 'source'], 'value', {
        id: 'unknown-source',
        message: `there is no source "${source}"`,
        hint: suggest(source, Object.keys(declared.sources)),
      });
  const spans = [
    ...declared.concurrent.map(({ from, to }, index) => ({ from, to, path: ['concurrent', index] })),
    ...(declared.areas?.chosen ? [{ ...declared.areas.chosen, path: ['areas', 'chosen'] }] : []),
  ];
  for (const { from, to, path } of spans)
    if (from !== undefined && to !== undefined && to < from)
      complain.about(path, 'value', {
        id: 'span',
        message: `it must end after it begins (${from} to ${to})`,
        hint: 'exchange from and to',
      });
}
