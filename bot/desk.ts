import type { Activity } from '../common/activity.ts';
import type { Answer, Close, GuideSteps, GuideTitles, OpenRequest, Replies, SendStep, StaffMember } from '../common/desk-api.ts';
import type { HandoffRequest } from '../handoff/request.ts';

/** What a signed-in librarian can do. Every call sees the staff member's own library alone. */
export interface Desk {
  /** Waiting and claimed requests, in the order of the queue. */
  queue(staff: StaffMember): Promise<HandoffRequest[]>;
  /** @throws HouseError `RequestNotFound`, also for another library's request. */
  read(requestId: string, staff: StaffMember): Promise<OpenRequest>;
  /** @throws HouseError `AlreadyClaimed`, `RequestEnded`, `RequestNotFound`. Claiming what one already has changes nothing. */
  claim(requestId: string, staff: StaffMember): Promise<HandoffRequest>;
  /**
   * Takes the conversation of a citizen who says its code at the counter: the library's screen forgets it, and
   * the librarian has it. @throws HouseError `CodeUnknown`, also for another library's; `AlreadyClaimed`.
   */
  takeCode(code: string, staff: StaffMember): Promise<HandoffRequest>;
  /** Sends an answer; an id sent twice counts once. @throws HouseError `NotYours`, `RequestEnded`, `RequestNotFound`. */
  answer(requestId: string, staff: StaffMember, answer: Answer): Promise<Activity>;
  /** Ready-made replies, filled for the request's citizen. @throws HouseError `RequestNotFound`. */
  replies(requestId: string, staff: StaffMember): Promise<Replies>;
  /** What there is to send, in the language of the request's citizen. @throws HouseError `RequestNotFound`. */
  guides(requestId: string, staff: StaffMember): Promise<GuideTitles>;
  /** @throws HouseError `GuideNotFound`, `RequestNotFound`. */
  steps(requestId: string, guideId: string, staff: StaffMember): Promise<GuideSteps>;
  /** Shows the citizen a step of a guide; the robot goes on from it when it gets the conversation back. @throws HouseError `GuideNotFound`, `NotYours`, `RequestEnded`, `RequestNotFound`. */
  sendStep(requestId: string, staff: StaffMember, step: SendStep): Promise<Activity>;
  /** Back to the queue for a colleague. @throws HouseError `NotYours`, `RequestEnded`, `RequestNotFound`. */
  release(requestId: string, staff: StaffMember): Promise<HandoffRequest>;
  /** Shows the citizen that the librarian writes. */
  typing(requestId: string, staff: StaffMember): Promise<void>;
  /** Ends the librarian's part: the robot goes on where the citizen was, or the conversation is over. */
  close(requestId: string, staff: StaffMember, to: Close['to']): Promise<HandoffRequest>;
}
