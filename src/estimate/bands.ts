/** Steps that people count time in, in seconds: up to a minute, an hour, a day. */
const timeSteps = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800,
  1_209_600, 2_419_200,
];
/** More bands than this tell no more. */
const most = 20;

/** One, two or five times a power of ten. */
function plainStep(least: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)));
  return ([1, 2, 5, 10].find((step) => step * power >= least) ?? 10) * power;
}

/**
 * Upper ends of the bands that whole values are sorted into, at round steps, and one at a value that matters; what lies
 * above the last is a band without an end.
 *
 * @param top  what the bands should reach, at least
 * @param isTime  whether values are seconds, which are counted in sixties
 * @param cut  where a band should end; null where nowhere
 * @example bandEnds(600, { isTime: true, cut: 500 }) // => [30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330, 360, 390, 420, 450, 480, 500, 510, 540, 570, 600]
 * @example bandEnds(3, { isTime: false, cut: null }) // => [1, 2, 3]
 */
export function bandEnds(
  top: number,
  { isTime, cut }: { readonly isTime: boolean; readonly cut: number | null },
): readonly number[] {
  const least = Math.max(1, top) / most;
  const step = isTime ? (timeSteps.find((own) => own >= least) ?? plainStep(least)) : plainStep(least);
  const ends = Array.from({ length: Math.ceil(Math.max(1, top) / step) }, (_, index) => (index + 1) * step);
  const isInside = cut !== null && Number.isInteger(cut) && cut > 0 && cut < (ends.at(-1) ?? 0);
  return isInside ? [...new Set([...ends, cut])].sort((a, b) => a - b) : ends;
}
