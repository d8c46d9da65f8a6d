import type { Activity } from '../../common/activity.ts';
import type {
  Answer, Attempt, CareCard, Close, GuideSteps, GuideTitles, HubStatus, NewNote, Note, OpenRequest, OwnReply, Read, Replies, SendStep, StaffMember, Suggestions, Transfer, TransferTargets,
} from '../../common/desk-api.ts';
import type { DutyStatus, Overview, SetSwitch, Switches, Team } from '../../common/desk-team.ts';
import type { HandoffRequest } from '../../handoff/request.ts';
import type { Initiation } from './initiation.ts';

/**
 * What a signed-in librarian can do. Every call sees the requests of the staff member's own library, and those whose
 * citizens have said yes to a pool that it is in; any other is `RequestNotFound`. What changes a claimed request throws
 * HouseError `NotYours` for everybody but its owner, and `RequestEnded` when it is over.
 */
export interface Desk extends Queueing, Talking, Helping, Ending, Teamwork {}

/** Who has which request. */
export interface Queueing {
  /** Waiting and claimed requests, in the order of the queue. */
  queue(staff: StaffMember): Promise<HandoffRequest[]>;
  /** Whether these staff may see a request. */
  maySee(request: HandoffRequest, staff: StaffMember): boolean;
  /** @throws HouseError `AlreadyClaimed`, `TooManyChats`. Claiming what one already has changes nothing. */
  claim(requestId: string, staff: StaffMember): Promise<HandoffRequest>;
  /** Says no to an offer; without one nothing happens. */
  decline(requestId: string, staff: StaffMember): Promise<HandoffRequest>;
  /**
   * Takes the conversation of a citizen who says its code at the counter: the library's screen forgets it, and
   * the librarian has it. @throws HouseError `CodeUnknown`, also for another library's; `AlreadyClaimed`.
   */
  takeCode(code: string, staff: StaffMember): Promise<HandoffRequest>;
  /** Back to the queue for a colleague. */
  release(requestId: string, staff: StaffMember): Promise<HandoffRequest>;
  /** To a colleague, the queue, or, when the citizen says yes, another library. @throws HouseError `StaffNotFound`, `LibraryNotFound`. */
  transfer(requestId: string, staff: StaffMember, transfer: Transfer): Promise<HandoffRequest>;
  /** Colleagues whose desk is open, and the other libraries. */
  targets(requestId: string, staff: StaffMember): Promise<TransferTargets>;
}

/** What is said, and what is written beside it. */
export interface Talking {
  read(requestId: string, staff: StaffMember): Promise<OpenRequest>;
  /** Sends an answer; an id sent twice counts once. */
  answer(requestId: string, staff: StaffMember, answer: Answer): Promise<Activity>;
  /** Shows the citizen a step of a guide; the robot goes on from it when it gets the conversation back. @throws HouseError `GuideNotFound`. */
  sendStep(requestId: string, staff: StaffMember, step: SendStep): Promise<Activity>;
  /** Shows the citizen that the librarian writes. */
  typing(requestId: string, staff: StaffMember): Promise<void>;
  /** The owner has read up to there; of anybody else it is not noted. */
  markRead(requestId: string, staff: StaffMember, read: Read): Promise<void>;
  /** Writes a note that colleagues read and the citizen never does; an id sent twice counts once. */
  note(requestId: string, staff: StaffMember, note: NewNote): Promise<Note>;
}

/** What there is to answer with. */
export interface Helping {
  /** Ready-made replies, filled for the request's citizen: everybody's, the library's, one's own. */
  replies(requestId: string, staff: StaffMember): Promise<Replies>;
  saveReply(staff: StaffMember, reply: OwnReply): Promise<void>;
  deleteReply(staff: StaffMember, id: string): Promise<void>;
  /** What there is to send, in the language of the request's citizen. */
  guides(requestId: string, staff: StaffMember): Promise<GuideTitles>;
  /** @throws HouseError `GuideNotFound`. */
  steps(requestId: string, guideId: string, staff: StaffMember): Promise<GuideSteps>;
  /** Guides that the citizen's newest words point to. */
  suggestions(requestId: string, staff: StaffMember): Promise<Suggestions>;
  /** The approved words for somebody in despair. */
  care(requestId: string, staff: StaffMember): Promise<CareCard>;
}

/** How a librarian's part ends. */
export interface Ending {
  /** Ends the librarian's part in a few seconds: the robot goes on where the citizen was, or the conversation is over. */
  close(requestId: string, staff: StaffMember, close: Close): Promise<HandoffRequest>;
  /** Takes that back. */
  undoClose(requestId: string, staff: StaffMember): Promise<HandoffRequest>;
  /** Notes a try to reach the citizen; who was not reached is back on the list. */
  attempt(requestId: string, staff: StaffMember, attempt: Attempt): Promise<HandoffRequest>;
  /** The Bot Framework's `handoff.initiate` of a request, with the transcript attached, for another agent hub. */
  initiation(requestId: string, staff: StaffMember): Promise<Initiation>;
  /** The Bot Framework's `handoff.status` from such a hub: accepted claims, completed closes, failed releases. */
  status(requestId: string, staff: StaffMember, status: HubStatus): Promise<HandoffRequest>;
}

/** Who is there, and what holds for the whole library. */
export interface Teamwork {
  /** Libraries whose staff help these staff's citizens, their own first. */
  around(staff: StaffMember): readonly string[];
  team(staff: StaffMember): Promise<Team>;
  /** Ready for offers, or at the counter. */
  setStatus(staff: StaffMember, status: Exclude<DutyStatus, 'away'>): Promise<Team>;
  /** The desk of a librarian is open now. */
  seen(staff: StaffMember): Promise<void>;
  /** The last desk of a librarian is closed. */
  left(staff: StaffMember): Promise<void>;
  /** Hours and load of the last four weeks, for a team lead. @throws HouseError `NotAllowed`. */
  overview(staff: StaffMember): Promise<Overview>;
  /** Silences the robot, closes the handoff, or opens them again. @throws HouseError `NotAllowed` unless a team lead. */
  setSwitch(staff: StaffMember, set: SetSwitch): Promise<Switches>;
}
