import type { Guide, GuideText } from '../guide.ts';
import { scaffoldMark } from './check-words.ts';

/** What the catalogue knows of a planned guide. */
export interface Planned {
  id: string;
  category: Guide['category'];
  title: string;
}

/**
 * A new guide that fits the schema, with one branch to show how branches are written.
 * Every text begins with a mark that the check refuses, so that none of them is ever shown.
 */
export function scaffold({ id, category, title }: Planned): Guide {
  return {
    id,
    category,
    address: 'https://www.borger.dk',
    services: [],
    related: [],
    facts: [],
    helpers: [{ who: 'library', da: `${scaffoldMark} Hvad må biblioteket hjælpe med?`, en: `${scaffoldMark} What may the library help with?` }],
    steps: [
      { id: 'start', choices: [{ id: 'yes', to: 'do-it' }, { id: 'no', to: 'person' }] },
      { id: 'do-it', link: 'https://www.borger.dk' },
      { id: 'check-it', next: 'done' },
    ],
    languages: {
      da: words(`${title.slice(0, 60)} ${scaffoldMark}`, {
        question: 'Hvad har borgeren brug for, som et spørgsmål?', answer: 'Svaret i én sætning.', ready: 'Hvad skal man have klar?', start: 'Hvad skiller vejene? Har du det, der skal bruges?',
        yes: 'Ja', no: 'Nej', act: 'Én handling, i du-form.', link: 'Linktekst, der giver mening alene', check: 'Hvad kan man se, når det er lykkedes?', stuck: 'Hvad kan man prøve, når man sidder fast?',
      }),
      en: words(`${title.slice(0, 60)} ${scaffoldMark}`, {
        question: 'What does the citizen need, as a question?', answer: 'The answer in one sentence.', ready: 'What must be at hand?', start: 'Where do the ways part? Do you have what is needed?',
        yes: 'Yes', no: 'No', act: 'One action, addressed to “you”.', link: 'Link text that makes sense alone', check: 'What is on the screen when it has worked?', stuck: 'What can be tried when stuck?',
      }),
    },
    phrases: { da: [`${scaffoldMark} ${id}`], en: [`${scaffoldMark} ${id} en`] },
    sources: [{ url: 'https://www.borger.dk', age: scaffoldMark }],
    owner: scaffoldMark,
    licence: 'CC-BY-4.0',
    approval: null,
    reviewMonths: 6,
  };
}

type Hints = Record<'question' | 'answer' | 'ready' | 'start' | 'yes' | 'no' | 'act' | 'link' | 'check' | 'stuck', string>;

function words(title: string, hints: Hints): GuideText {
  const marked = (hint: keyof Hints): string => `${scaffoldMark} ${hints[hint]}`;
  return {
    title,
    question: marked('question'),
    answer: marked('answer'),
    ready: [marked('ready')],
    steps: {
      start: { text: marked('start'), choices: { yes: marked('yes'), no: marked('no') } },
      'do-it': { text: marked('act'), link: marked('link') },
      'check-it': { text: marked('check') },
    },
    stuck: [marked('stuck')],
  };
}
