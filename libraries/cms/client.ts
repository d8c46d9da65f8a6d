/** A library's CMS did not answer as it should; the message says how. */
export class CmsFault extends Error {}

const patience = 15_000;
const largest = 8 * 1024 * 1024;
const redirects = 3;

/**
 * Reads JSON from a library's own website: within a quarter of a minute, at most 8 MiB,
 * following redirects on the same host alone. `ended` gives the reading up.
 * @throws CmsFault
 */
export async function readJson(address: URL, ended: AbortSignal, waits = patience): Promise<unknown> {
  const late = AbortSignal.timeout(waits);
  const signal = AbortSignal.any([late, ended]);
  try {
    return JSON.parse(await textOf(await answerOf(address, signal)));
  } catch (error) {
    if (error instanceof CmsFault) throw error;
    throw new CmsFault(`${address.host} ${late.aborted ? `gave no whole answer within ${waits / 1000} seconds` : 'gave no answer that can be read'}.`, { cause: error });
  }
}

async function answerOf(first: URL, signal: AbortSignal): Promise<Response> {
  let address = first;
  for (let followed = 0; followed <= redirects; followed += 1) {
    const response = await fetch(address, { signal, redirect: 'manual', headers: { accept: 'application/json' } });
    const location = response.headers.get('location');
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status < 300 || response.status > 399 || location === null) throw new CmsFault(`${first.host} answered with status ${response.status}.`);
    address = new URL(location, address);
    if (address.hostname !== first.hostname) throw new CmsFault(`${first.host} sends on to ${address.host}. Write that address in the library's settings if it is right.`);
  }
  throw new CmsFault(`${first.host} sends on in a circle.`);
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > largest) throw new CmsFault(`The answer is larger than ${largest / 1024 / 1024} MiB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
