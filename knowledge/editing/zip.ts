import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { HouseError } from '../../common/errors.ts';
import { DraftGuide } from '../../common/guide-draft.ts';

/** A zip with more than this is no folder of guides: files, and bytes unpacked, of one and of all. */
const [mostFiles, mostBytes, mostBytesInAll] = [500, 5_000_000, 50_000_000];

/** Guides as the files that can also live in git, one each, named by their ids. */
export const zipOf = (guides: readonly DraftGuide[]): Uint8Array =>
  zipSync(Object.fromEntries(guides.map((guide) => [`${guide.id}.json`, strToU8(`${JSON.stringify(guide, null, 2)}\n`)])));

/** A file that was not taken, and why. */
export interface Refused {
  file: string;
  /** `name`: it is no `<id>.json`; `size`; `json`; `form`: it is no guide. */
  why: 'name' | 'size' | 'json' | 'form';
}

/**
 * The guides in a zip, in one folder or none; each file that is none of them is refused by name.
 * @throws HouseError `BadArgument` where it is no zip, or far too much
 */
export function unzipped(zip: Uint8Array): { guides: DraftGuide[]; refused: Refused[] } {
  const refused: Refused[] = [];
  let [files, bytes] = [0, 0];
  const take = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (name.endsWith('/')) return false;
    files += 1;
    const why = !/^(?:[^/\\]+\/)?[a-z0-9]+(?:-[a-z0-9]+)*\.json$/.test(name) ? 'name' : originalSize > mostBytes ? 'size' : null;
    if (why !== null) refused.push({ file: name.slice(0, 200), why });
    else bytes += originalSize;
    if (files > mostFiles || bytes > mostBytesInAll) throw new HouseError('BadArgument', 'content: at most 500 files and 50 MB.');
    return why === null;
  };
  const guides = Object.entries(opened(zip, take)).flatMap(([file, content]): DraftGuide[] => {
    const value = jsonIn(content);
    const guide = DraftGuide.safeParse(value);
    if (guide.success && file.endsWith(`${guide.data.id}.json`)) return [guide.data];
    refused.push({ file, why: value === undefined ? 'json' : 'form' });
    return [];
  });
  return { guides, refused };
}

function opened(zip: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    throw error instanceof HouseError ? error : new HouseError('BadArgument', 'content: it is no zip.');
  }
}

function jsonIn(content: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(content));
  } catch {
    return undefined;
  }
}
