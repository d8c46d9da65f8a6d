/** Where requests are found. */
export const path = '/api/desk/requests';

/** The request that a call is about. */
export const idOf = ({ call }: { call: { params: Record<string, string> } }): string => call.params['id'] ?? '';
