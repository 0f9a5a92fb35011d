import type { JSX } from 'preact';
import type { Finding } from '../../spec/findings.ts';
import type { View } from '../view.ts';
import { Told } from './told.tsx';

interface Props {
  readonly finding: Pick<Finding, 'metric' | 'title'>;
  readonly view: View;
}

/** The title of a metric, which leads to its own part where the report has one. */
export function MetricLink({ finding: { metric, title }, view }: Props): JSX.Element {
  if (!view.report.sections.includes('metrics')) return <Told>{title}</Told>;
  return (
    <a href={`#metric-${metric}`}>
      <Told>{title}</Told>
    </a>
  );
}
