/** Stands for the agency in the pattern of a source's files. */
export const agencyMark = '{agency}';

/** The pattern with anything in place of the agency. */
export const withoutAgency = (pattern: string): string => pattern.replaceAll(agencyMark, '*');

/**
 * The text that `{agency}` stands for in a path, or all the texts that it could stand for: "pd-{agency}-*.csv" says
 * "north" of pd-north-2021.csv, and is not certain of pd-north-east-2021.csv.
 *
 * @returns different texts, the shortest first; empty when the path does not match
 */
export function agenciesIn(pattern: string, path: string): readonly string[] {
  const found = new Set<string>();
  for (const lazyAgency of [true, false])
    for (const lazyOthers of [true, false]) {
      const agency = expression(pattern, { lazyAgency, lazyOthers }).exec(path)?.groups?.agency;
      if (agency !== undefined) found.add(agency);
    }
  return [...found].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

interface Greed {
  readonly lazyAgency: boolean;
  readonly lazyOthers: boolean;
}

const parts = /\{agency\}|\\.|\*\*\/|\*\*|\*|\?|\[[!^]?\]?[^\]]*\]|[{},]|[^*?[\]{},\\]+|./gsu;

/** A pattern of paths as an expression; every `{agency}` after the first stands for the same text. */
function expression(pattern: string, { lazyAgency, lazyOthers }: Greed): RegExp {
  const few = lazyOthers ? '?' : '';
  let braces = 0;
  let seen = false;
  let source = '';
  for (const [part] of pattern.matchAll(parts)) {
    if (part === agencyMark) {
      source += seen ? '\\k<agency>' : `(?<agency>[^/]+${lazyAgency ? '?' : ''})`;
      seen = true;
    } else if (part === '**/') source += `(?:.*/)?${few}`;
    else if (part === '**') source += `.*${few}`;
    else if (part === '*') source += `[^/]*${few}`;
    else if (part === '?') source += '[^/]';
    else if (part.length > 1 && part.startsWith('[')) source += part.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
    else if (part === '{') {
      braces += 1;
      source += '(?:';
    } else if (part === '}' && braces > 0) {
      braces -= 1;
      source += ')';
    } else if (part === ',' && braces > 0) source += '|';
    else source += escaped(part.replace(/^\\(.)$/su, '$1'));
  }
  return new RegExp(`^${source}$`, 'su');
}

const escaped = (text: string): string => text.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&');
