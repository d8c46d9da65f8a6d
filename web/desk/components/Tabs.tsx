import { useRef, type KeyboardEvent } from 'react';

interface Props<Value extends string> {
  label: string;
  tabs: readonly { value: Value; label: string }[];
  selected: Value;
  select(value: Value): void;
  /** Id of the part of the page that the tabs change. */
  controls: string;
}

/** Tabs as the ARIA practices describe them: one stop of the Tab key, arrows between them. */
export function Tabs<Value extends string>({ label, tabs, selected, select, controls }: Props<Value>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const place = (tabs.findIndex(({ value }) => value === selected) + step + tabs.length) % tabs.length;
    const next = tabs[place];
    if (next === undefined) return;
    select(next.value);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[place]?.focus();
  };
  return (
    <div className="tabs" ref={list} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.value} type="button" role="tab" className="tab" id={`${controls}-${tab.value}`} aria-selected={tab.value === selected} aria-controls={tab.value === selected ? controls : undefined}
          tabIndex={tab.value === selected ? 0 : -1} onClick={() => select(tab.value)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
