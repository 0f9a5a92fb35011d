import type { CodeEntry, CodeList } from './model.ts';

/**
 * The part of a code list that holds for one agency's files: its own entries, and those for everyone where it has none.
 *
 * @param list    entries, each for one agency or (null) for all others
 * @param agency  the agency of a group of files; null where none is declared, which entries for everyone fit alone
 * @returns the list with one entry for each code, in the order of the list
 */
export function codesOfAgency(list: CodeList, agency: string | null): CodeList {
  const isOwn = (entry: CodeEntry): boolean => entry.agency !== null && entry.agency === agency;
  const named = new Set(list.entries.filter(isOwn).map(({ code }) => code));
  const entries = list.entries.filter((entry) => isOwn(entry) || (entry.agency === null && !named.has(entry.code)));
  return { ...list, entries };
}
