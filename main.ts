import { ConfigError, readConfig } from './config.ts';
import { UnknownDefaultLibrary } from './libraries/library.ts';
import { startService } from './service.ts';
import { DocumentError } from './storage/documents.ts';

/** The composition root as a program: `npm start`. */
try {
  const config = readConfig(process.env);
  const service = await startService(config);
  const address = config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${service.port}`;
  process.stdout.write([
    'Selvhjulpen is running.',
    `  A library's page with the chat   ${address}/`,
    `  The chat on a page of its own    ${address}/chat`,
    `  The librarians' desk             ${address}/desk`,
    'Stop it with Ctrl+C.',
    '',
  ].join('\n'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void service.close().then(() => process.exit(0), () => process.exit(1)));
  }
} catch (error) {
  const known = [ConfigError, DocumentError, UnknownDefaultLibrary].some((kind) => error instanceof kind) || (error instanceof Error && 'code' in error);
  process.stderr.write(`The service did not start.\n${known && error instanceof Error ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
}
