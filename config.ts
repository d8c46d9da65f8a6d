import { resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);

const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3978),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUSTED_PROXIES: z.string().default('').transform((list) => list.split(',').map((name) => name.trim()).filter(Boolean))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6()]))),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//).optional(),
  DEFAULT_LIBRARY: z.string().regex(/^[a-z0-9-]+$/).default('slagelse'),
  CMS_IMPORT: z.enum(['on', 'off']).default('on'),
  LINK_CHECK: z.enum(['on', 'off']).default('on'),
  KEEP_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  DIRECT_LINE_SECRET: z.string().min(24).optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'MultiTenant']).default('SingleTenant'),
  MicrosoftAppId: z.string().min(1).optional(),
  MicrosoftAppPassword: z.string().min(1).optional(),
  MicrosoftAppTenantId: z.string().min(1).optional(),
  LOCAL_BOT_ENDPOINT: z.enum(['on', 'off']).default('off'),
});

/** What to set, for each variable that can be set wrongly. */
const hints: Record<string, string> = {
  HOST: 'an address to listen on, such as 127.0.0.1',
  PORT: 'a number from 0 to 65535, such as 3978',
  PUBLIC_URL: 'the address citizens use, such as https://hjaelp.example.dk',
  TRUSTED_PROXIES: 'addresses of your reverse proxies, separated by commas, such as 10.0.0.5',
  DATA_DIR: 'a folder this service may write in, such as ./data',
  DATABASE_URL: 'a PostgreSQL address such as postgres://user:password@host/database, or leave it unset',
  DEFAULT_LIBRARY: 'the id of a library, such as slagelse',
  CMS_IMPORT: 'on or off',
  LINK_CHECK: 'on or off',
  KEEP_DAYS: 'a number of days from 1 to 3650, such as 90',
  DIRECT_LINE_SECRET: 'at least 24 characters, or leave it unset',
  MicrosoftAppType: 'SingleTenant or MultiTenant',
  LOCAL_BOT_ENDPOINT: 'on or off',
};

export interface Config {
  host: string;
  port: number;
  /** Address citizens use, without a slash at the end; null: the address of each request. */
  publicUrl: string | null;
  trustedProxies: string[];
  dataDir: string;
  databaseUrl: string | null;
  defaultLibrary: string;
  /** Whether hours and events are read from the libraries' own websites. */
  cmsImport: boolean;
  /** The addresses in guides are tried now and then. */
  linkCheck: boolean;
  /** Days that conversations, and the questions from them, are kept after their last change. */
  keepDays: number;
  directLineSecret: string | null;
  botFramework: {
    appType: 'SingleTenant' | 'MultiTenant';
    appId: string | null;
    appPassword: string | null;
    tenantId: string | null;
    /** Lets `/api/messages` answer without credentials, for an emulator on this machine. */
    localEndpoint: boolean;
  };
}

/** A setting that stops the start; its message says what to set. */
export class ConfigError extends Error {}

/**
 * Reads the environment. Empty values count as unset.
 * @throws ConfigError naming each bad variable and what to set instead.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = Environment.safeParse(set);
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => String(issue.path[0])))];
    throw new ConfigError(names.map((name) => `${name} has a value that cannot be used. Set ${name} to ${hints[name] ?? 'another value'}.`).join('\n'));
  }
  const values = result.data;
  if (values.MicrosoftAppId !== undefined && values.MicrosoftAppPassword === undefined) {
    throw new ConfigError('MicrosoftAppId is set without MicrosoftAppPassword. Set both, or neither.');
  }
  if (values.MicrosoftAppId !== undefined && values.MicrosoftAppType === 'SingleTenant' && values.MicrosoftAppTenantId === undefined) {
    throw new ConfigError('MicrosoftAppTenantId is missing. A single-tenant registration needs the id of its tenant.');
  }
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    trustedProxies: values.TRUSTED_PROXIES,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    defaultLibrary: values.DEFAULT_LIBRARY,
    cmsImport: values.CMS_IMPORT === 'on',
    linkCheck: values.LINK_CHECK === 'on',
    keepDays: values.KEEP_DAYS,
    directLineSecret: values.DIRECT_LINE_SECRET ?? null,
    botFramework: {
      appType: values.MicrosoftAppType,
      appId: values.MicrosoftAppId ?? null,
      appPassword: values.MicrosoftAppPassword ?? null,
      tenantId: values.MicrosoftAppTenantId ?? null,
      localEndpoint: values.LOCAL_BOT_ENDPOINT === 'on',
    },
  };
}
