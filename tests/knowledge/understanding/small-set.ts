import type { TrainingSet } from '../../../knowledge/understanding/training-set.ts';

const guides: Record<string, string[]> = {
  'kort': ['jeg har mistet mit sundhedskort', 'nyt sygesikringskort', 'mit gule kort er væk', 'bestil sundhedskort', 'kortet er gået i stykker', 'I lost my health card', 'order a new yellow card', 'sundhedskort bortkommet', 'hvordan får jeg et nyt sundhedskort', 'mit sygesikringskort er ødelagt'],
  'læge': ['jeg vil skifte læge', 'ny praktiserende læge', 'hvordan vælger jeg en anden læge', 'min læge går på pension', 'change my doctor', 'find a new general practitioner', 'skift af læge når man flytter', 'lægen tager ikke flere patienter', 'jeg er utilfreds med min læge', 'lægeskift'],
  'kode': ['jeg har glemt min kode', 'glemt pinkode til appen', 'min pinkode virker ikke', 'forgot my pin code', 'ny pinkode', 'koden bliver afvist', 'hvordan ændrer jeg pinkoden', 'seks cifre har jeg glemt', 'reset pin', 'pinkoden er forkert'],
  'flytning': ['jeg skal melde flytning', 'ny adresse', 'jeg er flyttet til odense', 'hvordan melder man flytning', 'I moved to a new address', 'report a move', 'flytteanmeldelse', 'vi flytter sammen', 'hvornår skal jeg melde flytning', 'ændre min adresse'],
};

const others: Record<string, string[]> = {
  'handoff': ['jeg vil tale med et menneske', 'kan jeg tale med en bibliotekar', 'talk to a human', 'giv mig en person', 'bibliotekar tak', 'må jeg snakke med en medarbejder'],
  'smalltalk:greeting': ['hej', 'goddag', 'hello', 'godmorgen', 'hej med dig', 'good morning'],
  'referral:emergency': ['ring 112', 'det brænder', 'han trækker ikke vejret', 'call an ambulance', 'der er brand', 'hjertestop'],
  'unknown': ['hvordan bager man brød', 'hvordan bliver vejret', 'asdf', 'who won the match', 'anbefal en film', 'min bil vil ikke starte', 'hvad er klokken', 'banan', 'bedste pizza i byen', 'bitcoin'],
};

/** A handful of subjects, enough to see that every part of the engine does its work. */
export const smallSet: TrainingSet = {
  labels: [
    ...Object.keys(guides).map((id) => ({ id, kind: 'guide' as const })),
    { id: 'handoff', kind: 'handoff' },
    { id: 'smalltalk:greeting', kind: 'smalltalk', topic: 'greeting' },
    { id: 'referral:emergency', kind: 'referral', topic: 'emergency' },
    { id: 'unknown', kind: 'unknown' },
  ],
  phrases: Object.entries({ ...guides, ...others }).flatMap(([label, texts]) => texts.map((text) => ({ text, labels: [label] }))),
  concepts: { doctor: ['læge', 'doctor', 'practitioner'], move: ['flytte', 'flytning', 'flyttet', 'move', 'moved'] },
  documents: [{ label: 'læge', text: 'Gå ind på sundhed.dk. Vælg en anden praksis. Det koster et gebyr at skifte.' }],
};
