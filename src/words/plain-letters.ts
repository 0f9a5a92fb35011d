/** A text in small letters without accents, to make a name of it: "Pröjéct" gives "project". */
export const plainLetters = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
