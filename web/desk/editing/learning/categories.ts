/** Subjects of guides, in the order of the list of guides. */
export const categories = ['mitid', 'digital-post', 'sundhed', 'flytning-cpr', 'oekonomi', 'familie', 'pas-koerekort', 'bibliotek', 'it-hjaelp', 'kontakt'] as const;
export type Category = (typeof categories)[number];
