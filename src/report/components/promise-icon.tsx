import type { ComponentChildren, JSX } from 'preact';
import type { PromiseVerdict } from '../../spec/findings.ts';
import { Icon, Shape } from './icon.tsx';

function Ring({ id, children }: { readonly id: PromiseVerdict; readonly children?: ComponentChildren }): JSX.Element {
  return (
    <Shape id={id}>
      <circle class="s-ink" cx="10" cy="10" r="8" fill="none" stroke-width="1.5" />
      {children}
    </Shape>
  );
}

export const PromiseIcon = ({ promise }: { readonly promise: PromiseVerdict }): JSX.Element => <Icon id={promise} />;

/** Round where movement is angular, and never the colours of movement: two judgements, never one colour. */
export function PromiseShape({ promise }: { readonly promise: PromiseVerdict }): JSX.Element {
  switch (promise) {
    case 'on-course':
      return (
        <Ring id={promise}>
          <path class="s-ink" fill="none" stroke-width="1.7" d="M5.5 10.5 9 14l5.5-7.5" />
        </Ring>
      );
    case 'uncertain':
      return (
        <Ring id={promise}>
          <path class="f-ink" d="M10 2a8 8 0 0 1 0 16Z" />
        </Ring>
      );
    case 'off-course':
      return (
        <Ring id={promise}>
          <path class="s-ink" stroke-width="1.7" d="m6.5 6.5 7 7m0-7-7 7" />
        </Ring>
      );
    case 'met':
      return (
        <Ring id={promise}>
          <circle class="f-ink" cx="10" cy="10" r="8" />
          <path class="s-paper" fill="none" stroke-width="1.9" d="M5.5 10.5 9 14l5.5-7.5" />
        </Ring>
      );
    // empty, and not dotted: that is "too few events to tell"
    case 'no-target':
      return <Ring id={promise} />;
  }
}
