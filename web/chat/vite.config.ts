import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const build = {
  outDir: here('../dist/chat'),
  modulePreload: false,
  // Phones of 2016 still run iOS 15.
  target: ['safari15.4', 'chrome92', 'firefox91'],
} as const;

/**
 * Two builds into one folder: the page, whose HTML the server writes with the hashed names
 * from the manifest, and the widget, one classic script that other websites load by its name.
 */
export default defineConfig({
  root: here('.'),
  base: '/chat/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'widget']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
  environments: {
    client: {
      build: { ...build, target: [...build.target], emptyOutDir: true, manifest: true, rolldownOptions: { input: { chat: here('main.tsx'), page: here('styles/page.css') } } },
    },
    widget: {
      consumer: 'client',
      build: {
        ...build,
        target: [...build.target],
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: { input: { widget: here('widget.ts') }, output: { format: 'iife', entryFileNames: 'widget.js' } },
      },
    },
  },
});
