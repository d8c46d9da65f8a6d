import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface BuiltFile {
  content: Buffer;
  type: string;
  /** Its bytes get smaller by compression. */
  text: boolean;
  /** Its name changes with its content. */
  hashed: boolean;
}

/** The files of a built front-end, read when they are first asked for. */
export interface BuiltFiles {
  /** @param path below the folder, such as `assets/chat-x1y2.js` */
  get(path: string): BuiltFile | undefined;
  /** @throws Error saying how to build, where the file is missing. */
  need(path: string): BuiltFile;
}

/** Only what is in the folder now can be asked for, so no path leads out of it; hidden files are not served. */
export function builtFiles(folder: string): BuiltFiles {
  let names: Set<string> | null = null;
  const read = new Map<string, BuiltFile>();
  const list = (): Set<string> => {
    try {
      return new Set(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/')));
    } catch {
      return new Set();
    }
  };

  const get = (path: string): BuiltFile | undefined => {
    names ??= list();
    const type = types[extname(path)];
    if (!names.has(path) || type === undefined) return undefined;
    const known = read.get(path);
    if (known !== undefined) return known;
    const file = { content: readFileSync(join(folder, path)), type, text: /^text|json|svg/.test(type), hashed: /^assets\/.*-[\w-]{8}\.\w+$/.test(path) };
    read.set(path, file);
    return file;
  };

  return {
    get: (path) => (path.split('/').some((part) => part.startsWith('.')) ? undefined : get(path)),
    need(path) {
      const file = get(path);
      if (file === undefined) throw new Error(`${join(folder, path)} is missing. Build the front-ends: stop the service and run "npm start".`);
      return file;
    },
  };
}
