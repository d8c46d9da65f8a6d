import { Button, Field, Input, ToggleButton } from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../../words.ts';
import { faultOf, periodKinds, periodOf, type Period, type PeriodKind } from './period.ts';

interface Props {
  /** YYYY-MM-DD */
  today: string;
  period: Period;
  choose(period: Period): void;
}

/** Which days are looked at. */
export function PeriodChoice({ today, period, choose }: Props) {
  const words = useWords();
  const [kind, setKind] = useState<PeriodKind>('weeks');
  const [own, setOwn] = useState(period);
  const [tried, setTried] = useState(false);
  const fault = faultOf(own, today);
  const pick = (picked: PeriodKind): void => {
    setKind(picked);
    setTried(false);
    if (picked === 'own') setOwn(period);
    else choose(periodOf(picked, today));
  };
  const submit = (): void => {
    setTried(true);
    if (fault === null) choose(own);
  };
  return (
    <div className="period">
      <div className="buttons" role="group" aria-label={words('insights.period')}>
        {periodKinds.map((each) => <ToggleButton key={each} size="small" shape="circular" checked={each === kind} appearance={each === kind ? 'primary' : 'secondary'} onClick={() => pick(each)}>{words(`insights.period.${each}`)}</ToggleButton>)}
      </div>
      {kind === 'own' && (
        <form noValidate className="period-own" onSubmit={(event) => { event.preventDefault(); submit(); }}>
          <Field label={words('insights.from')}><Input type="date" max={today} value={own.from} onChange={(_, { value }) => setOwn({ ...own, from: value })} /></Field>
          <Field label={words('insights.to')} {...(tried && fault !== null ? { validationMessage: words(`insights.period.${fault}`) } : {})}><Input type="date" max={today} value={own.to} onChange={(_, { value }) => setOwn({ ...own, to: value })} /></Field>
          <Button type="submit" appearance="primary">{words('insights.show')}</Button>
        </form>
      )}
    </div>
  );
}
