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
  for (const { at, formats } of places)
    for (const [index, format] of formats.entries())
      if (!isKnownFormat(format))
        complain.about([...at, 'formats', index], 'value', {
          id: 'date-format',
          message: `"${format}" is not a format of dates and times`,
          hint: 'strptime signs such as %Y-%m-%d; or HHMM, EXCEL, or YYYY-Qn for quarters, each by itself',
        });
}

/** Told where formats should stand. */
export function noFormat(path: Path, name: string, complain: Complaints): void {
  if (complain.unsure([...path, 'formats'])) return;
  complain.about(path, 'value', {
    id: 'date-format',
    message: `"${name}" needs formats: dates are never guessed`,
    hint: 'for example formats: ["%m/%d/%Y"], or ["%Y-%m-%d %H:%M:%S"]',
  });
}
