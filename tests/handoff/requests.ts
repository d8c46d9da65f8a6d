import { open, type HandoffRequest } from '../../handoff/request.ts';

export const anna = { id: 'anna', firstName: 'Anna' };
export const bo = { id: 'bo', firstName: 'Bo' };
export const now = '2026-11-23T09:00:00.000Z';
export const later = '2026-11-23T09:05:00.000Z';

/** A request of the library `naestby`, opened at `now`. */
export const request = (id: string, change: Partial<HandoffRequest> = {}): HandoffRequest =>
  ({ ...open({ id, conversationId: `c-${id}`, libraryId: 'naestby', urgency: 'normal', language: 'da', reason: null, stuckAt: null }, now), ...change });
