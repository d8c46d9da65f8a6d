/** What is put aside leaves after so many milliseconds; until then that can be undone. */
export const undoFor = 8000;

export interface Departures {
  /** Puts a group's questions aside. */
  leave(groupId: string, questionIds: readonly string[]): void;
  /** @returns false where they have left already. */
  undo(groupId: string): boolean;
  /** Sends at once what still waits; all in one by `by`, where the page is about to be gone. */
  flush(by?: (questionIds: readonly string[]) => void): void;
}

/** Holds questions back for a moment before they leave the list. @param send takes them off, once for each group */
export function createDepartures(send: (groupId: string, questionIds: readonly string[]) => void): Departures {
  const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; questionIds: readonly string[] }>();
  const take = (groupId: string): readonly string[] | undefined => {
    const found = waiting.get(groupId);
    clearTimeout(found?.timer);
    waiting.delete(groupId);
    return found?.questionIds;
  };
  const go = (groupId: string): void => {
    const questionIds = take(groupId);
    if (questionIds !== undefined) send(groupId, questionIds);
  };
  return {
    leave(groupId, questionIds) {
      take(groupId);
      waiting.set(groupId, { timer: setTimeout(() => go(groupId), undoFor), questionIds });
    },
    undo: (groupId) => take(groupId) !== undefined,
    flush(by) {
      if (by === undefined) {
        for (const groupId of [...waiting.keys()]) go(groupId);
        return;
      }
      const all = [...waiting.keys()].flatMap((groupId) => take(groupId) ?? []);
      if (all.length > 0) by(all);
    },
  };
}
