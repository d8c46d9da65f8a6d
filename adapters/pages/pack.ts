import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Answer, Call } from '../route.ts';

const compressors = {
  br: (content: Buffer) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: content.length < 300_000 ? 11 : 9 } }),
  gzip: (content: Buffer) => promisify(gzip)(content, { level: 9 }),
} as const;
type Encoding = keyof typeof compressors;

/** The most packed contents kept at once; more than the files there are. */
const keptContents = 500;

/** A content ready to be sent, compressed once for all who ask for it. */
interface Packed {
  tag: string;
  encoded: Map<Encoding, Promise<Buffer>>;
}

export type Pack = (call: Call, content: Buffer, headers: Record<string, string>, options?: { compress?: boolean; status?: number }) => Promise<Answer>;

/** Answers contents with a strong ETag and the best encoding the caller takes; 304 where the caller has it already. */
export function createPack(): Pack {
  const known = new Map<string, Packed>();

  const packed = (content: Buffer): Packed => {
    const tag = createHash('sha256').update(content).digest('base64url').slice(0, 22);
    const found = known.get(tag) ?? { tag, encoded: new Map() };
    known.set(tag, found);
    const [oldest] = known.keys();
    if (known.size > keptContents && oldest !== undefined) known.delete(oldest);
    return found;
  };

  return async (call, content, headers, { compress = true, status = 200 } = {}) => {
    const { tag, encoded } = packed(content);
    const encoding = compress ? encodingOf(call) : null;
    const etag = `"${tag}${encoding === null ? '' : `-${encoding}`}"`;
    const common = { ...headers, ETag: etag, ...(compress ? { Vary: 'Accept-Encoding' } : {}) };
    if (status === 200 && matches(call.headers['if-none-match'], etag)) return { status: 304, headers: common };
    if (encoding === null) return { status, headers: common, body: content };
    const body = encoded.get(encoding) ?? compressors[encoding](content);
    encoded.set(encoding, body);
    return { status, headers: { ...common, 'Content-Encoding': encoding }, body: await body };
  };
}

function encodingOf(call: Call): Encoding | null {
  const accepted = String(call.headers['accept-encoding'] ?? '').toLowerCase().split(',')
    .map((part) => part.trim().split(/\s*;\s*/)).filter(([, weight]) => !/^q=0(?:\.0*)?$/.test(weight ?? '')).map(([name]) => name);
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
}

/** A proxy may have made the tag weak on its way. */
function matches(asked: string | undefined, etag: string): boolean {
  return asked !== undefined && asked.split(',').some((each) => each.trim().replace(/^W\//, '') === etag || each.trim() === '*');
}
