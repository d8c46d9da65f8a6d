/** A share of a number of cases. */
export interface Share {
  hits: number;
  of: number;
}

export const shareOf = <T>(list: readonly T[], test: (item: T) => boolean): Share => ({ hits: list.filter(test).length, of: list.length });

/** 95 % interval of a share (Wilson 1927), as fractions. */
export function interval({ hits, of }: Share): [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.96;
  const share = hits / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** 95 % interval of the difference of two engines' shares on the same questions, by 4,000 seeded resamplings of the questions. */
export function pairedBootstrap(ours: readonly boolean[], theirs: readonly boolean[]): [number, number] {
  let seed = 20_261_123;
  const random = (): number => {
    // Mulberry32: small, seedable, good enough to resample with.
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const differences = Array.from({ length: 4000 }, () => {
    let sum = 0;
    for (let n = 0; n < ours.length; n += 1) {
      const at = Math.floor(random() * ours.length);
      sum += Number(ours[at]) - Number(theirs[at]);
    }
    return sum / ours.length;
  }).sort((one, two) => one - two);
  return [differences[Math.floor(0.025 * 4000)] ?? 0, differences[Math.floor(0.975 * 4000)] ?? 0];
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, two) => one - two);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
