/** Where a guide is edited. */
export const guideAddress = (id: string): string => `#guides/${encodeURIComponent(id)}`;
