import { join } from 'node:path';
import { z } from 'zod';
import { HouseError } from '../../common/errors.ts';
import { Language } from '../../common/language.ts';
import { guideFor, type Guide } from '../../knowledge/guide.ts';
import { guideLanguage, languageOf } from '../../knowledge/languages.ts';
import type { Libraries, Library } from '../../libraries/library.ts';
import type { Answer, Call, Route } from '../route.ts';
import { builtFiles, type BuiltFile, type BuiltFiles } from './files.ts';
import { pageHeaders, plainHeaders } from './headers.ts';
import { helpPhoneOf } from './help-phone.ts';
import da from './messages/da.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import { createPack } from './pack.ts';
import { templateFile } from './template.ts';

export interface PageNeeds {
  /** Where the front-ends were built, `web/dist`. */
  distFolder: string;
  /** Guides that `/chat?guide=` may begin with. */
  guide(libraryId: string, id: string): Guide | undefined;
  /** The draft that a private address shows: `/chat?preview=`. @throws HouseError where the address is no good any more. */
  draft(token: string): Promise<Guide | undefined>;
  libraries: Libraries;
  /** Address citizens use; null: the one they called. */
  publicUrl: string | null;
}

const messages: Record<Language, typeof da> = { da, en };

/** Vite's manifest, in what is read of it. */
const Manifest = z.record(z.string(), z.object({ file: z.string(), css: z.array(z.string()).optional() }));
interface ChatFiles {
  script: string;
  style: string;
  pageStyle: string;
}

/** `/`, `/chat`, `/widget.js`, `/desk`, and the files the front-ends were built into. */
export function pageRoutes({ distFolder, guide: guideOf, draft, libraries, publicUrl }: PageNeeds): Route[] {
  const chat = builtFiles(join(distFolder, 'chat'));
  const desk = builtFiles(join(distFolder, 'desk'));
  const pack = createPack();
  const [libraryPage, chatPage, unknownPage] = [templateFile('library'), templateFile('chat'), templateFile('unknown-library')];
  let found: ChatFiles | null = null;

  const page = async (call: Call, kind: 'library' | 'chat'): Promise<Answer> => {
    found ??= chatFiles(chat);
    const shown = guideLanguage(call.query.get('lang') ?? 'da');
    const language = shown?.words ?? 'da';
    const id = call.query.get('library');
    const library = id === null || id === '' ? libraries.default : libraries.get(id);
    if (library === undefined) {
      const html = unknownPage({ ...messages[language], ...found, language });
      return pack(call, Buffer.from(html), pageHeaders(call, publicUrl, {}), { status: 404 });
    }
    const embedded = kind === 'chat' && call.query.get('embed') === '1';
    const values = { ...messages[language], ...found, ...valuesOf(library, language), embedded: embedded ? '1' : '', ...wishOf(await wished(call, library), shown?.code ?? language) };
    const html = (kind === 'chat' ? chatPage : libraryPage)(values);
    return pack(call, Buffer.from(html), pageHeaders(call, publicUrl, { inlineStyle: values.accentRule, framed: embedded, frames: kind === 'library' }));
  };

  const wished = (call: Call, library: Library): Guide | undefined | Promise<Guide | undefined> => {
    const preview = call.query.get('preview');
    return preview === null ? guideFor(guideOf(library.id, call.query.get('guide') ?? ''), library) : draft(preview);
  };

  const file = (call: Call, built: BuiltFile | undefined, headers: Record<string, string> = {}): Promise<Answer> => {
    if (built === undefined) throw new HouseError('NotFound');
    const caching = built.hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
    return pack(call, built.content, { ...plainHeaders, 'Content-Type': built.type, 'Cache-Control': caching, 'Cross-Origin-Resource-Policy': 'same-origin', ...headers }, { compress: built.text });
  };

  const deskPage = (call: Call): Promise<Answer> =>
    pack(call, desk.need('index.html').content, pageHeaders(call, publicUrl, { insertedStyles: true }));

  return [
    { method: 'GET', path: '/', handle: (call) => page(call, 'library') },
    { method: 'GET', path: '/chat', handle: (call) => page(call, 'chat') },
    { method: 'GET', path: '/chat/*', handle: (call) => file(call, chat.get(below('/chat/', call.path))) },
    // Any website may load the widget, and check it with an integrity hash.
    { method: 'GET', path: '/widget.js', handle: (call) => file(call, chat.need('widget.js'), { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' }) },
    { method: 'GET', path: '/favicon.ico', handle: (call) => file(call, chat.need('icon.svg')) },
    { method: 'GET', path: '/desk', handle: deskPage },
    { method: 'GET', path: '/desk/*', handle: (call) => {
      const path = below('/desk/', call.path);
      // A place within the desk is the desk's own business; a file that is missing is missing.
      return path === 'index.html' || !/\.\w+$/.test(path) ? deskPage(call) : file(call, desk.get(path));
    } },
  ];
}

function chatFiles(chat: BuiltFiles): ChatFiles {
  const manifest = Manifest.parse(JSON.parse(chat.need('.vite/manifest.json').content.toString()));
  const [main, page] = [manifest['main.tsx'], manifest['styles/page.css']];
  const style = main?.css?.[0];
  if (main === undefined || page === undefined || style === undefined) throw new Error('The chat was built without its program or its styles. Build it again.');
  return { script: `/chat/${main.file}`, style: `/chat/${style}`, pageStyle: `/chat/${page.file}` };
}

/** What the chat asks for when it opens: a guide, as the button that starts it. */
function wishOf(guide: Guide | undefined, language: string): { guide: string; guideTitle: string } {
  if (guide === undefined) return { guide: '', guideTitle: '' };
  const code = languageOf(guide, [language]);
  const further = Language.safeParse(code).success ? '' : `:${code}`;
  return { guide: `${guide.id}${further}`, guideTitle: guide.languages[code]?.title ?? guide.id };
}

function valuesOf(library: Library, language: Language): { accentRule: string } & Record<string, string> {
  const phone = helpPhoneOf(library);
  return {
    id: library.id,
    name: library.name,
    phone: phone?.number ?? '',
    dialled: phone?.dialled ?? '',
    phoneHours: phone?.hours[language] ?? '',
    website: library.website,
    accent: library.accent,
    kioskMinutes: String(library.kioskMinutes),
    phoneHoursDa: phone?.hours.da ?? '',
    phoneHoursEn: phone?.hours.en ?? '',
    accentRule: `:root{--accent:${library.accent}}`,
    language,
    otherLanguage: language === 'da' ? 'en' : 'da',
  };
}

function below(prefix: string, path: string): string {
  try {
    return decodeURIComponent(path).slice(prefix.length);
  } catch {
    return '';
  }
}
