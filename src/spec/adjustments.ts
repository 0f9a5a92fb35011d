/** How a family of metrics is corrected for looking at many: the share of false finds, or any false find at all. */
export const adjustments = ['benjamini-hochberg', 'holm', 'none'] as const;
