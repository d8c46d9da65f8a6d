import type { JSX } from 'preact';
import { blocks, pieces } from '../text.ts';

/** Paragraphs and lists in which web addresses can be pressed. */
export function Prose({ text }: { text: string }): JSX.Element {
  return (
    <>
      {blocks(text).map((block, index) => (typeof block === 'string'
        ? <p key={index} dir="auto"><Line text={block} /></p>
        : <ul key={index}>{block.map((item, place) => <li key={place} dir="auto"><Line text={item} /></li>)}</ul>))}
    </>
  );
}

function Line({ text }: { text: string }): JSX.Element {
  return <>{pieces(text).map((piece) => ('url' in piece ? <a href={piece.url} target="_blank" rel="noopener noreferrer">{piece.text}</a> : piece.text))}</>;
}
