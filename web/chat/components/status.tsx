import type { JSX } from 'preact';
import type { LineState } from '../connection.ts';
import type { Language } from '../language.ts';
import type { Answering, Place } from '../log.ts';
import type { Translate } from '../messages.ts';
import { dialled, type Settings } from '../settings.ts';
import { safeUrl } from '../text.ts';
import { ClockIcon, OutIcon, PersonIcon, PhoneIcon, RobotIcon } from './icons.tsx';

interface StatusProps {
  library: Settings['library'];
  language: Language;
  line: LineState;
  answering: Answering;
  /** The place in the queue; null where nobody has said. */
  place: Place | null;
  /** Something waits to be sent. */
  waiting: boolean;
  t: Translate;
}

/** One line that always says who answers and whether the line is there, with the library's telephone beside it. */
export function Status({ library, language, line, answering, place, waiting, t }: StatusProps): JSX.Element {
  const { kind, icon, text } = statusOf(line, answering, place, waiting, t);
  return (
    <div class={`bar ${kind}`}>
      <p class="status" role="status">{icon}<span>{text}</span></p>
      <Reach library={library} language={language} t={t} />
    </div>
  );
}

/** The library's telephone, or its website where no telephone is known. */
function Reach({ library, language, t }: Pick<StatusProps, 'library' | 'language' | 't'>): JSX.Element | null {
  if (library.phone !== null) {
    const hours = library.phoneHours[language];
    return <a class="reach" href={dialled(library.phone)} aria-label={t('callLibrary', { phone: library.phone })}><PhoneIcon /><span>{library.phone}{hours !== '' && <small>{hours}</small>}</span></a>;
  }
  const website = safeUrl(library.website);
  return website === null ? null : <a class="reach" href={website} target="_blank" rel="noopener noreferrer"><OutIcon /><span>{t('visitLibrary')}</span><span class="unseen"> ({t('newWindow')})</span></a>;
}

/** What is known, and nothing where nothing is. */
function inQueue({ ahead, onDuty }: Place, t: Translate): string[] {
  const before = ahead < 2 ? t(ahead === 0 ? 'statusAhead0' : 'statusAhead1') : t('statusAhead', { count: ahead });
  if (onDuty === null) return [before];
  return [onDuty < 2 ? t(onDuty === 0 ? 'statusDuty0' : 'statusDuty1') : t('statusDuty', { count: onDuty }), before];
}

function statusOf(line: LineState, answering: Answering, place: Place | null, waiting: boolean, t: Translate): { kind: string; icon: JSX.Element; text: string } {
  if (line === 'over') return { kind: 'calm', icon: <ClockIcon />, text: t('statusOver') };
  if (line === 'offline') return { kind: 'away', icon: <ClockIcon />, text: t(waiting ? 'statusOfflineWaiting' : 'statusOffline') };
  switch (answering.who) {
    case 'robot': return { kind: 'calm', icon: <RobotIcon />, text: t('statusRobot') };
    case 'nobody-yet': return { kind: 'waits', icon: <ClockIcon />, text: [t('statusWaiting'), ...(place === null ? [] : inQueue(place, t))].join(' ') };
    case 'librarian': return { kind: 'person', icon: <PersonIcon />, text: answering.name === undefined ? t('statusLibrarianNoName') : t('statusLibrarian', { name: answering.name }) };
  }
}
