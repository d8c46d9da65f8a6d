/** A language the engine can tell apart; the bot answers in `da` or `en`, and recognises the others. */
export type SpokenLanguage = 'da' | 'en' | 'ar' | 'uk' | 'pl' | 'tr' | 'de';

/** Topics of referral, each with an approved answer. */
export type ReferralTopic = 'emergency' | 'despair' | 'abuse' | 'health' | 'legal' | 'own-case' | 'municipality';

export interface Candidate {
  /** A guide's id, or an intent's where the engine was trained on other phrases. */
  id: string;
  /** Calibrated probability, 0 to 1. */
  score: number;
}

/** What the engine makes of one message. */
export interface Decision {
  kind: 'guide' | 'clarify' | 'handoff' | 'smalltalk' | 'referral' | 'unknown';
  /** A referral's topic, or which small talk: greeting, thanks, goodbye, who-are-you, what-can-you-do, language, how-are-you, ok. */
  topic?: string;
  language: SpokenLanguage;
  /** Guides, best first, at most five; also filled for other kinds where guides came near. */
  candidates: Candidate[];
}

/** The trained engine; pure and synchronous once it is loaded. */
export interface Understanding {
  decide(text: string): Decision;
}
