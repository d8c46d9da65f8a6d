import { unzipSync, zipSync, type UnzipFileInfo } from 'fflate';
import { HouseError } from '../../common/errors.ts';
import { DraftGuide } from '../../common/guide-draft.ts';

/** What is more than this is no folder of guides: files, and bytes unpacked, of one and of all. */
const [mostFiles, mostBytes, mostBytesInAll] = [500, 5_000_000, 50_000_000];
/** So many names are looked at, guides or not. */
const mostNames = 5_000;

/** Two zips of the same guides are the same bytes. */
const noTime = new Date(1980, 0, 1);

/** Guides as the files that can also live in git, one each, named by their ids. */
export function zipOf(guides: readonly DraftGuide[]): Uint8Array {
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries(guides.map((guide) => [`${guide.id}.json`, encoder.encode(`${JSON.stringify(guide, null, 2)}\n`)])), { mtime: noTime });
}

/** A file that was not taken, and why. */
export interface Refused {
  file: string;
  /** `name`: it is no `<id>.json`, or a second one; `size`: too large or one too many; `json`: it can't be read; `form`: it is no guide. */
  why: 'name' | 'size' | 'json' | 'form';
}

/**
 * The guides in a zip, in one folder or none; each file that is none of them is refused by name.
 * @throws HouseError `BadArgument` where it is no zip, or one of thousands of files
 */
export function unzipped(zip: Uint8Array): { guides: DraftGuide[]; refused: Refused[] } {
  const refused: Refused[] = [];
  const wanted = new Map<string, string>();
  let [names, bytes] = [0, 0];
  opened(zip, ({ name, size, originalSize }) => {
    names += 1;
    if (names > mostNames) throw new HouseError('BadArgument', `content: at most ${mostFiles} files.`);
    if (isNoFile(name)) return false;
    const id = /^(?:[^/\\]+\/)?([a-z0-9]+(?:-[a-z0-9]+)*)\.json$/.exec(name)?.[1];
    // A file that is stored as it is can say that it is smaller.
    const unpacked = Math.max(size, originalSize);
    const why = id === undefined || [...wanted.values()].includes(id) ? 'name' : unpacked > mostBytes || bytes + unpacked > mostBytesInAll || wanted.size >= mostFiles ? 'size' : null;
    if (why !== null || id === undefined) refused.push({ file: name.slice(0, 200), why: why ?? 'name' });
    else {
      bytes += unpacked;
      wanted.set(name, id);
    }
    return false;
  });
  const guides = [...contents(zip, wanted)].flatMap(([file, content]): DraftGuide[] => {
    const value = content === undefined ? undefined : jsonIn(content);
    const guide = DraftGuide.safeParse(value);
    if (guide.success && guide.data.id === wanted.get(file)) return [guide.data];
    refused.push({ file: file.slice(0, 200), why: value === undefined ? 'json' : 'form' });
    return [];
  });
  return { guides, refused };
}

/** Folders, and what computers put beside the files by themselves. */
const isNoFile = (name: string): boolean => name.endsWith('/') || name.startsWith('__MACOSX/') || /(?:^|\/)(?:\.DS_Store|desktop\.ini|Thumbs\.db)$/.test(name);

/** Unpacks each of these files once; undefined for one that is damaged. */
function contents(zip: Uint8Array, wanted: ReadonlyMap<string, string>): Map<string, Uint8Array | undefined> {
  const once = (choose: (name: string) => boolean): Record<string, Uint8Array> => {
    const seen = new Set<string>();
    return unzipSync(zip, {
      filter({ name }) {
        if (!choose(name) || seen.has(name)) return false;
        seen.add(name);
        return true;
      },
    });
  };
  const attempt = (choose: (name: string) => boolean): Record<string, Uint8Array> | undefined => {
    try {
      return once(choose);
    } catch {
      return undefined;
    }
  };
  const all = attempt((name) => wanted.has(name));
  return new Map([...wanted.keys()].map((file) => [file, (all ?? attempt((name) => name === file))?.[file]]));
}

function opened(zip: Uint8Array, filter: (file: UnzipFileInfo) => boolean): void {
  try {
    unzipSync(zip, { filter });
  } catch (error) {
    throw error instanceof HouseError ? error : new HouseError('BadArgument', 'content: it is no zip.');
  }
}

function jsonIn(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return undefined;
  }
}
