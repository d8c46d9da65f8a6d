import { readConfig } from '../../config.ts';
import { startService } from '../../service.ts';

/**
 * The real service as a process of its own, registered as a bot with the issuer at ISSUER.
 * Its own tokens are made here: where they come from, the public service wants TLS. Prints its port when it listens.
 */
const issuer = process.env['ISSUER'] ?? '';
const config = readConfig(process.env);
const appId = config.botFramework.appId ?? '';
const signer = {
  signRequest: async <T extends { headers: { set(name: string, value: string): void } }>(request: T): Promise<T> => {
    request.headers.set('Authorization', `Bearer token-of-${appId}`);
    return request;
  },
};
const authority = {
  issuer,
  openIdMetadataUrl: `${issuer}/openidconfiguration`,
  credentials: {
    isValidAppId: async (id?: string) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => signer,
  },
};
const botFramework = { ...config.botFramework, authority, waits: [20] };
const service = await startService({ ...config, botFramework });
process.stdout.write(`${service.port}\n`);
