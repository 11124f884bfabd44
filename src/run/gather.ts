import type { Files } from "../files/files.js";
import type { Archive } from "../input/archive.js";
import type { UnreadBlock } from "../input/reader.js";
import { readerOf } from "../input/readers.js";
import type { Document, TextFile } from "../json/document.js";
import { decodedFile, parseFile } from "../json/parse.js";
import type { FoundFile } from "../model/found.js";

/** The parts that were recognised in a file, by its content. All are absent where it has nothing to do with Teams. */
export interface ReadFile {
  readonly path: string;
  /** Asked for by name when it was read. */
  readonly isNamed: boolean;
  /** Its text, that of the manifest for an archive; absent where it was not read as one text. */
  readonly text?: TextFile;
  readonly manifest?: Document;
  readonly archive?: Archive;
  readonly found?: FoundFile;
  /** JSON with a word of ours that is nothing of ours by itself. */
  readonly other?: Document;
  /** A program that speaks of a notification, still to be read with those of its project. */
  readonly program?: TextFile;
  /** Code blocks that speak of a notification and were not read. */
  readonly unreadBlocks: readonly UnreadBlock[];
  /** Why the file could not be read at all. */
  readonly unreadable?: string;
}

/** Reads files, each once, and keeps what they turned out to be until they change. */
export interface Gatherer {
  read(path: string, isNamed: boolean): ReadFile;
  /** A JSON file that a manifest or a part of its package names; undefined where it is not there. */
  document(path: string): Document | undefined;
  /** The text of a file that was read, so that its lines can be shown. */
  textOf(path: string): TextFile | undefined;
  /** Remembers a text that lies in an archive or was read elsewhere. */
  remember(file: TextFile): void;
  /** Forgets what was read of a file that has changed. */
  forget(path: string): void;
}

export function createGatherer(files: Files): Gatherer {
  const known = new Map<string, ReadFile>();
  const documents = new Map<string, Document | undefined>();
  const texts = new Map<string, TextFile>();

  function read(path: string, isNamed: boolean): ReadFile {
    const before = known.get(path);
    // More is read of a file that was named: it may be of any size.
    if (before && (before.isNamed || !isNamed)) return before;
    const found = readNew(path, isNamed);
    known.set(path, found);
    if (found.text) texts.set(found.text.file, found.text);
    return found;
  }

  function readNew(path: string, isNamed: boolean): ReadFile {
    const made: { -readonly [Key in keyof ReadFile]: ReadFile[Key] } = {
      path,
      isNamed,
      unreadBlocks: [],
    };
    readerOf(path).read(
      { path, isNamed, files },
      {
        text: (text) => (made.text = text),
        manifest: (manifest) => (made.manifest = manifest),
        archive: (archive) => (made.archive = archive),
        requests: (found) => (made.found = joined(made.found, found)),
        other: (other) => (made.other = other),
        program: (file) => (made.program = file),
        unreadBlock: (block) => (made.unreadBlocks = [...made.unreadBlocks, block]),
        unreadable: (reason) => (made.unreadable = reason),
      },
    );
    return made;
  }

  /** A file that a manifest names may lack the words by which other JSON of ours is known. */
  function readDocument(path: string): Document | undefined {
    const { manifest, found, other } = read(path, false);
    if (other || manifest || found) return other;
    const content = files.text(path);
    if ("reason" in content) return undefined;
    const file = decodedFile(path, content);
    texts.set(path, file);
    return parseFile(file);
  }

  return {
    read,
    document(path) {
      if (!documents.has(path)) documents.set(path, readDocument(path));
      return documents.get(path);
    },
    textOf: (path) => texts.get(path),
    remember: (file) => void texts.set(file.file, file),
    forget(path) {
      known.delete(path);
      documents.delete(path);
      for (const name of texts.keys())
        if (name === path || name.startsWith(`${path}!/`)) texts.delete(name);
    },
  };
}

function joined(before: FoundFile | undefined, found: FoundFile): FoundFile {
  if (!before) return found;
  return {
    documents: [...before.documents, ...found.documents],
    requests: [...before.requests, ...found.requests],
  };
}
