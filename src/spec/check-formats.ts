import type { MappingDeclaration } from './mapping.ts';
import type { Complaints } from './problems.ts';
import type { Path } from './source-text.ts';
import { isKnownFormat } from './time-formats.ts';

type Declared = Pick<Exclude<MappingDeclaration, string>, 'formats' | 'join'>;

/** A format that says nothing would refuse every record of the file. */
export function checkFormats(path: Path, declared: Declared, complain: Complaints): void {
  const places = [
    { at: path, formats: declared.formats ?? [] },
    ...(declared.join ?? []).map(({ formats = [] }, part) => ({ at: [...path, 'join', part], formats })),
  ];
  for (const { at, formats } of places) checkOrder(at, formats, complain);
  for (const { at, formats } of places)
    for (const [index, format] of formats.entries())
      if (!isKnownFormat(format))
        complain.about([...at, 'formats', index], 'value', {
          id: 'date-format',
          message: `"${format}" is not a format of dates and times`,
          hint: 'strptime signs such as %Y-%m-%d; or HHMM, EXCEL, or YYYY-Qn for quarters, each by itself',
        });
}

/** Without the order of day and month: two formats that are alike then read the same text as two days. */
const withoutOrder = (format: string): string => format.replace(/%-?[dm]/g, '%*');

/** A text such as 02/03/2023 must be one day: of two formats that read it differently, the first would win unseen. */
function checkOrder(at: Path, formats: readonly string[], complain: Complaints): void {
  for (const [index, format] of formats.entries()) {
    const other = formats
      .slice(0, index)
      .find((earlier) => withoutOrder(earlier) === withoutOrder(format) && !sameOrder(earlier, format));
    if (other !== undefined)
      complain.about([...at, 'formats', index], 'value', {
        id: 'date-format',
        message: `"${format}" and "${other}" read one text as two different days`,
        hint: 'give each its own files: { match: …, columns: … }',
      });
  }
}
const sameOrder = (a: string, b: string): boolean => a.replace(/%-/g, '%') === b.replace(/%-/g, '%');

/** Told where formats should stand. */
export function noFormat(path: Path, name: string, complain: Complaints): void {
  if (complain.unsure([...path, 'formats'])) return;
  complain.about(path, 'value', {
    id: 'date-format',
    message: `"${name}" needs formats: dates are never guessed`,
    hint: 'for example formats: ["%m/%d/%Y"], or ["%Y-%m-%d %H:%M:%S"]',
  });
}
