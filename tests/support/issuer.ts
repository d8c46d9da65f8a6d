import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An issuer of tokens as the Bot Framework has one: OpenID metadata, its keys, and tokens signed with them. */
export class Issuer {
  readonly url: string;
  /** Answers 500 instead of its keys. */
  broken = false;
  readonly #server: Server;
  readonly #key: KeyObject;

  constructor(server: Server, key: KeyObject) {
    this.#server = server;
    this.#key = key;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<Issuer> {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    let issuer: Issuer | undefined = undefined;
    const server = createServer((request, response) => {
      response.statusCode = issuer?.broken === true ? 500 : 200;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(request.url === '/keys'
        ? { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', endorsements: ['msteams'] }] }
        : { issuer: issuer?.url, jwks_uri: `${issuer?.url}/keys` }));
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    issuer = new Issuer(server, privateKey);
    return issuer;
  }

  get openIdMetadataUrl(): string {
    return `${this.url}/openidconfiguration`;
  }

  /** A signed token; `head` and `key` make a wrong one. */
  token(claims: object, { head = {}, key = this.#key }: { head?: object; key?: KeyObject } = {}): string {
    const content = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'own', ...head })}.${encoded(claims)}`;
    return `${content}.${createSign('RSA-SHA256').update(content).sign(key, 'base64url')}`;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => { this.#server.close(() => resolve()); });
  }
}
