import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One page; React and Fluent UI are large, and librarians keep it open all day. */
export default defineConfig({
  root: here('.'),
  base: '/desk/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: { outDir: here('../dist/desk'), emptyOutDir: true, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1200 },
});
