import type { JSX } from 'preact';
import type { Comfort } from '../comfort.ts';
import type { Translate } from '../messages.ts';

interface ComfortPanelProps {
  comfort: Comfort;
  onChange(comfort: Comfort): void;
  /** The citizen says that others use this computer too; null where that is known, or another page's matter. */
  onPublic: (() => void) | null;
  t: Translate;
}

const sizes = [[0, 'textSize0'], [1, 'textSize1'], [2, 'textSize2']] as const;

/** Text size, contrast and sound; each works as soon as it is chosen. */
export function ComfortPanel({ comfort, onChange, onPublic, t }: ComfortPanelProps): JSX.Element {
  const box = (name: 'contrast' | 'sound', label: string): JSX.Element => (
    <label class="wish"><input type="checkbox" checked={comfort[name]} onChange={() => onChange({ ...comfort, [name]: !comfort[name] })} />{label}</label>
  );
  return (
    <section class="comfort" id="comfort" aria-label={t('comfort')}>
      <fieldset>
        <legend>{t('textSize')}</legend>
        {sizes.map(([size, label]) => (
          <label key={size} class="wish"><input type="radio" name="size" checked={comfort.size === size} onChange={() => onChange({ ...comfort, size })} />{t(label)}</label>
        ))}
      </fieldset>
      {box('contrast', t('highContrast'))}
      {box('sound', t('soundWanted'))}
      {onPublic !== null && <button type="button" class="choice" onClick={onPublic}>{t('publicComputer')}</button>}
    </section>
  );
}
