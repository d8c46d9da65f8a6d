import { Button } from '@fluentui/react-components';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { useLoaded } from '../learning/use-loaded.ts';
import { Awaited } from './Awaited.tsx';
import { ImportForm } from './ImportForm.tsx';
import { ownersIn } from './owners.ts';

/** Guides go out as a zip and come in from one; whose they are and what may be done with them is said. */
export function SharingPage() {
  const words = useWords();
  const loaded = useLoaded(editingApi.guides, '');
  return (
    <div className="room-list">
      <h2>{words('place.sharing')}</h2>
      <p>{words('sharing.intro')}</p>
      <section aria-labelledby="sharing-out">
        <h3 id="sharing-out">{words('sharing.out')}</h3>
        <p>{words('sharing.out.what')}</p>
        <div className="buttons">
          <Button as="a" href={editingApi.exportAddress(false)} download>{words('sharing.out.all')}</Button>
          <Button as="a" href={editingApi.exportAddress(true)} download>{words('sharing.out.own')}</Button>
        </div>
      </section>
      <section aria-labelledby="sharing-in">
        <h3 id="sharing-in">{words('sharing.in')}</h3>
        <p>{words('sharing.in.what')}</p>
        <ImportForm />
      </section>
      <section aria-labelledby="sharing-owners">
        <h3 id="sharing-owners">{words('sharing.owners')}</h3>
        <p>{words('sharing.licence')}</p>
        <Awaited loaded={loaded}>
          {({ guides }) => (guides.length === 0
            ? <p className="quiet">{words('guides.empty')}</p>
            : (
              <table className="room-table owners">
                <thead><tr><th scope="col">{words('sharing.owner')}</th><th scope="col">{words('place.guides')}</th></tr></thead>
                <tbody>{ownersIn(guides).map(({ owner, count }) => <tr key={owner}><th scope="row">{owner === '' ? words('sharing.owner.none') : owner}</th><td className="number">{count}</td></tr>)}</tbody>
              </table>
            ))}
        </Awaited>
      </section>
    </div>
  );
}
