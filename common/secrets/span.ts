export type SecretKind = 'cpr' | 'card' | 'code';

/** A secret's place in a flattened text; `end` is the place after it. */
export interface Span {
  start: number;
  end: number;
  kind: SecretKind;
}
