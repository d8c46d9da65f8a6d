/** A new id. `randomUUID` is there on secure pages alone, and a library may try this on a plain address first. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
