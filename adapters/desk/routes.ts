import { z } from 'zod';
import { textLimit } from '../../bot/bot.ts';
import type { StaffMember } from '../../common/desk-api.ts';
import { HouseError } from '../../common/errors.ts';
import { RateLimiter } from '../rate.ts';
import { json, jsonBody, parse, type Answer, type Call, type Route } from '../route.ts';
import { tokenOf } from './cookie.ts';
import { assertMay, defaultDeskLimit, type DeskNeeds } from './needs.ts';
import { openApi, OpenApi } from './openapi.ts';
import { operation, type Operation, type SignedIn } from './operation.ts';
import { assertOwnOrigin } from './origin.ts';
import { requestOperations } from './requests.ts';
import { sessionOperations } from './sessions.ts';
import { helpOperations } from './help.ts';
import { talkOperations } from './talk.ts';
import { teamOperations } from './team.ts';

/** The staff API. */
export function deskRoutes(needs: DeskNeeds): Route[] {
  const { identity, publicUrl, now, limit = defaultDeskLimit } = needs;
  const rate = new RateLimiter(limit, () => now().getTime());

  async function staffOf(call: Call, who: SignedIn): Promise<StaffMember> {
    const { staff } = await identity.whoIs(tokenOf(call));
    rate.take(staff.id);
    assertMay(who, staff);
    return staff;
  }

  async function handle(each: Operation, call: Call): Promise<Answer> {
    if (each.method !== 'GET') assertOwnOrigin(call, publicUrl);
    const { result, file, headers } = each.who === 'anyone'
      ? await each.run({ call, staff: null, body: bodyOf(each, call) })
      : await each.run({ call, staff: await staffOf(call, each.who), body: bodyOf(each, call) });
    const { status, schema, file: type } = each.success;
    if (type !== undefined) return { status, headers: { 'Content-Type': type, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...headers }, body: typeof file === 'string' ? file : Buffer.from(file ?? '') };
    return json(status, schema?.parse(result), headers);
  }

  return deskOperations(needs).map((each) => ({ method: each.method, path: each.path, handle: (call) => handle(each, call), ...(each.bodyLimit === undefined ? {} : { bodyLimit: each.bodyLimit }) }));
}

/** The one table of everything the staff API can be asked, its own description included. */
export function deskOperations(needs: DeskNeeds): Operation[] {
  const described = (): OpenApi => (document ??= openApi(operations));
  let document: OpenApi | undefined;
  const operations = [...sessionOperations(needs), ...requestOperations(needs), ...talkOperations(needs), ...helpOperations(needs), ...teamOperations(needs), ...(needs.beside ?? []), operation<undefined, OpenApi>({
    id: 'readDescription',
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document.',
    who: 'anyone',
    success: { status: 200, description: 'OpenAPI 3.1.', schema: OpenApi },
    refusals: [],
    run: () => ({ result: described() }),
  })];
  return operations;
}

/** @throws HouseError as `jsonBody`, `TextTooLong`; `UnsupportedMediaType` also where no body is expected and another kind was sent. */
function bodyOf({ method, body: schema }: Operation, call: Call): unknown {
  if (schema === undefined) {
    if (method !== 'GET' && call.body.length > 0) jsonBody(call, z.unknown());
    return undefined;
  }
  const given = jsonBody(call, z.unknown());
  const issue = schema.safeParse(given).error?.issues[0];
  if (issue?.code === 'too_big' && issue.path[0] === 'text' && issue.maximum === textLimit) throw new HouseError('TextTooLong');
  return parse(schema, given);
}
