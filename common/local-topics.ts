/**
 * What differs from library to library and is therefore never stated as national: a guide
 * says `{library:<topic>}`, and the library's settings say the sentence.
 */
export const localTopics = [
  'opening-hours',
  'pin',
  /** From which age one becomes a borrower alone. */
  'age-limit',
  'late-fees',
  /** How to get in when nobody is at work. */
  'self-service',
  'print-prices',
  /** How many e-books and films one may borrow. */
  'loan-quota',
  /** When and where the library helps with IT. */
  'it-help',
  /** How to book a time at the municipality's Borgerservice. */
  'borgerservice',
] as const;
export type LocalTopic = (typeof localTopics)[number];
