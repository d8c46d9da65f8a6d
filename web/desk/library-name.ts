import type { Team } from '../../common/desk-team.ts';

/** A library's name; its id where the service has not told the name. */
export const libraryName = (team: Team | null, id: string): string => team?.libraries.find((library) => library.id === id)?.name ?? id;
