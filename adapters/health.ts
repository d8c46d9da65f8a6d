import type { Route } from './route.ts';

export interface HealthNeeds {
  /** Whether the store can be read now. */
  ready(): Promise<boolean>;
  /** Numbers to show, by metric name. */
  metrics(): Record<string, number>;
}

/** `/healthz` (the process answers), `/readyz` (it can serve), `/metrics` (Prometheus text). Numbers only, never who. */
export function healthRoutes({ ready, metrics }: HealthNeeds): Route[] {
  const plain = { 'Content-Type': 'text/plain; charset=utf-8' };
  return [
    { method: 'GET', path: '/healthz', handle: () => ({ status: 200, headers: plain, body: 'ok\n' }) },
    {
      method: 'GET',
      path: '/readyz',
      handle: async () => ((await ready()) ? { status: 200, headers: plain, body: 'ready\n' } : { status: 503, headers: plain, body: 'not ready\n' }),
    },
    {
      method: 'GET',
      path: '/metrics',
      handle: () => ({
        status: 200,
        headers: { 'Content-Type': 'text/plain; version=0.0.4' },
        body: Object.entries(metrics()).map(([name, value]) => `selvhjulpen_${name} ${value}\n`).join(''),
      }),
    },
  ];
}
