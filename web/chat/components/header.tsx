import type { JSX } from 'preact';
import type { Language } from '../language.ts';
import type { Translate } from '../messages.ts';
import type { Settings } from '../settings.ts';
import { CloseIcon } from './icons.tsx';

interface HeaderProps {
  library: Settings['library'];
  language: Language;
  onLanguage(): void;
  /** The panel of wishes is open. */
  comfortable: boolean;
  onComfort(): void;
  /** Null where the page stands alone. */
  onClose: (() => void) | null;
  /** Null where the conversation stays where it is. */
  onMove: (() => void) | null;
  /** Null where nothing has to be wiped away. */
  onClear: (() => void) | null;
  t: Translate;
}

/** Who we answer for, and what concerns the page itself. */
export function Header({ library, language, onLanguage, comfortable, onComfort, onClose, onMove, onClear, t }: HeaderProps): JSX.Element {
  return (
    <header class="top">
      <div class="name">
        <h1>{t('chatTitle')}</h1>
        <p>{library.name}</p>
      </div>
      <div class="tools">
        <button type="button" class="tool" aria-label={t('comfortLabel')} aria-expanded={comfortable} aria-controls="comfort" onClick={onComfort}>Aa</button>
        <button type="button" class="tool" lang={language === 'da' ? 'en' : 'da'} aria-label={t('otherLanguageLabel')} onClick={onLanguage}>{t('otherLanguage')}</button>
        {onMove !== null && <button type="button" class="tool wide" onClick={onMove}>{t('move')}</button>}
        {onClear !== null && <button type="button" class="tool" aria-label={t('endAndClearLabel')} onClick={onClear}>{t('endAndClear')}</button>}
        {onClose !== null && <button type="button" class="tool square" aria-label={t('closeChat')} onClick={onClose}><CloseIcon /></button>}
      </div>
    </header>
  );
}
