import { join } from 'node:path';

/** Where the embedded database lies. */
export const sqliteFile = (dataDir: string): string => join(dataDir, 'selvhjulpen.db');
