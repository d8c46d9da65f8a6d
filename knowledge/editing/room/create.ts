import { createChanging } from './changing.ts';
import { drafting } from './drafting.ts';
import { createChecker } from './findings.ts';
import { keeping } from './keeping.ts';
import { looking } from './looking.ts';
import type { RoomNeeds } from './needs.ts';
import { publishing, type Due } from './publishing.ts';
import type { EditorsRoom } from './room.ts';
import { createViews } from './views.ts';

/** The editors' room over its stores. */
export function createRoom(needs: RoomNeeds): EditorsRoom & Due {
  const checker = createChecker(needs);
  const views = createViews(needs, checker);
  const changing = createChanging(needs);
  return { ...drafting(needs, views, checker, changing), ...publishing(needs, views, checker, changing), ...looking(needs, views, checker), ...keeping(needs) };
}
