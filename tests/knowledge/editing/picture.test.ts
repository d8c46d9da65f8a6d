import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { cleanPicture } from '../../../knowledge/editing/picture.ts';

const [red, blue] = [{ r: 220, g: 20, b: 20 }, { r: 20, g: 20, b: 220 }];

/** Red on the left, blue on the right. */
async function halves(width: number, height: number): Promise<Sharp> {
  const right = await sharp({ create: { width: width / 2, height, channels: 3, background: blue } }).png().toBuffer();
  return sharp(await sharp({ create: { width, height, channels: 3, background: red } }).composite([{ input: right, left: width / 2, top: 0 }]).png().toBuffer());
}

/** As a telephone makes it: lying on its side, with its place and its maker. */
const fromTelephone = async (format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> => (await halves(400, 200)).toFormat(format).withMetadata({ orientation: 6 })
  .withExif({ IFD0: { Make: 'Telefonfabrikken', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 40/1 34/1', GPSLongitudeRef: 'E', GPSLongitude: '12/1 34/1 6/1' } })
  .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="hemmelig"/></rdf:RDF></x:xmpmeta>').toBuffer();

function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.byteLength);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG that says it has so many pixels. */
function png(width: number, height: number, ...more: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), ...more, chunk('IDAT', deflateSync(Buffer.alloc(Math.min(height, 1000) * (Math.min(width, 1000) + 1)))), chunk('IEND', Buffer.alloc(0))]);
}

const colourAt = async (content: Uint8Array, left: number, top: number): Promise<'red' | 'blue'> => {
  const { data } = await sharp(content).removeAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer({ resolveWithObject: true });
  return (data[0] ?? 0) > (data[2] ?? 0) ? 'red' : 'blue';
};

describe.each([['jpeg', 'jpg'], ['png', 'png'], ['webp', 'webp']] as const)('%s', (format, extension) => {
  test('is turned upright, and carries nothing but the picture', async () => {
    const taken = await fromTelephone(format);
    const before = await sharp(taken).metadata();
    expect([before.orientation, before.exif !== undefined, before.xmp !== undefined, taken.includes('Telefonfabrikken'), taken.includes('GPS') || taken.includes('Exif') || taken.includes('eXIf')]).toEqual([6, true, true, true, true]);

    const clean = await cleanPicture(taken);
    expect(clean).toMatchObject({ type: `image/${format}`, width: 200, height: 400 });
    // What was on the left is above once it stands upright.
    expect(await Promise.all([colourAt(clean.content, 100, 50), colourAt(clean.content, 100, 350)])).toEqual(['red', 'blue']);
    const after = await sharp(clean.content).metadata();
    expect([after.format, after.width, after.height, after.orientation, after.exif, after.xmp, after.iptc, after.icc, after.comments]).toEqual([format, 200, 400, undefined, undefined, undefined, undefined, undefined, undefined]);
    for (const word of ['Exif', 'GPS', 'Telefonfabrikken', 'hemmelig', 'xmp', 'Photoshop']) expect({ word, found: Buffer.from(clean.content).includes(word) }).toEqual({ word, found: false });
  });

  test('is named by its content, the same each time', async () => {
    const taken = await fromTelephone(format);
    const [one, two] = [await cleanPicture(taken), await cleanPicture(new Uint8Array(taken))];
    expect(one.name).toBe(`${createHash('sha256').update(one.content).digest('hex').slice(0, 20)}.${extension}`);
    expect(two.name).toBe(one.name);
    expect((await cleanPicture(one.content)).type).toBe(one.type);
  });

  test('cut off in the middle: refused', async () => {
    const whole = await (await halves(600, 600)).toFormat(format).toBuffer();
    await expect(cleanPicture(whole.subarray(0, Math.floor(whole.length * 0.6)))).rejects.toMatchObject({ code: 'PictureRefused' });
  });
});

test.each([[3200, 1000, 1600, 500], [800, 4000, 320, 1600], [1600, 1600, 1600, 1600], [40, 30, 40, 30]])('%i × %i becomes %i × %i', async (width, height, toWidth, toHeight) => {
  const { content, ...clean } = await cleanPicture(await sharp({ create: { width, height, channels: 3, background: red } }).jpeg().toBuffer());
  expect([clean.width, clean.height]).toEqual([toWidth, toHeight]);
  expect(await sharp(content).metadata()).toMatchObject({ width: toWidth, height: toHeight });
});

test('what lets the page shine through still does', async () => {
  const { content } = await cleanPicture(await sharp({ create: { width: 20, height: 20, channels: 4, background: { ...red, alpha: 0.5 } } }).png().toBuffer());
  expect((await sharp(content).metadata()).hasAlpha).toBe(true);
});

test('the text and the time in a PNG are gone', async () => {
  const told = png(100, 100, chunk('tEXt', Buffer.from('Author\0Karen Hansen', 'latin1')), chunk('tIME', Buffer.from([7, 234, 11, 24, 9, 0, 0])));
  const { content } = await cleanPicture(told);
  expect(['Karen', 'tEXt', 'tIME'].map((word) => [told.includes(word), Buffer.from(content).includes(word)])).toEqual([[true, false], [true, false], [true, false]]);
});

test('what hangs behind the picture is gone', async () => {
  const jpeg = await (await halves(100, 100)).jpeg().toBuffer();
  const { content } = await cleanPicture(Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')]));
  expect(Buffer.from(content).includes('script')).toBe(false);
});

test('of a picture that moves the first one is kept', async () => {
  const [one, two] = await Promise.all([red, blue].map((background) => sharp({ create: { width: 50, height: 50, channels: 3, background } }).png().toBuffer()));
  const moving = await sharp([one!, two!], { join: { animated: true } }).webp({ loop: 0, delay: [100, 100] }).toBuffer();
  expect((await sharp(moving).metadata()).pages).toBe(2);
  const clean = await cleanPicture(moving);
  expect([clean.width, clean.height, (await sharp(clean.content).metadata()).pages, await colourAt(clean.content, 10, 10)]).toEqual([50, 50, undefined, 'red']);
});

test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
  ['nothing', () => new Uint8Array()],
  ['text', () => Buffer.from('det her er ikke et billede')],
  ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>')],
  ['an SVG that says it is an XML', () => Buffer.from('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&e;</text></svg>')],
  ['a GIF', async () => (await halves(20, 20)).gif().toBuffer()],
  ['a TIFF', async () => (await halves(20, 20)).tiff().toBuffer()],
  ['an AVIF', async () => (await halves(20, 20)).avif().toBuffer()],
  ['the beginning of a PNG and no more', () => png(10, 10).subarray(0, 20)],
  ['a PNG in which a page hides', () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from('<html>')])],
  ['a PNG of few bytes that says it has 2,500 million pixels', () => png(50_000, 50_000)],
  ['one with a little more than 40 million', () => png(8_000, 5_001)],
  ['more than 8 MB', async () => Buffer.concat([await (await halves(20, 20)).jpeg().toBuffer(), Buffer.alloc(8_000_000)])],
])('%s: refused', async (_, make) => {
  await expect(cleanPicture(await make())).rejects.toMatchObject({ code: 'PictureRefused' });
});
