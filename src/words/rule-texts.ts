import { spoken } from './spoken.ts';

type Table = Readonly<Record<string, string>>;

/**
 * What checks are about, in the words of a language; a rule of one column or interval names it in brackets.
 *
 * @param rules by the name of the rule
 * @param parts of rules that a source has once for each of its intervals, or columns of times: their ends
 */
export function ruleTexts(rules: Table, parts: Table) {
  const knownRuleText = (rule: string): string | undefined => {
    const [base = '', column] = rule.split('/');
    const words = rules[base];
    if (words !== undefined) return column === undefined ? words : `${words} (${spoken(column)})`;
    const part = Object.keys(parts).find((name) => rule.endsWith(`-${name}`));
    return part && `${parts[part]} (${rule.slice(0, -part.length - 1).replaceAll(/[-_]/g, ' ')})`;
  };
  const ruleText = (rule: string): string => knownRuleText(rule) ?? rule.replaceAll('-', ' ');
  return { knownRuleText, ruleText };
}
