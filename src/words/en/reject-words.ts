const rejections: Readonly<Record<string, string>> = {
  'not-text': 'not text',
  'not-a-date': 'not a date',
  'not-a-number': 'not a number',
  'not-a-whole-number': 'not a whole number',
  'not-an-amount': 'not an amount',
  'not-a-duration': 'not a duration',
  'not-yes-or-no': 'neither yes nor no',
  'not-among-the-values': 'not among the declared values',
  'not-asked': 'answer to a question that was not asked',
  'off-the-scale': 'answer that is not on the scale',
  'value-missing': 'a value that is needed is missing',
  'impossible-time': 'a time that no clock showed',
  'ambiguous-time': 'a time that a clock showed twice',
  'impossible-coordinates': 'coordinates that are no place',
  'too-many-fields': 'more fields than the header',
  'too-few-fields': 'fewer fields than the header',
  'unclosed-quote': 'a quote that is not closed',
  'bad-bytes': 'bytes that are no text',
  'same-key': 'the same key as another record',
  'same-row': 'the same as another record',
  'same-file': 'the same file as another',
  'near-duplicate': 'nearly the same as another record',
  'long-name': 'a name too long for a table',
  'too-long': 'too long',
  'missing-start': 'the beginning is missing',
  'missing-end': 'the end is missing',
};

/** Why a record was turned away; a rule without words of its own is read as it is written. */
export const rejectText = (rule: string): string => rejections[rule] ?? rule.replaceAll('-', ' ');

/** What became of records that were turned away. */
export const fateWords: Readonly<Record<string, string>> = {
  rejected: 'rejected',
  duplicate: 'repeated',
  superseded: 'replaced by a newer one',
  value: 'loaded without the value',
};
