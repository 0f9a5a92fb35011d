import type { JSX } from 'preact';
import type { Finding, Movement } from '../../spec/findings.ts';
import { directionOf, MovementIcon } from './movement-icon.tsx';
import { PromiseIcon } from './promise-icon.tsx';
import { useWords } from './use-words.ts';

const tones: Partial<Record<Movement, string>> = {
  better: 'better',
  worse: 'worse',
  'changed-up': 'plain',
  'changed-down': 'plain',
};

type Part = Pick<Finding, 'better' | 'movement' | 'promise'> & Partial<Finding>;

/** Which way the number moved: shape, word and colour. */
export function MovementVerdict({ finding }: { readonly finding: Part }): JSX.Element {
  const { movementWords } = useWords();
  return (
    <div class={`verdict strong ${tones[finding.movement] ?? 'quiet'}`}>
      <MovementIcon movement={finding.movement} direction={directionOf(finding)} />
      <span>{movementWords[finding.movement].label}</span>
    </div>
  );
}

/** Whether the target will be reached. */
export function PromiseVerdict({ finding }: { readonly finding: Part }): JSX.Element {
  const { onTargetWords } = useWords();
  return (
    <div class={`verdict ${finding.promise === 'no-target' ? 'quiet' : 'plain'}`}>
      <PromiseIcon promise={finding.promise} />
      <span>{onTargetWords[finding.promise]}</span>
    </div>
  );
}
