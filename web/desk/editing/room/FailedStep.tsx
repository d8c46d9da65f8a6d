import { languageOf, useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { useLoaded } from '../learning/use-loaded.ts';

/** The words of a step, by which an editor knows it; nothing until they are there. */
export function FailedStep({ guideId, stepId }: { guideId: string; stepId: string }) {
  const words = useWords();
  const { value } = useLoaded(async () => (await editingApi.guide(guideId)).live, guideId);
  const number = (value?.steps.findIndex(({ id }) => id === stepId) ?? -1) + 1;
  const text = value?.languages[languageOf(words)]?.steps[stepId]?.text ?? value?.languages['da']?.steps[stepId]?.text;
  return number === 0 || text === undefined ? null : <span className="quiet step-words">{words('work.step', { number, text })}</span>;
}
