import type { JSX } from 'preact';
import type { Language } from '../language.ts';
import type { Translate } from '../messages.ts';
import { dialled, type Settings } from '../settings.ts';
import { safeUrl } from '../text.ts';
import { CloseIcon, OutIcon, PhoneIcon } from './icons.tsx';

interface HeaderProps {
  library: Settings['library'];
  language: Language;
  onLanguage(): void;
  /** Null where the page stands alone. */
  onClose: (() => void) | null;
  /** Null where nothing has to be wiped away. */
  onClear: (() => void) | null;
  t: Translate;
}

/** Who we answer for, and the way to a person: always in sight. */
export function Header({ library, language, onLanguage, onClose, onClear, t }: HeaderProps): JSX.Element {
  const website = safeUrl(library.website);
  return (
    <header class="top">
      <div class="name">
        <h1>{t('chatTitle')}</h1>
        <p>{library.name}</p>
      </div>
      <div class="tools">
        {library.phone !== null
          ? <a class="tool" href={dialled(library.phone)} aria-label={t('callLibrary', { phone: library.phone })}><PhoneIcon /><span class="number">{library.phone}</span></a>
          : website !== null && <a class="tool" href={website} target="_blank" rel="noopener noreferrer"><OutIcon /><span>{t('visitLibrary')}</span><span class="unseen"> ({t('newWindow')})</span></a>}
        <button type="button" class="tool" lang={language === 'da' ? 'en' : 'da'} aria-label={t('otherLanguageLabel')} onClick={onLanguage}>{t('otherLanguage')}</button>
        {onClear !== null && <button type="button" class="tool" aria-label={t('endAndClearLabel')} onClick={onClear}>{t('endAndClear')}</button>}
        {onClose !== null && <button type="button" class="tool square" aria-label={t('closeChat')} onClick={onClose}><CloseIcon /></button>}
      </div>
    </header>
  );
}
