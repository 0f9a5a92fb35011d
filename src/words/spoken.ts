/** A column or an interval as people say it. @example spoken('dispatch_to_arrival') // => "dispatch to arrival" */
export const spoken = (column: string): string => column.replaceAll('_', ' ');
