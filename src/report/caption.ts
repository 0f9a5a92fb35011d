/** What stands above a chart: the drawing, the page and the export say the same. */
export interface Caption {
  /** What the chart says. */
  readonly title: string;
  /** What is plotted. */
  readonly plotted: string;
}
