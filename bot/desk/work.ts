import { HouseError } from '../../common/errors.ts';
import type { Activity } from '../../common/activity.ts';
import type { Note, StaffMember } from '../../common/desk-api.ts';
import { maskSecrets } from '../../common/secrets.ts';
import type { Situation } from '../../dialogs/situation.ts';
import { maySee, poolsOf } from '../../handoff/pool.ts';
import type { HandoffRequest } from '../../handoff/request.ts';
import { again } from '../again.ts';
import type { Change, Committed, Conversation } from '../ports.ts';
import { readTranscript } from '../transcript.ts';
import type { DeskNeeds } from './needs.ts';

export const fromTheHouse = (activity: Activity): Change['activities'][number] => ({ activity, clientId: null });

/** What all use cases of the desk do alike: find what staff may see, and change it in its conversation's line. */
export class DeskWork {
  readonly needs: DeskNeeds;

  constructor(needs: DeskNeeds) {
    this.needs = needs;
  }

  maySee(request: HandoffRequest, staff: StaffMember): boolean {
    return maySee(request, staff.libraryId, this.needs.pools);
  }

  /** Libraries whose staff help these staff's citizens, their own first. */
  librariesAround({ libraryId }: StaffMember): string[] {
    return [...new Set([libraryId, ...poolsOf(this.needs.pools, libraryId).flatMap(({ libraries }) => libraries)])];
  }

  /** Waiting and claimed requests that these staff may see. */
  async openRequests({ libraryId }: StaffMember): Promise<HandoffRequest[]> {
    const pools = poolsOf(this.needs.pools, libraryId);
    const open = await this.needs.store.openRequests(libraryId, pools.map(({ id }) => id));
    return open.filter((request) => maySee(request, libraryId, pools));
  }

  /** @throws HouseError `RequestNotFound`, also for one that these staff may not see. */
  async find(requestId: string, staff: StaffMember): Promise<HandoffRequest> {
    const request = await this.needs.store.request(requestId);
    if (request === undefined || !this.maySee(request, staff)) throw new HouseError('RequestNotFound');
    return request;
  }

  /** Reads request and conversation afresh in the conversation's line, and commits what `change` makes of them. @throws as `find`. */
  async inTurn<T>(requestId: string, staff: StaffMember, change: (request: HandoffRequest, conversation: Conversation) => Promise<T>): Promise<T> {
    const { conversationId } = await this.find(requestId, staff);
    return this.needs.serial.run(conversationId, () => again(async () => {
      const [request, conversation] = await Promise.all([this.find(requestId, staff), this.needs.store.load(conversationId)]);
      if (conversation === undefined) throw new HouseError('ConversationNotFound');
      return change(request, conversation);
    }));
  }

  /** Commits what was said, with the time of now. */
  commit(conversation: Conversation, activities: Change['activities'], requests: HandoffRequest[], notes: Note[] = []): Promise<Committed> {
    return this.needs.store.commit({ conversation: { ...conversation, updatedAt: this.needs.world.now().toISOString() }, activities, requests, notes, counts: [] });
  }

  noteOf(request: HandoffRequest, staff: StaffMember, text: string, id = this.needs.world.newId()): Note {
    return { id, requestId: request.id, at: this.needs.world.now().toISOString(), by: { id: staff.id, firstName: staff.firstName }, text: maskSecrets(text).text };
  }

  /** How the conversation of a request stands, and what its citizen may be shown. @throws as `find`. */
  async standing(requestId: string, staff: StaffMember): Promise<{ request: HandoffRequest; conversation: Conversation; situation: Situation; state: Conversation['state'] }> {
    const request = await this.find(requestId, staff);
    const conversation = await this.needs.store.load(request.conversationId);
    if (conversation === undefined) throw new HouseError('ConversationNotFound');
    return { request, conversation, situation: await this.needs.situations.of(conversation), state: conversation.state };
  }

  /** What was said from this place on, oldest first: what the citizen lets these staff read. */
  transcriptOf(conversationId: string, from = 1): Promise<Activity[]> {
    return readTranscript(this.needs.store, conversationId, from);
  }
}
