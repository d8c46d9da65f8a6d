import type { ConversationStore, DeskLog, MoveStore, Outbox, RetentionStore } from '../bot/ports.ts';
import type { ContactStore, DutyStore, HandoffStore, ListenerStore, NoteStore, ReadStore, ReplyStore, SwitchStore } from '../handoff/ports.ts';
import type { IdentityStore, SecretStore } from '../identity/ports.ts';
import type { CommentStore, InsightStore } from '../insights/ports.ts';
import type { EditingRoomStore } from '../knowledge/editing/ports.ts';
import type { QuestionStore } from '../knowledge/learning/ports.ts';
import type { OutageStore } from '../knowledge/ports.ts';
import type { CalendarStore } from '../libraries/ports.ts';

/** Every record port of the house, over one database. */
export interface Store extends ConversationStore, HandoffStore, ContactStore, NoteStore, ReplyStore, ReadStore, SwitchStore, ListenerStore, DutyStore, DeskLog,
  IdentityStore, SecretStore, InsightStore, CommentStore, OutageStore, CalendarStore, MoveStore, EditingRoomStore, QuestionStore, RetentionStore {
  outbox: Outbox;
  /** Answers whether the database can be read now. */
  ready(): Promise<boolean>;
  /** Waits for commits under way and closes the database. */
  close(): Promise<void>;
}
