import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An entry of the call for hours, as Folkebibliotekernes CMS writes it. */
export const openingEntry = (date: string, title: string, start: string, end: string, more: { branch?: number; isil?: string } = {}): object => ({
  id: 4711, category: { title, color: '#2d6a4f' }, date, start_time: start, end_time: end,
  branch_id: more.branch ?? 12, ...(more.isil === undefined ? {} : { branch_isil_id: more.isil }),
  repetition: { id: 3, type: 'weekly', weekly_data: { end_date: '2027-06-30' } },
});

/** An entry of the call for events. */
export const eventEntry = (title: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  uuid: '5f2d1c1e-1111-4222-8333-444455556666', title, description: '', url: 'https://midtby.example.dk/arrangementer/it',
  created_at: '2026-10-01T09:00:00+02:00', updated_at: '2026-10-02T09:00:00+02:00', image: { url: 'https://midtby.example.dk/billede.jpg' },
  state: 'Active', all_day: false, date_time: { start: '2026-11-26T14:00:00+01:00', end: '2026-11-26T16:00:00+01:00' },
  branches: ['Midtby Bibliotek'], address: { locationType: 'physical', location: 'Lokale 2', street: 'Torvet 1', zip_code: 4100, city: 'Midtby', country: 'DK' },
  ticket_categories: [], partners: [], ...more,
});

type Answer = (request: { url: URL; headers: Record<string, string | string[] | undefined> }) => { status?: number; headers?: Record<string, string>; body?: string | null };

/** A library's website as its documentation describes its two open calls; a test may make it answer otherwise, or go away. */
export class FakeCms {
  hours: unknown[] = [];
  events: unknown[] = [];
  /** The paths that were called, with their questions. */
  readonly calls: URL[] = [];
  /** Set: what it answers instead. A body of null leaves the caller waiting. */
  otherwise: Answer | null = null;
  #server: Server | null = null;
  #port = 0;

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', this.url);
      this.calls.push(url);
      const { status = 200, headers = {}, body = '' } = this.otherwise?.({ url, headers: request.headers }) ?? this.#answer(url);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      if (body === null) response.write('[');
      else response.end(body);
    });
    await new Promise<void>((done) => server.listen(this.#port, '127.0.0.1', done));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }

  /** The hours lie within the asked days, and are the asked branch's, as the call's description says. */
  #answer(url: URL): ReturnType<Answer> {
    const asked = url.searchParams;
    if (asked.get('_format') !== 'json') return { status: 406, body: '{"message":"Not acceptable format"}' };
    const within = (date: string): boolean => date >= (asked.get('from_date') ?? '') && date <= (asked.get('to_date') ?? '9999');
    if (url.pathname === '/api/v1/opening_hours') {
      return { body: JSON.stringify(this.hours.filter((entry) => typeof (entry as { date?: unknown }).date !== 'string' || within((entry as { date: string }).date))) };
    }
    if (url.pathname === '/api/v1/events') return { body: JSON.stringify(this.events) };
    return { status: 404, body: '{"message":"No route found"}' };
  }
}
