import type { Colleague } from '../../../common/desk-api.ts';
import type { OutageStore } from '../../ports.ts';
import type { Learner } from '../learner.ts';
import type { EditingRoomStore } from '../ports.ts';
import type { Shelf } from '../shelf.ts';

/** What the editors' room knows of a library. */
export interface RoomLibrary {
  id: string;
  name: string;
  website: string;
  municipalityPage: string;
  /** Publishing needs a second pair of eyes. */
  secondPair: boolean;
}

/** Whose guides an editor works on: their library's, or, for admins, the shared ones (`*`). */
export interface Editor {
  libraryId: string;
  by: Colleague;
}

/** How often people gave up at a step lately, and how often the guide was begun. */
export interface Fails {
  guideId: string;
  stepId: string;
  failed: number;
  started: number;
}

export interface RoomNeeds {
  store: EditingRoomStore & OutageStore;
  shelf: Shelf;
  learner: Learner;
  /** Undefined for the installation's shared guides. */
  library(id: string): RoomLibrary | undefined;
  /** Known official hosts, without `www.`. */
  hosts: readonly string[];
  /** Ids of all guides that are written or planned. */
  catalogue: readonly string[];
  /** File names of the drawings that come along. */
  drawings: readonly string[];
  fails(libraryId: string): Promise<Fails[]>;
  /** Tells the other instances that guides have changed. */
  changed(): void;
  now(): Date;
  newId(): string;
}
