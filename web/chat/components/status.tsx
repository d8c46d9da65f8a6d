import type { JSX } from 'preact';
import type { LineState } from '../connection.ts';
import type { Answering } from '../log.ts';
import type { Translate } from '../messages.ts';
import { ClockIcon, PersonIcon, RobotIcon } from './icons.tsx';

interface StatusProps {
  line: LineState;
  answering: Answering;
  /** Something waits to be sent. */
  waiting: boolean;
  t: Translate;
}

/** One line that always says who answers, and whether the line is there. */
export function Status({ line, answering, waiting, t }: StatusProps): JSX.Element {
  const { kind, icon, text } = statusOf(line, answering, waiting, t);
  return (
    <p class={`status ${kind}`} role="status">{icon}<span>{text}</span></p>
  );
}

function statusOf(line: LineState, answering: Answering, waiting: boolean, t: Translate): { kind: string; icon: JSX.Element; text: string } {
  if (line === 'over') return { kind: 'calm', icon: <ClockIcon />, text: t('statusOver') };
  if (line === 'offline') return { kind: 'away', icon: <ClockIcon />, text: t(waiting ? 'statusOfflineWaiting' : 'statusOffline') };
  switch (answering.who) {
    case 'robot': return { kind: 'calm', icon: <RobotIcon />, text: t('statusRobot') };
    case 'nobody-yet': return { kind: 'waits', icon: <ClockIcon />, text: t('statusWaiting') };
    case 'librarian': return { kind: 'person', icon: <PersonIcon />, text: answering.name === undefined ? t('statusLibrarianNoName') : t('statusLibrarian', { name: answering.name }) };
  }
}
