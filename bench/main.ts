/** `npm run bench -- NAME [options]`: measures side by side with a peer, in one run. */
const benchmarks: Record<string, () => Promise<{ run(args: string[]): Promise<void> }>> = {
  chat: () => import('./chat/run.ts'),
  publishing: () => import('./publishing/run.ts'),
  understanding: () => import('./understanding/run.ts'),
  turns: () => import('./turns/run.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = benchmarks[name];
if (load === undefined) {
  process.stderr.write(`There is no benchmark "${name}". There are: ${Object.keys(benchmarks).join(', ')}.\n`);
  process.exit(2);
}
await (await load()).run(args);
process.exit(0);
