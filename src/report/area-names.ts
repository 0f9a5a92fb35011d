import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding } from '../spec/findings.ts';

/** Choices that leave an area out name it as records do, which disclosure control goes by: here as readers know it. */
export function namingAreas(publication: Disclosed): Disclosed {
  const { findings } = publication;
  const titles = new Map(findings.findings.map(({ area, areaTitle }) => [area, areaTitle]));
  const named = (finding: Finding): Finding => {
    const { effect } = finding;
    if (effect.status === 'withheld') return finding;
    const sensitivity = effect.sensitivity.map((one) =>
      one.kind === 'without-area' ? { ...one, choice: titles.get(one.choice) ?? one.choice } : one,
    );
    return { ...finding, effect: { ...effect, sensitivity } };
  };
  return { ...publication, findings: { ...findings, findings: findings.findings.map(named) } };
}
