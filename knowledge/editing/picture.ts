import { createHash } from 'node:crypto';
import { HouseError } from '../../common/errors.ts';

/** A picture rid of everything but the picture. Widths and heights in pixels. */
export interface CleanPicture {
  /** By its content: the same picture has the same name. */
  name: string;
  type: string;
  content: Uint8Array;
  width: number;
  height: number;
}

/** What may come in: bytes and pixels; what goes out is at most so wide or high. */
const [mostBytes, mostPixels, longestSide] = [8_000_000, 40_000_000, 1600];

const kinds = {
  jpeg: { type: 'image/jpeg', extension: 'jpg', begins: /^\xff\xd8\xff/ },
  png: { type: 'image/png', extension: 'png', begins: /^\x89PNG\r\n\x1a\n/ },
  webp: { type: 'image/webp', extension: 'webp', begins: /^RIFF[^]{4}WEBP/ },
} as const;

/**
 * Reads a JPEG, PNG or WebP whole, turns it upright and writes it anew: where it was taken, by which telephone and whatever
 * else it carried is not in it any more. sharp keeps no metadata unless it is told to
 * (https://sharp.pixelplumbing.com/api-output).
 * @throws HouseError `PictureRefused`
 */
export async function cleanPicture(bytes: Uint8Array): Promise<CleanPicture> {
  const kind = kindOf(bytes);
  if (kind === undefined || bytes.byteLength > mostBytes) throw new HouseError('PictureRefused');
  // It is native and large, and most services never see a picture.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .autoOrient().resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true }).toFormat(kind).toBuffer({ resolveWithObject: true });
    const { type, extension } = kinds[kind];
    const name = `${createHash('sha256').update(data).digest('hex').slice(0, 20)}.${extension}`;
    return { name, type, content: data, width: info.width, height: info.height };
  } catch {
    throw new HouseError('PictureRefused');
  }
}

/** By the first bytes: nothing else is even handed to a decoder. */
function kindOf(bytes: Uint8Array): keyof typeof kinds | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12)).toString('latin1');
  return (['jpeg', 'png', 'webp'] as const).find((kind) => kinds[kind].begins.test(head));
}
