import type { ComponentChildren, JSX } from 'preact';

function Icon({ children }: { children: ComponentChildren }): JSX.Element {
  return <svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{children}</svg>;
}

export const PhoneIcon = (): JSX.Element => <Icon><path d="M6.5 3.5h2.7l1.6 4.2-2.1 1.6a12 12 0 0 0 6 6l1.6-2.1 4.2 1.6v2.7a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z" /></Icon>;
export const SendIcon = (): JSX.Element => <Icon><path d="M12 19V5M5.5 11.5 12 5l6.5 6.5" /></Icon>;
export const DownIcon = (): JSX.Element => <Icon><path d="M12 5v14M5.5 12.5 12 19l6.5-6.5" /></Icon>;
export const CloseIcon = (): JSX.Element => <Icon><path d="m6 6 12 12M18 6 6 18" /></Icon>;
export const OutIcon = (): JSX.Element => <Icon><path d="M14 5h5v5M19 5l-8 8M17 14v4a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h4" /></Icon>;
export const LockIcon = (): JSX.Element => <Icon><path d="M7 11V8a5 5 0 0 1 10 0v3" /><rect x="5" y="11" width="14" height="9" rx="2" /></Icon>;
export const ClockIcon = (): JSX.Element => <Icon><circle cx="12" cy="12" r="8.5" /><path d="M12 7.5V12l3 2" /></Icon>;
export const RobotIcon = (): JSX.Element => <Icon><rect x="5" y="8.5" width="14" height="10.5" rx="3" /><path d="M12 8.5V5M9.5 13v1M14.5 13v1" /><circle cx="12" cy="4" r="1" /></Icon>;
export const SoundIcon = (): JSX.Element => <Icon><path d="M5 10v4h3l4 3.5v-11L8 10zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11" /></Icon>;
export const StopIcon = (): JSX.Element => <Icon><rect x="7" y="7" width="10" height="10" rx="1" /></Icon>;
export const PrintIcon = (): JSX.Element => <Icon><path d="M7 9V4h10v5M7 18H5a1 1 0 0 1-1-1v-6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v6a1 1 0 0 1-1 1h-2" /><rect x="7" y="14" width="10" height="6" /></Icon>;
export const PersonIcon = (): JSX.Element => <Icon><circle cx="12" cy="8.5" r="3.5" /><path d="M5 19.5c.8-3.4 3.6-5.5 7-5.5s6.2 2.1 7 5.5" /></Icon>;
