import type { ContactStore, DutyStore, HandoffStore, NoteStore, ReadStore, ReplyStore } from '../../handoff/ports.ts';
import type { Pool } from '../../handoff/pool.ts';
import type { SwitchBoard } from '../../handoff/switch-board.ts';
import type { Guide } from '../../knowledge/guide.ts';
import type { Understanding } from '../../knowledge/understanding/decision.ts';
import type { Libraries } from '../../libraries/library.ts';
import type { ConversationStore, MoveStore, Outbox } from '../ports.ts';
import type { Serial } from '../serial.ts';
import type { Situations } from '../situations.ts';
import type { World } from '../world.ts';

/** What the desk's use cases stand on. */
export interface DeskNeeds {
  store: ConversationStore & HandoffStore & ContactStore & DutyStore & MoveStore & NoteStore & ReplyStore & ReadStore & { outbox: Outbox };
  situations: Situations;
  /** The guides of a library's citizens. */
  guides(libraryId: string): readonly Guide[];
  /** The newest trained engine, as a library's citizens meet it. */
  understanding(libraryId: string): Understanding;
  libraries: Libraries;
  pools: readonly Pool[];
  switches: SwitchBoard;
  /** The same line the bot's turns stand in. */
  serial: Serial;
  world: World;
  /** Milliseconds in which a librarian can take back that a conversation ends. */
  undoFor: number;
}
