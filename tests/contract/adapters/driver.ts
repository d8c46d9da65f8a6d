import type { House } from '../../../house.ts';

/** A channel, and how a test speaks through it. */
export interface Adapter {
  name: string;
  /** Starts the real thing on a data folder. */
  start(dataDir: string): Promise<Running>;
}

export interface Running {
  house: House;
  /** A new conversation, greeted. */
  arrives(): Promise<Citizen>;
  /** The same conversation after a restart, as the citizen's client takes it up again. */
  returns(conversationId: string): Promise<Citizen>;
  stop(): Promise<void>;
}

/** A citizen at the far end of a channel. */
export interface Citizen {
  /** The conversation's id in the store. */
  conversationId: string;
  /** Writes a message. Resolves when it was acknowledged. */
  says(text: string): Promise<void>;
  /** Presses the button with this label under the newest message that has buttons. */
  presses(label: string): Promise<void>;
  /** Everything the robot and librarians have shown so far, a librarian's first name in front of the answer. */
  shown(): Promise<string>;
}
