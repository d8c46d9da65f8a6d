import { useWords } from '../../words.ts';

/** A notice as citizens read it, in both languages. */
export function NoticeText({ notice }: { notice: { da: string; en: string } }) {
  const words = useWords();
  return (
    <dl className="notice-text">
      {(['da', 'en'] as const).map((language) => <div key={language}><dt>{words(`room.in.${language}`)}</dt><dd lang={language}>{notice[language]}</dd></div>)}
    </dl>
  );
}
