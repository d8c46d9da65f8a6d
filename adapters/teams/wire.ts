import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<Options['httpClient']>;

/** How long the connector may take to answer, in milliseconds. */
const patience = 15_000;

/** The connector did not take an activity. */
export class Refused extends Error {
  readonly status: number;
  /** How long it asked us to wait, in milliseconds; null where it did not say. */
  readonly retryAfter: number | null;

  constructor(status: number, retryAfter: number | null) {
    super(`The connector answered ${status}.`);
    this.name = 'Refused';
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/**
 * The SDK's way out. Its own would try again by itself while the channel waits for our answer,
 * would wait for a silent connector for ever, and would put what was sent into its errors.
 */
export function wire(closing: AbortSignal): HttpClient {
  return {
    async sendRequest(request) {
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers.toJson({ preserveCase: true }),
        body: request.body as string,
        redirect: 'manual',
        signal: AbortSignal.any([closing, AbortSignal.timeout(patience)]),
      });
      const bodyAsText = await response.text();
      if (!response.ok) throw new Refused(response.status, waitOf(response.headers.get('retry-after')));
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      response.headers.forEach((value, name) => headers.set(name, value));
      return { request, status: response.status, headers, bodyAsText };
    },
  };
}

/** `Retry-After` in milliseconds: seconds, or a date. */
export function waitOf(header: string | null): number | null {
  if (header === null) return null;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
