/**
 * Words that findings carry as English text, because they are made before it is known who reads them: the names of
 * windows, what checks saw, how other choices were made.
 *
 * @returns null where the language has no words for it
 */
export const fromEnglish = (text: string): string | null => text;
