import type { Activity } from '../../common/activity.ts';
import type { Answer, Close, GuideSteps, GuideTitles, OpenRequest, Queue, QueueItem, Replies, SendStep, SignIn, StaffMember } from '../../common/desk-api.ts';

/** A call that was refused, with the code of the house's catalogue; `offline` where no answer came. */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/desk/${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError('offline');
  }
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
  release: (id: string) => call<QueueItem>('POST', `requests/${id}/release`),
  close: (id: string, to: Close['to']) => call<QueueItem>('POST', `requests/${id}/close`, { to }),
};

/** What went wrong, as a code for `errorWords`. */
export const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : 'other');
