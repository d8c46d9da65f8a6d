/** Waits, at most ten seconds, for something that somebody else brings about. */
export async function until(condition: () => boolean | Promise<boolean>, what = String(condition)): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`This did not come true in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
