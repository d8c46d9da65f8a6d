import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { change, conversation, listen, stored, until, watermarks } from '../contract/store/make.ts';
import { Bench, stores } from '../contract/store/stores.ts';
import { command } from '../support/postgres.ts';
import type { Store } from '../../storage/store.ts';

const postgres = stores.filter(({ name }) => name === 'PostgreSQL');

describe.each(postgres)('connections to $name', (kind) => {
  let bench: Bench;
  let [here, there]: Store[] = [];
  const both = () => [here, there] as [Store, Store];
  beforeEach(async () => {
    bench = new Bench(kind);
    await bench.prepare();
    [here, there] = [await bench.open(), await bench.open()];
  });
  afterEach(() => bench.remove());

  const server = () => bench.options.databaseUrl ?? '';
  const name = () => server().split('/').at(-1) ?? '';
  const admin = (sql: string) => command(server(), sql);
  /** Ends connections of that application name; `listening` alone, or all. */
  const cut = (application: string) =>
    admin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}' and application_name like '${application}'`);
  const allow = (connections: boolean) => admin(`alter database ${name()} with allow_connections ${connections}`);

  test('news told while an instance could not hear are told once it can, once and in order', async () => {
    const [one, two] = both();
    const heard = [listen(one), listen(two)];
    let talk = await stored(one);
    let other = await stored(two);
    await until(() => heard.every((items) => items.length === 2));
    await allow(false);
    await cut('selvhjulpen-news');
    for (let turn = 0; turn < 10; turn += 1) {
      talk = (await both()[turn % 2 as 0 | 1].commit(change(talk, ['a', 'b']))).conversation;
      other = (await two.commit(change(other, ['c']))).conversation;
    }
    await allow(true);
    const [all, ten] = [Array.from({ length: 21 }, (_, index) => index + 1), Array.from({ length: 11 }, (_, index) => index + 1)];
    await until(() => heard.every((items) => watermarks(items, talk.id).length >= 21 && watermarks(items, other.id).length >= 11));
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const items of heard) {
      // Own news do not wait for a connection that may be long in coming, so only what is told is certain, not the order.
      expect(watermarks(items, talk.id).toSorted((a, b) => a - b)).toEqual(all);
      expect(watermarks(items, other.id)).toEqual(ten);
    }
    const after = await one.commit(change(talk, ['igen']));
    await until(() => heard.every((items) => watermarks(items, talk.id).includes(after.conversation.watermark)));
  });

  test('an instance that cannot hear still tells its own listeners', async () => {
    const [one] = both();
    await allow(false);
    await cut('selvhjulpen-news');
    await until(() => bench.faults.length > 0);
    const heard = listen(one);
    const read = await stored(one);
    await until(() => heard.length > 0);
    expect(watermarks(heard, read.id)).toEqual([1]);
    await allow(true);
  });

  test('connections that are cut in a stream of turns lose nothing that was acknowledged', async () => {
    const [one, two] = both();
    const acknowledged: string[] = [];
    const heard = listen(two);
    let [running, refused] = [true, 0];
    const speak = async (): Promise<void> => {
      while (running) {
        const outcome = await stored(one).catch(() => undefined);
        if (outcome) acknowledged.push(outcome.id);
        else refused += 1;
      }
    };
    const speakers = Array.from({ length: 8 }, speak);
    for (let cuts = 0; cuts < 8; cuts += 1) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      await cut('selvhjulpen%');
    }
    running = false;
    await Promise.all(speakers);
    expect(acknowledged.length).toBeGreaterThan(20);
    for (const id of acknowledged) expect(await loaded(two, id)).toMatchObject({ version: 1, watermark: 1 });
    const told = () => new Set(heard.flatMap((item) => (item.kind === 'activities' ? [item.conversationId] : [])));
    await until(() => acknowledged.every((id) => told().has(id)));
    expect(heard.length).toBe(told().size);
    expect(refused).toBeGreaterThanOrEqual(0);
  });

  test('notifications that are not ours are passed over', async () => {
    const [one] = both();
    const heard = listen(one);
    for (const payload of ['', 'no number', '-1', '99999999', '1; drop table news']) {
      await one.secret(payload, () => payload);
      await notify('selvhjulpen_news', payload);
    }
    for (const payload of ['{', '[]', '["a","b"]', '["a",{"kind":"typing","conversationId":"b","role":"bot"}]', 'null']) await notify('selvhjulpen_passing', payload);
    const read = await stored(one, {}, ['stadig her']);
    await until(() => heard.length > 0);
    expect(watermarks(heard, read.id)).toEqual([1]);
    expect(heard).toHaveLength(1);
  });

  /** Reads until it can: a pool may still hold some of the connections that were cut. */
  async function loaded(store: Store, id: string, tries = 20): Promise<Awaited<ReturnType<Store['load']>>> {
    return store.load(id).catch((error: unknown) => {
      if (tries === 0) throw error;
      return loaded(store, id, tries - 1);
    });
  }

  async function notify(channel: string, payload: string): Promise<void> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: server() });
    await client.connect();
    await client.query('select pg_notify($1, $2)', [channel, payload]);
    await client.end();
  }

  test('a group commit is one row of news, however many turns it holds', async () => {
    const [one] = both();
    await Promise.all(Array.from({ length: 100 }, () => one.commit(change(conversation(), ['hej']))));
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: server() });
    await client.connect();
    const { rows } = await client.query<{ count: string }>('select count(*) from news');
    await client.end();
    expect(Number(rows[0]?.count)).toBeLessThanOrEqual(3);
  });
});
