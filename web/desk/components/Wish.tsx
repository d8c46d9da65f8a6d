import type { Contact, QueueItem } from '../../../common/desk-api.ts';
import { useWords } from '../words.ts';

/** What the citizen asks for besides a chat, and how to reach them. */
export function Wish({ request, contact }: { request: QueueItem; contact: Contact | null }) {
  const words = useWords();
  const lines: [string, string][] = [
    ...(request.kind === 'chat' ? [] : [[words('wish.kind'), words(`kind.${request.kind}`)] as [string, string]]),
    ...(request.time === null ? [] : [[words('wish.time'), request.time] as [string, string]]),
    ...(request.code === null ? [] : [[words('wish.code'), request.code] as [string, string]]),
    ...(request.place === null ? [] : [[words('wish.place'), words('queue.place', request.place)] as [string, string]]),
    ...(contact?.name == null ? [] : [[words('wish.name'), contact.name] as [string, string]]),
    ...(contact?.phone == null ? [] : [[words('wish.phone'), contact.phone] as [string, string]]),
    ...(contact?.email == null ? [] : [[words('wish.email'), contact.email] as [string, string]]),
  ];
  if (lines.length === 0 && request.sharedFrom === 1) return null;
  return (
    <section className="stuck" aria-label={words('wish')}>
      <h3>{words('wish')}</h3>
      <dl className="wish">{lines.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {contact !== null && <p className="quiet">{words('wish.deleted')}</p>}
      {request.sharedFrom > 1 && <p>{words('wish.shared-from')}</p>}
    </section>
  );
}
