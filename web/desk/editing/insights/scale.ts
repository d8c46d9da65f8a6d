const steps = [2, 4, 6, 8, 10, 12, 16, 20, 30, 40, 50, 60, 80, 100];

/** The end of an axis that begins at 0 and goes at least so far: a round number, and so is its half. */
export function axisEnd(most: number): number {
  for (let size = 1; ; size *= 10) {
    const found = steps.find((step) => step * size >= most);
    if (found !== undefined) return found * size;
  }
}
