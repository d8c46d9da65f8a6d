import type { JSX } from 'preact';
import { pieces } from '../text.ts';

/** Paragraphs in which web addresses can be pressed. */
export function Prose({ lines }: { lines: readonly string[] }): JSX.Element {
  return (
    <>
      {lines.map((line, index) => (
        <p key={index}>
          {pieces(line).map((piece) => ('url' in piece ? <a href={piece.url} target="_blank" rel="noopener noreferrer">{piece.text}</a> : piece.text))}
        </p>
      ))}
    </>
  );
}
