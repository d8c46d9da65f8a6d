/** Half-written answers outlive a reload and a crash of the page, in this tab alone. */
const key = (requestId: string): string => `desk-draft:${requestId}`;

export const readDraft = (requestId: string): string => sessionStorage.getItem(key(requestId)) ?? '';

export function keepDraft(requestId: string, text: string): void {
  if (text === '') sessionStorage.removeItem(key(requestId));
  else sessionStorage.setItem(key(requestId), text);
}
