import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../config.ts';
import type { Surroundings } from '../../house.ts';
import { startService, type Service } from '../../service.ts';
import type { WebChatLimits } from '../../adapters/webchat/routes.ts';

/** A data folder of its own; trained models are shared between the tests, because they are the same. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'selvhjulpen-test-'));
  const cache = join(tmpdir(), `selvhjulpen-test-cache-${process.getuid?.() ?? 0}`);
  mkdirSync(cache, { recursive: true });
  symlinkSync(cache, join(folder, 'cache'));
  return folder;
}

export interface RunningService extends Service {
  base: string;
  dataDir: string;
  stop(): Promise<void>;
}

/** Generous limits: the tests call from one address. */
export const openLimits: WebChatLimits = { tokens: { burst: 10_000, perSecond: 10_000 }, activities: { burst: 10_000, perSecond: 10_000 }, codes: { burst: 10_000, perSecond: 10_000 } };

/** The real service on a free port, in this process. What a librarian ends has ended at once, unless a test says otherwise. */
export async function startTestService(env: Record<string, string> = {}, surroundings: Surroundings & { limits?: WebChatLimits } = {}): Promise<RunningService> {
  const dataDir = env['DATA_DIR'] ?? newDataDir();
  const service = await startService(readConfig({ PORT: '0', CMS_IMPORT: 'off', LINK_CHECK: 'off', ...env, DATA_DIR: dataDir }), { limits: openLimits, undoFor: 0, ...surroundings });
  return {
    ...service,
    base: `http://127.0.0.1:${service.port}`,
    dataDir,
    async stop() {
      await service.close();
      if (env['DATA_DIR'] === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
