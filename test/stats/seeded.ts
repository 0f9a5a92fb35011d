/** A fixed sequence in place of dice: Lehmer's generator, good enough for samples in tests. */
export type Seeded = {
  readonly uniform: () => number;
  readonly normal: () => number;
  readonly exponential: () => number;
};

export function seeded(seed: number): Seeded {
  let state = seed;
  const uniform = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
    exponential: () => -Math.log(uniform()),
  };
}
