/** Contrast of everything on a page, for what axe leaves undecided: run in the browser, so it stands by itself. */

export interface Measured {
  readonly what: 'text' | 'mark';
  readonly ratio: number;
  /** Large text, and marks, need 3:1; other text 4.5:1. */
  readonly least: number;
  /** The element, with the paint of what lies below it. */
  readonly shown: string;
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * Text of the page against the backgrounds of its ancestors, text of drawings against what is painted below it, and
 * shapes of drawings against what they lie on, by the better of their fill and their outline.
 *
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 * @param grounds  classes of shapes that are grounds or guides, and carry no meaning by themselves
 */
export function measureContrast(grounds: readonly string[]): readonly Measured[] {
  const found: Measured[] = [];
  const colour = (css: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
    return css === 'none' || css === 'transparent' || css.startsWith('url') ? [0, 0, 0, 0] : [red, green, blue, alpha];
  };
  const over = (top: Colour, below: Colour): Colour => {
    const mixed = (at: 0 | 1 | 2): number => top[at] * top[3] + below[at] * (1 - top[3]);
    return [mixed(0), mixed(1), mixed(2), 1];
  };
  const luminance = ([red, green, blue]: Colour): number => {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
      part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratioOf = (paint: Colour, below: Colour): number => {
    const [one, other] = [luminance(over(paint, below)), luminance(below)];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  };
  const backgrounds = new Map<Element, Colour>();
  const backgroundOf = (element: Element | null): Colour => {
    if (element === null) return [255, 255, 255, 1];
    const known = backgrounds.get(element);
    if (known !== undefined) return known;
    const own = over(colour(getComputedStyle(element).backgroundColor), backgroundOf(element.parentElement));
    backgrounds.set(element, own);
    return own;
  };
  const opacityOf = (element: Element | null): number =>
    element === null ? 1 : Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement);
  const paintOf = (element: Element, property: 'color' | 'fill' | 'stroke'): Colour => {
    const style = getComputedStyle(element);
    const [red, green, blue, alpha] = colour(style[property]);
    const own = property === 'color' ? 1 : Number(property === 'fill' ? style.fillOpacity : style.strokeOpacity);
    return [red, green, blue, alpha * own * opacityOf(element)];
  };
  const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  const leastFor = (element: Element): number => {
    const { fontSize, fontWeight } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
  };
  const note = (
    what: Measured['what'],
    element: Element,
    measured: { ratio: number; least: number; on: string },
  ): void => {
    const { ratio, least, on } = measured;
    found.push({ what, ratio, least, shown: `${element.outerHTML.slice(0, 160)} on ${on}` });
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const told = new Set<Element>();
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const element = text.parentElement;
    if (element === null || element instanceof SVGElement || told.has(element) || !text.nodeValue?.trim()) continue;
    told.add(element);
    if (!isSeen(element)) continue;
    const below = backgroundOf(element);
    note('text', element, {
      ratio: ratioOf(paintOf(element, 'color'), below),
      least: leastFor(element),
      on: `rgb ${below.slice(0, 3).join(' ')}`,
    });
  }

  for (const svg of [...document.querySelectorAll('svg')].filter(isSeen)) {
    const shapes: { element: SVGGeometryElement; box: DOMRect; fill: Colour; inverse: DOMMatrix | undefined }[] = [];
    const painted = (x: number, y: number, before: number): { below: Colour; on: string } => {
      let below = backgroundOf(svg.parentElement);
      let on = 'the page';
      for (const { element, box, fill, inverse } of shapes.slice(0, before)) {
        if (fill[3] === 0 || x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
        if (inverse && !element.isPointInFill(new DOMPoint(x, y).matrixTransform(inverse))) continue;
        below = over(fill, below);
        on = element.outerHTML.slice(0, 60);
      }
      return { below, on };
    };
    for (const element of [...svg.querySelectorAll('path, rect, circle, line, text')].filter(isSeen)) {
      const box = element.getBoundingClientRect();
      if (element instanceof SVGTextElement) {
        if (!element.textContent?.trim()) continue;
        const ratios = [0.02, 0.25, 0.5, 0.75, 0.98].map((part) => {
          const { below, on } = painted(box.left + box.width * part, box.top + box.height / 2, shapes.length);
          return { ratio: ratioOf(paintOf(element, 'fill'), below), on, least: leastFor(element) };
        });
        const [worst] = ratios.sort((one, other) => one.ratio - other.ratio);
        if (worst) note('text', element, worst);
        continue;
      }
      if (!(element instanceof SVGGeometryElement)) continue;
      const matrix = element.getScreenCTM();
      const fill: Colour = element instanceof SVGLineElement ? [0, 0, 0, 0] : paintOf(element, 'fill');
      const stroke = paintOf(element, 'stroke');
      const classes = [
        ...element.classList,
        ...(element.parentElement instanceof SVGGElement ? element.parentElement.classList : []),
      ];
      const isGround = classes.every((name) => grounds.includes(name)) || (fill[3] === 0 && stroke[3] === 0);
      if (!isGround && matrix && box.width + box.height > 1) {
        const length = element.getTotalLength();
        const ratios = [0.03, 0.27, 0.51, 0.77].flatMap((part) => {
          const { x, y } = element.getPointAtLength(length * part).matrixTransform(matrix);
          return [-2, 2].flatMap((by) =>
            [painted(x + by, y, shapes.length), painted(x, y + by, shapes.length)].map(({ below, on }) => ({
              ratio: Math.max(ratioOf(fill, below), ratioOf(stroke, below)),
              on,
              least: 3,
            })),
          );
        });
        const [best] = ratios.sort((one, other) => other.ratio - one.ratio);
        if (best) note('mark', element, best);
      }
      shapes.push({ element, box, fill, inverse: matrix?.inverse() });
    }
  }
  return found;
}
