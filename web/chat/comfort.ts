/** How somebody wants the chat to look and sound; kept in the browser, on a public computer in memory alone. */
export interface Comfort {
  /** Steps above the usual size. */
  size: 0 | 1 | 2;
  contrast: boolean;
  /** A tone, and a sign in the title, when an answer comes while the page is out of sight. */
  sound: boolean;
}

export const plainComfort: Comfort = { size: 0, contrast: false, sound: false };

/** What was kept, as far as it can be read. */
export function readComfort(stored: string | null): Comfort {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    const { size, contrast, sound } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof Comfort, unknown>>;
    return { size: size === 1 || size === 2 ? size : 0, contrast: contrast === true, sound: sound === true };
  } catch {
    return plainComfort;
  }
}

/** The page's styles follow these. */
export function wear({ size, contrast }: Comfort, { dataset }: HTMLElement): void {
  dataset['size'] = String(size);
  dataset['contrast'] = contrast ? 'high' : 'usual';
}
