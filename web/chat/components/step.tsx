import type { JSX } from 'preact';
import type { StepMark } from '../../../common/activity.ts';
import type { Language } from '../language.ts';
import type { Translate } from '../messages.ts';
import { safeUrl } from '../text.ts';
import { OutIcon, PrintIcon } from './icons.tsx';
import { Prose } from './prose.tsx';

/** One step of a guide: where one stands, what to do, and what helps. */
export function StepBody({ step, language, t }: { step: StepMark; language: Language; t: Translate }): JSX.Element {
  const link = step.link === undefined ? null : safeUrl(step.link.url);
  const picture = step.picture === undefined ? null : safeUrl(step.picture.url);
  const of = Math.max(step.of, step.number);
  return (
    <>
      <p class="guide">{step.guideTitle}</p>
      <p class="place">{t('step', { number: step.number, of })}</p>
      <progress class="progress" max={of} value={step.number} aria-hidden="true" />
      <Prose text={step.text} />
      {step.picture !== undefined && picture !== null && <img class={step.picture.large === true ? 'picture large' : 'picture'} src={picture} alt={step.picture.alt} />}
      {step.tip !== undefined && <div class="tip"><p><strong>{t('tip')}.</strong> {step.tip}</p></div>}
      {step.link !== undefined && link !== null && (
        <p><a class="link" href={link} target="_blank" rel="noopener noreferrer">{step.link.label}<OutIcon /><span class="unseen"> ({t('newWindow')})</span></a></p>
      )}
      {step.number === 1 && (
        <p><a class="paper" href={`/guides/${encodeURIComponent(step.guideId)}?lang=${language}`} target="_blank" rel="noopener noreferrer"><PrintIcon />{t('printGuide')}<span class="unseen"> ({t('newWindow')})</span></a></p>
      )}
    </>
  );
}
