import { Library } from '../../libraries/library.ts';

/** A library with nothing set but what every library has; `more` goes through the same check as a settings file. */
export const testLibrary = (id: string, more: Partial<Library> = {}): Library => Library.parse({
  id, name: `Bibliotek ${id}`, municipality: id, website: `https://${id}.example.dk`, phone: '66 13 13 72',
  municipalityPage: 'https://kommune.example.dk', municipalityPhone: null, pinLength: null, accent: '#1f5a7a', ...more,
});
