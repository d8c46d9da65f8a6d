import { beforeEach, describe, expect, test } from '@jest/globals';
import { answeringOf, readMessage } from '../../../web/chat/log.ts';
import { memoryDrawer } from '../../../web/chat/keeping.ts';
import { FakeService, openTab } from './fake-service.ts';

let service: FakeService;
beforeEach(() => { service = new FakeService(); });

describe('a conversation', () => {
  test('begins with the greeting, sends and shows each message once', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    tab.session.write('ny telefon');
    await service.clock.pass(100);
    expect(tab.screen()).toEqual(['Hej', 'ny telefon', 'Svar på ny telefon']);
    expect(tab.session.snapshot().line).toBe('online');
    expect(service.posts).toHaveLength(1);
    expect(tab.keeping.unsent()).toEqual([]);
  });

  test('frames that come twice change nothing', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    tab.session.write('hej');
    await service.clock.pass(100);
    service.repeat('c1');
    await service.clock.pass(100);
    expect(tab.screen()).toEqual(['Hej', 'hej', 'Svar på hej']);
  });

  test('secrets are masked before they leave, and the message says which', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    tab.session.write('cpr 060175-1234');
    await service.clock.pass(100);
    expect(service.conversations.get('c1')?.rows[1]?.text).toBe('cpr ••••••');
    expect(tab.session.snapshot().log.entries[1]?.activity.channelData?.masked).toEqual(['cpr']);
  });

  test('a button sends its text and its value', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    tab.session.press({ text: 'Næste', value: { choice: 'next', prompt: '1' } });
    await service.clock.pass(100);
    expect(service.conversations.get('c1')?.rows[1]).toMatchObject({ text: 'Næste', value: { choice: 'next', prompt: '1' } });
  });

  test('a librarian’s typing is shown until words come', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    service.typing('c1');
    await service.clock.pass(10);
    expect(tab.session.snapshot().typing).toBe(true);
    service.say('c1', 'Hej, det er Anna');
    await service.clock.pass(10);
    expect(tab.session.snapshot().typing).toBe(false);
    service.typing('c1');
    await service.clock.pass(6_000);
    expect(tab.session.snapshot().typing).toBe(false);
  });

  test('what has been read is told once for each place, and not at all while the line is gone', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    for (const place of [1, 1, 3, 2]) tab.session.markRead(place);
    await service.clock.pass(100);
    expect(service.reads).toEqual([1, 3]);
    service.down = true;
    service.drop();
    await service.clock.pass(2_000);
    tab.session.markRead(4);
    service.down = false;
    await service.clock.pass(20_000);
    expect(service.reads).toEqual([1, 3]);
    tab.session.startOver();
    await service.clock.pass(1_000);
    tab.session.markRead(1);
    await service.clock.pass(100);
    expect(service.reads).toEqual([1, 3, 1]);
  });

  test('a librarian’s mark stands where it is furthest, and is no part of what was said', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    service.read('c1', 2);
    service.read('c1', 1);
    tab.session.write('hej');
    await service.clock.pass(100);
    expect(tab.session.snapshot().read).toBe(2);
    expect(readMessage(tab.session.snapshot().log, 2)).toBeNull();
    expect(tab.session.snapshot().log.entries.map(({ activity }) => activity.type)).toEqual(['message', 'message', 'message']);
  });

  test('who answers follows the handoff', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    const who = async (state: string): Promise<unknown> => {
      service.say('c1', '', { type: 'event', name: state === 'waiting' ? 'handoff.initiate' : 'handoff.status', value: { requestId: 'r', state, librarian: 'Anna' } });
      await service.clock.pass(10);
      return answeringOf(tab.session.snapshot().log);
    };
    expect(await who('waiting')).toEqual({ who: 'nobody-yet' });
    expect(await who('accepted')).toEqual({ who: 'librarian', name: 'Anna' });
    expect(await who('completed')).toEqual({ who: 'robot' });
  });
});

describe('a bad line', () => {
  test('messages wait in order, and go out once each when it is back', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    service.down = true;
    service.drop();
    await service.clock.pass(2_000);
    expect(tab.session.snapshot().line).toBe('offline');
    tab.session.write('en');
    tab.session.write('to');
    await service.clock.pass(5_000);
    expect(tab.screen()).toEqual(['Hej', '[en]', '[to]']);
    service.down = false;
    await service.clock.pass(20_000);
    expect(tab.screen()).toEqual(['Hej', 'en', 'Svar på en', 'to', 'Svar på to']);
    expect(service.posts).toHaveLength(2);
  });

  test('a message whose answer was lost is sent again with the same id, and stands there once', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    service.loseAnswers = true;
    tab.session.write('hej');
    await service.clock.pass(1_000);
    service.loseAnswers = false;
    await service.clock.pass(10_000);
    expect(new Set(service.posts).size).toBe(1);
    expect(service.posts.length).toBeGreaterThan(1);
    tab.session.restart();
    await service.clock.pass(5_000);
    expect(tab.screen()).toEqual(['Hej', 'hej', 'Svar på hej']);
  });

  test('what was said while the line was gone is there afterwards, without a gap', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    service.down = true;
    service.drop();
    service.say('c1', 'en');
    service.say('c1', 'to');
    await service.clock.pass(3_000);
    service.down = false;
    await service.clock.pass(20_000);
    service.say('c1', 'tre');
    await service.clock.pass(100);
    expect(tab.screen()).toEqual(['Hej', 'en', 'to', 'tre']);
  });

  test('a socket that went silent is left for a new one', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    const before = service.calls.length;
    await service.clock.pass(70_000);
    expect(service.calls).toHaveLength(before);
    service.mute = true;
    await service.clock.pass(70_000);
    expect(service.calls.slice(before)).toContain('GET /v3/directline/conversations/c1');
    expect(tab.session.snapshot().line).toBe('online');
    expect(service.openSockets).toBe(1);
  });

  test('tries get rarer while nothing answers', async () => {
    service.down = true;
    openTab(service);
    await service.clock.pass(60_000);
    expect(service.calls.length).toBeLessThan(15);
    expect(service.calls.length).toBeGreaterThan(5);
  });

  test.each(['forbidden', 'silent'] as const)('polls where WebSockets are %s', async (sockets) => {
    service.sockets = sockets;
    const tab = openTab(service);
    await service.clock.pass(2_000);
    tab.session.write('hej');
    await service.clock.pass(3_000);
    service.say('c1', 'senere');
    await service.clock.pass(5_000);
    expect(tab.screen()).toEqual(['Hej', 'hej', 'Svar på hej', 'senere']);
    expect(tab.session.snapshot().line).toBe('online');
    service.sockets = 'open';
    await service.clock.pass(180_000);
    expect(service.openSockets).toBe(1);
  });

  test('too many at once wait and come', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    service.refusePosts = 429;
    tab.session.write('hej');
    await service.clock.pass(3_000);
    expect(tab.screen()).toEqual(['Hej', '[hej]']);
    service.refusePosts = 0;
    await service.clock.pass(5_000);
    expect(tab.screen()).toEqual(['Hej', 'hej', 'Svar på hej']);
  });

  test('what the service never takes is marked, and lets the next one through', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    service.refusePosts = 413;
    tab.session.write('for langt');
    await service.clock.pass(100);
    expect(tab.session.snapshot().outbox[0]?.state).toBe('refused');
    expect(tab.keeping.unsent()).toEqual([]);
    service.refusePosts = 0;
    tab.session.write('kort');
    await service.clock.pass(100);
    expect(tab.screen()).toEqual(['Hej', 'kort', 'Svar på kort', '[for langt]']);
  });
});

describe('the credential', () => {
  test('a reload and a second tab continue the conversation', async () => {
    const drawer = memoryDrawer();
    const first = openTab(service, { drawer });
    await service.clock.pass(100);
    first.session.write('hej');
    await service.clock.pass(100);
    const second = openTab(service, { drawer });
    await service.clock.pass(100);
    expect(second.screen()).toEqual(first.screen());
    second.session.write('fra to');
    await service.clock.pass(100);
    expect(first.screen()).toEqual(['Hej', 'hej', 'Svar på hej', 'fra to', 'Svar på fra to']);
    expect(service.conversations.size).toBe(1);
  });

  test('unsent messages survive a reload without a line', async () => {
    const drawer = memoryDrawer();
    const first = openTab(service, { drawer });
    await service.clock.pass(100);
    service.down = true;
    service.drop();
    first.session.write('gem mig');
    await service.clock.pass(500);
    first.session.stop();
    const second = openTab(service, { drawer });
    await service.clock.pass(500);
    expect(second.screen()).toEqual(['[gem mig]']);
    service.down = false;
    await service.clock.pass(20_000);
    expect(second.screen()).toEqual(['Hej', 'gem mig', 'Svar på gem mig']);
    expect(service.posts).toHaveLength(1);
  });

  test('a token is renewed in time, and a dead one replaced, without a word lost', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    await service.clock.pass(16 * 60_000);
    expect(service.calls).toContain('POST /v3/directline/tokens/refresh');
    service.expire();
    service.drop();
    tab.session.write('efter lang tid');
    await service.clock.pass(20_000);
    expect(tab.screen()).toEqual(['Hej', 'efter lang tid', 'Svar på efter lang tid']);
    expect(service.conversations.size).toBe(1);
  });

  test('a kept credential that is refused on arrival leads to a new conversation, and the page says so', async () => {
    const drawer = memoryDrawer();
    drawer.setItem('selvhjulpen:slagelse:resume', 'resume-old');
    service.forgetful = true;
    const tab = openTab(service, { drawer });
    await service.clock.pass(2_000);
    expect(tab.screen()).toEqual(['Hej']);
    expect(tab.session.snapshot().replaced).toBe(true);
  });

  test('refused in the middle, the conversation is over', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    service.forgetful = true;
    service.expire();
    service.drop();
    await service.clock.pass(20_000);
    expect(tab.session.snapshot().line).toBe('over');
  });

  test('an ended conversation says so, and a new one gets the words it could not take', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    const held = service.conversations.get('c1');
    if (held !== undefined) held.over = true;
    tab.session.write('er du der?');
    await service.clock.pass(1_000);
    expect(tab.session.snapshot().line).toBe('over');
    expect(tab.screen()).toEqual(['Hej', '[er du der?]']);
    tab.session.startOver();
    await service.clock.pass(1_000);
    expect(tab.screen()).toEqual(['Hej']);
    expect(tab.session.snapshot()).toMatchObject({ line: 'online', leftOver: 'er du der?' });
    expect(service.conversations.size).toBe(2);
  });

  test('an end that the service announces needs no try', async () => {
    const tab = openTab(service);
    await service.clock.pass(100);
    service.say('c1', '', { type: 'event', name: 'handoff.status', value: { requestId: 'r', state: 'completed', over: true } });
    await service.clock.pass(100);
    expect(tab.session.snapshot().line).toBe('over');
  });
});
