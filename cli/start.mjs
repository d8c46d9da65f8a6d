// The compile cache must be on before the first TypeScript file is read: then no types are
// stripped at all on later starts, which saves half a second and 30 MB.
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
enableCompileCache(join(root, 'node_modules', '.cache', 'compile'));
await import('../main.ts');
