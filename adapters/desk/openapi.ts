import { z } from 'zod';
import { Activity, CardAction, StepMark } from '../../common/activity.ts';
import { Answer, Close, Note, OpenRequest, Queue, QueueItem, SignIn, StaffMember, Transfer } from '../../common/desk-api.ts';
import { DeskNews, DeskWatch } from '../../common/desk-news.ts';
import { Overview, Switches, Team } from '../../common/desk-team.ts';
import { errorCatalogue, type ErrorCode } from '../../common/errors.ts';
import { cookieName } from './cookie.ts';
import { refusalsOf, type Operation } from './operation.ts';

/** The schemas that have a name in the document. */
const named = { Activity, CardAction, StepMark, StaffMember, SignIn, QueueItem, Queue, Note, OpenRequest, Answer, Close, Transfer, Team, Switches, Overview, DeskNews, DeskWatch };

/** The document, as far as this house reads it itself. */
export const OpenApi = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
  components: z.record(z.string(), z.unknown()),
});
export type OpenApi = z.infer<typeof OpenApi>;

/** OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0) of these operations. */
export function openApi(operations: readonly Operation[]): OpenApi {
  const paths: OpenApi['paths'] = {};
  for (const each of operations) {
    const path = each.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [each.method.toLowerCase()]: describe(each) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Selvhjulpen: the staff API',
      version: '1',
      description: 'Librarians answer citizens through it. The WebSocket `/api/desk/stream` (same cookie) sends `DeskNews`, one JSON text a message. '
        + 'What is stored has a `cursor`, in the order of commits: a client that comes back with `?after=` and the last one it has seen gets what it missed, in order, '
        + 'after a `hello` that says `resumed`. After any other `hello` it loads the queue and its open requests; nothing is left out from then on. '
        + 'A client may say `DeskWatch`, to hear of a request that a colleague has. The socket closes with 4401 when the session has ended.',
    },
    paths,
    components: {
      schemas: namedSchemas(),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName } },
    },
  };
}

function describe(each: Operation): Record<string, unknown> {
  const { status, description, schema, file } = each.success;
  const parameters = [
    ...[...each.path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(each.query ?? {}).map(([name, says]) => ({ name, in: 'query', required: false, description: says, schema: { type: 'string' } })),
  ];
  return {
    operationId: each.id,
    summary: each.summary,
    security: each.who === 'anyone' ? [] : [{ session: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(each.body === undefined ? {} : { requestBody: { required: true, content: jsonOf(each.body) } }),
    responses: {
      [status]: { description, ...(file !== undefined ? { content: { [file]: {} } } : schema === undefined ? {} : { content: jsonOf(schema) }) },
      ...refusals(refusalsOf(each)),
    },
  };
}

/** One response for each status, with the codes it may carry. */
function refusals(codes: readonly ErrorCode[]): Record<string, unknown> {
  const byStatus = Object.groupBy(new Set(codes), (code) => errorCatalogue[code].status);
  return Object.fromEntries(Object.entries(byStatus).map(([status, same = []]) => [status, {
    description: same.map((code) => `\`${code}\`: ${errorCatalogue[code].message}`).join(' '),
    content: jsonOf(z.object({ error: z.object({ code: z.enum(same), message: z.string() }) })),
  }]));
}

const jsonOf = (schema: z.ZodType): Record<string, unknown> => ({ 'application/json': { schema: referenceOf(schema) } });

function referenceOf(schema: z.ZodType): Record<string, unknown> {
  const name = Object.entries(named).find(([, known]) => known === schema)?.[0];
  return name === undefined ? plain(z.toJSONSchema(schema, { io: 'input' })) : { $ref: `#/components/schemas/${name}` };
}

function namedSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)]));
}

/** A schema within a document needs neither an address nor a dialect of its own. */
function plain({ $id: _id, $schema: _schema, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema;
}
