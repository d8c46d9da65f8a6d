import { describe } from '@jest/globals';
import { calendars } from './cases/calendars.ts';
import { commits } from './cases/commits.ts';
import { instances } from './cases/instances.ts';
import { kills } from './cases/kills.ts';
import { letters } from './cases/letters.ts';
import { moves } from './cases/moves.ts';
import { news } from './cases/news.ts';
import { outages } from './cases/outages.ts';
import { presence } from './cases/presence.ts';
import { reads } from './cases/reads.ts';
import { staff } from './cases/staff.ts';
import { values } from './cases/values.ts';
import { stores } from './stores.ts';

describe.each(stores)('a store in $name', (kind) => {
  describe('commits', () => commits(kind));
  describe('reads', () => reads(kind));
  describe('keeps values exactly', () => values(kind));
  describe('tells news', () => news(kind));
  describe('keeps staff, sessions, secrets and counts', () => staff(kind));
  describe('knows who is at the desk', () => presence(kind));
  describe('keeps what is left for a library apart', () => letters(kind));
  describe('keeps outage notices', () => outages(kind));
  describe('keeps the libraries\' calendars', () => calendars(kind));
  describe('lets a conversation move', () => moves(kind));
  describe('is shared', () => instances(kind));
  describe('survives', () => kills(kind));
});
