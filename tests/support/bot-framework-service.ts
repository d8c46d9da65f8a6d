import { rmSync } from 'node:fs';
import type { ChannelSettings } from '../../adapters/teams/adapter.ts';
import { readConfig } from '../../config.ts';
import { startService, type Service } from '../../service.ts';
import { newDataDir } from './service.ts';

export interface ChannelService extends Service {
  base: string;
  dataDir: string;
  /** What was logged. */
  logged: string[];
  stop(): Promise<void>;
}

/** The real service with the Bot Framework channel switched on, and short waits. */
export async function startChannelService(settings: Partial<ChannelSettings> = {}, dataDir?: string): Promise<ChannelService> {
  const folder = dataDir ?? newDataDir();
  const config = readConfig({ PORT: '0', CMS_IMPORT: 'off', LINK_CHECK: 'off', DATA_DIR: folder, LOCAL_BOT_ENDPOINT: 'on' });
  const botFramework = { ...config.botFramework, waits: [20, 50, 100], ...settings };
  const logged: string[] = [];
  const service = await startService({ ...config, botFramework }, { log: (message, error) => { logged.push(`${message} ${String(error)}`); } });
  return {
    ...service,
    base: `http://127.0.0.1:${service.port}`,
    dataDir: folder,
    logged,
    async stop() {
      await service.close();
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
