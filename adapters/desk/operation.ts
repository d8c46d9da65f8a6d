import type { z } from 'zod';
import type { StaffMember } from '../../common/desk-api.ts';
import type { ErrorCode } from '../../common/errors.ts';
import type { Answer, Call, Route } from '../route.ts';

/** A call that has passed the door: signed in where that is needed, its body of the expected shape. */
export interface Visit<Body, Staff> {
  call: Call;
  body: Body;
  staff: Staff;
}

interface Described<Result> {
  /** `operationId` in the OpenAPI document. */
  id: string;
  method: Extract<Route['method'], 'GET' | 'POST' | 'DELETE'>;
  /** restify's path syntax. */
  path: string;
  summary: string;
  /** What is answered when all went well; without a schema the answer has no body. */
  success: { status: 200 | 204; description: string; schema?: z.ZodType<Result>; /** The media type of an answer that is a file and no JSON. */ file?: string };
  /** What the address may say after its question mark. */
  query?: Record<string, string>;
  /** Largest body in bytes, where it is not the usual. */
  bodyLimit?: number;
  /** What this operation itself refuses; what the door refuses is added by `refusalsOf`. */
  refusals: readonly ErrorCode[];
}

/** `headers` go out with the answer; `result` is cut to the schema: nothing that is not described leaves the house. */
export type Outcome<Result> = { result?: Result; file?: Uint8Array | string; headers?: Record<string, string | string[]> };

interface Runs<Body, Result, Staff> extends Described<Result> {
  body?: z.ZodType<Body>;
  run(visit: Visit<Body, Staff>): Promise<Outcome<Result>> | Outcome<Result>;
}

/** One thing that can be asked of the staff API. The routes and the OpenAPI document both come from it. */
export type Operation<Body = unknown, Result = unknown> =
  | ({ who: 'anyone' } & Runs<Body, Result, null>)
  /** `staff`: everybody who is signed in. `queue`: those of them who answer citizens. `lead`: who lead a team. `editor`: who write guides. `insight`: who see counts. */
  | ({ who: SignedIn } & Runs<Body, Result, StaffMember>);

export type SignedIn = 'staff' | 'queue' | 'lead' | 'editor' | 'insight';

/** Checks the types of one operation against each other, so that a list may hold all kinds. */
export const operation = <Body, Result>(of: Operation<Body, Result>): Operation => of as Operation;

/** Every code the operation may answer, in the order in which a call is checked. */
export function refusalsOf({ method, path, who, body, refusals }: Operation): ErrorCode[] {
  return [
    'TooLarge',
    ...(method === 'GET' ? [] : ['ForeignOrigin'] as const),
    ...(who === 'anyone' ? [] : ['NotSignedIn', 'TooManyRequests'] as const),
    ...(who === 'anyone' || who === 'staff' ? [] : ['NotAllowed'] as const),
    ...(method === 'GET' ? [] : ['UnsupportedMediaType', 'BadJson'] as const),
    ...(body === undefined ? [] : ['BadArgument'] as const),
    // An id whose percent signs make no sense is no address at all.
    ...(path.includes(':') ? ['NotFound'] as const : []),
    ...refusals,
    'Internal',
  ];
}
