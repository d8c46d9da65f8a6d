import type { Activity } from '../../common/activity.ts';
import type {
  Answer, AttemptResult, CareCard, Close, GuideSteps, GuideTitles, NewNote, Note, OpenRequest, OwnReply, Queue, QueueItem, Replies, SendStep, SignIn, StaffMember, Suggestions, Transfer, TransferTargets,
} from '../../common/desk-api.ts';
import type { Overview, SetStatus, SetSwitch, Switches, Team } from '../../common/desk-team.ts';
import { learnTime } from './clock.ts';

/** A call that was refused, with the code of the house's catalogue; `offline` where no answer came. */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Asks the staff API. @throws ApiError */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/desk/${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError('offline');
  }
  learnTime(response.headers.get('Date'));
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiError((answer as { error?: { code?: string } } | undefined)?.error?.code ?? 'other');
  return answer as T;
}

/** The staff API, one function an operation. Each throws ApiError. */
export const api = {
  whoAmI: () => call<StaffMember>('GET', 'session'),
  signIn: (body: SignIn) => call<StaffMember>('POST', 'session', body),
  signOut: () => call<void>('DELETE', 'session'),
  queue: () => call<Queue>('GET', 'requests'),
  read: (id: string) => call<OpenRequest>('GET', `requests/${id}`),
  claim: (id: string) => call<QueueItem>('POST', `requests/${id}/claim`),
  takeCode: (code: string) => call<QueueItem>('POST', 'codes', { code }),
  answer: (id: string, body: Answer) => call<Activity>('POST', `requests/${id}/answers`, body),
  replies: (id: string) => call<Replies>('GET', `requests/${id}/replies`),
  guides: (id: string) => call<GuideTitles>('GET', `requests/${id}/guides`),
  steps: (id: string, guideId: string) => call<GuideSteps>('GET', `requests/${id}/guides/${guideId}`),
  sendStep: (id: string, body: SendStep) => call<Activity>('POST', `requests/${id}/steps`, body),
  typing: (id: string) => call<void>('POST', `requests/${id}/typing`),
  decline: (id: string) => call<QueueItem>('POST', `requests/${id}/decline`),
  targets: (id: string) => call<TransferTargets>('GET', `requests/${id}/targets`),
  transfer: (id: string, body: Transfer) => call<QueueItem>('POST', `requests/${id}/transfer`, body),
  close: (id: string, body: Close) => call<QueueItem>('POST', `requests/${id}/close`, body),
  undoClose: (id: string) => call<QueueItem>('DELETE', `requests/${id}/close`),
  attempt: (id: string, result: AttemptResult) => call<QueueItem>('POST', `requests/${id}/attempts`, { result }),
  note: (id: string, body: NewNote) => call<Note>('POST', `requests/${id}/notes`, body),
  markRead: (id: string, watermark: number) => call<void>('POST', `requests/${id}/read`, { watermark }),
  suggestions: (id: string) => call<Suggestions>('GET', `requests/${id}/suggestions`),
  care: (id: string) => call<CareCard>('GET', `requests/${id}/care`),
  saveReply: (body: OwnReply) => call<void>('POST', 'replies', body),
  deleteReply: (id: string) => call<void>('DELETE', `replies/${id}`),
  team: () => call<Team>('GET', 'team'),
  setStatus: (status: SetStatus['status']) => call<Team>('POST', 'status', { status }),
  setSwitch: (body: SetSwitch) => call<Switches>('POST', 'switches', body),
  overview: () => call<Overview>('GET', 'overview'),
};

/** What went wrong, as a code for `errorWords`. */
export const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : 'other');
