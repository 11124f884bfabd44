/** One name in a folder. Links and devices are neither and are not listed. */
export interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder";
}

/** Why a file could not be read: one clause, for a line on stderr. */
export interface Unreadable {
  readonly reason: string;
}

/** Of a file that nobody named. */
export const TOO_LARGE = "skipped for its size; name it to have it read";

/** The text of a file. Where its encoding is not UTF-8, `damage` says so, and the text is a guess. */
export interface Decoded {
  readonly text: string;
  readonly damage?: { readonly message: string; readonly help: string; readonly offset: number };
}

/**
 * What a run reads from: the disk, or texts in memory. Paths are relative to the working
 * directory, with `/`; `""` is the working directory itself, and `..` leads out of it.
 */
export interface Files {
  /** Undefined where nothing is, or what is there is neither file nor folder. */
  kind(path: string): "file" | "folder" | undefined;
  /** Sorted by name; undefined where the folder cannot be read. */
  list(folder: string): readonly Entry[] | undefined;
  /** Bytes. */
  size(path: string): number;
  /** `TOO_LARGE` is the reason for a file of more than `most` bytes. */
  text(path: string, most?: number): Decoded | Unreadable;
  bytes(path: string): Uint8Array | Unreadable;
  /** Whether one of the texts, all ASCII, stands in the file. Keeps nothing, and so is the quickest look. */
  mentions(path: string, texts: readonly string[]): boolean | Unreadable;
  /** How many folders lie above the working directory: so often does `..` lead to another one. */
  readonly above: number;
}

/** Files in memory, by path. Folders are what the paths imply. */
export function memoryFiles(contents: Readonly<Record<string, string | Uint8Array>>): Files {
  const files = new Map(Object.entries(contents));
  const folders = new Map<string, Map<string, Entry["kind"]>>([["", new Map()]]);
  for (const path of files.keys()) {
    let name = path;
    let kind: Entry["kind"] = "file";
    for (;;) {
      const folder = folderOf(name);
      const entries = folders.get(folder) ?? new Map<string, Entry["kind"]>();
      folders.set(folder, entries.set(name.slice(folder === "" ? 0 : folder.length + 1), kind));
      if (folder === "") break;
      name = folder;
      kind = "folder";
    }
  }
  const missing: Unreadable = { reason: "there is no such file" };
  return {
    kind: (path) => (files.has(path) ? "file" : folders.has(path) ? "folder" : undefined),
    list: (folder) => {
      const entries = folders.get(folder);
      return entries && [...entries].map(([name, kind]) => ({ name, kind })).sort(byName);
    },
    size: (path) => files.get(path)?.length ?? 0,
    text: (path, most = Infinity) => {
      const content = files.get(path);
      if (content !== undefined && content.length > most) return { reason: TOO_LARGE };
      return content === undefined
        ? missing
        : typeof content === "string"
          ? { text: content }
          : decode(content);
    },
    bytes: (path) => {
      const content = files.get(path);
      return content === undefined
        ? missing
        : typeof content === "string"
          ? new TextEncoder().encode(content)
          : content;
    },
    mentions: (path, texts) => {
      const content = files.get(path);
      if (content === undefined) return missing;
      const text = typeof content === "string" ? content : decode(content).text;
      return texts.some((wanted) => text.includes(wanted));
    },
    above: 0,
  };
}

/** The files with one more, which hides a file of that name. */
export function withFile(files: Files, path: string, bytes: Uint8Array): Files {
  const own = memoryFiles({ [path]: bytes });
  const of = (asked: string) => (asked === path ? own : files);
  return {
    kind: (asked) => of(asked).kind(asked),
    list: (folder) => files.list(folder),
    size: (asked) => of(asked).size(asked),
    text: (asked, most) => of(asked).text(asked, most),
    bytes: (asked) => of(asked).bytes(asked),
    mentions: (asked, texts) => of(asked).mentions(asked, texts),
    above: files.above,
  };
}

/**
 * Whether a file below a folder is there without a link out of the tree on the way: `list` leaves
 * such links out, `kind` follows them. `path` is relative to the folder, and `..` leads nowhere.
 */
export function isListed(files: Files, folder: string, path: string): boolean {
  let at = folder;
  const segments = joinPath("", path).split("/");
  return segments.every((segment, index) => {
    const wanted = index === segments.length - 1 ? "file" : "folder";
    const isThere = files.list(at)?.some(({ name, kind }) => name === segment && kind === wanted);
    at = at === "" ? segment : `${at}/${segment}`;
    return isThere === true;
  });
}

/** The same files for one run, which looks into a folder for several reasons and lists it once. */
export function listedOnce(files: Files): Files {
  const lists = new Map<string, readonly Entry[] | undefined>();
  return {
    ...files,
    list(folder) {
      if (!lists.has(folder)) lists.set(folder, files.list(folder));
      return lists.get(folder);
    },
  };
}

/** Code unit order, the same on every platform. */
export function byName(a: Entry, b: Entry): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/**
 * Bytes as text. UTF-8 is what Teams and Graph read; UTF-16 is what PowerShell's `>` writes, and
 * single bytes above 127 come from old editors.
 */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = utf16In(bytes);
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), damage: WRONG_ENCODING };
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const offset = text.indexOf("\uFFFD");
  if (offset < 0 || isUtf8(bytes)) return { text };
  const message = "the file holds a character that is not encoded in UTF-8";
  return { text, damage: { message, help: SAVE, offset } };
}

const SAVE = "save the file as UTF-8, the only encoding that JSON has";

/** What there is to say of UTF-16. */
export const WRONG_ENCODING = { message: "the file is encoded in UTF-16", help: SAVE, offset: 0 };

/** By the byte order mark, which PowerShell writes; undefined for all else. */
export function utf16In([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** Tells a damaged character from the replacement character that somebody really wrote. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The folder of a path, `""` for the working directory. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The folder of a path and those above it, the nearest first, up to the working directory or the root. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  const end = isRooted(path) ? "" : undefined;
  for (let folder = folderOf(path); folder !== end; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === "" || nameOf(folder) === "..") break;
  }
  return folders;
}

/** The last segment of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Whether a path begins at the top of a file system: `/a`, `C:/a`. */
export function isRooted(path: string): boolean {
  return path.startsWith("/") || (path.charAt(1) === ":" && /^[A-Za-z]/.test(path));
}

/** Joins and normalises: `./` is dropped, `x/..` cancels out. A rooted `path` stands for itself. */
export function joinPath(folder: string, path: string): string {
  const rooted = isRooted(path);
  const segments: string[] = [];
  for (const segment of `${rooted ? "" : `${folder}/`}${path}`.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === ".." && segments.length > 0 && segments.at(-1) !== "..") segments.pop();
    else segments.push(segment);
  }
  return ((rooted ? path : folder).startsWith("/") ? "/" : "") + segments.join("/");
}
