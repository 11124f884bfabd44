import { applyEdits } from "../apply.js";
import type { Document } from "../../json/document.js";
import { parseFile, textFile } from "../../json/parse.js";
import type { App } from "../../model/app.js";
import { packagePath } from "../../model/named-files.js";
import type { Edit } from "../../rule.js";
import { createApp } from "../../run/create-app.js";
import { resolveEdits } from "../../run/to-diagnostic.js";

/** One thing that was changed. */
export interface Change {
  readonly file: string;
  /** Of the value or property as it was, or of what was added. */
  readonly pointer: string;
  /** What became of it and why, behind its name: `is taken out: …`. */
  readonly became: string;
}

/** The edits that make a change. */
export interface Cure extends Omit<Change, "file"> {
  readonly edits: readonly Edit[];
}

/** A manifest and its language files while they are being changed. */
export interface Draft {
  /** As they stand now, each held against the schema of its version. */
  readonly app: App;
  readonly changes: readonly Change[];
  /** The texts that were read, by path, as they stand now. */
  readonly texts: ReadonlyMap<string, string>;
  /** Names of language files that could not be read; they are no part of the app. */
  readonly unread: ReadonlySet<string>;
  /**
   * Makes those of the cures that are possible and not in each other's way, in the file of the document, and
   * notes them. Returns how many they were.
   */
  change(document: Document, cures: readonly Cure[]): number;
}

/**
 * Begins with the texts as `read` has them: by path, undefined where there is none that can be
 * written. The manifest itself is one that can be read.
 */
export function createDraft(path: string, read: (path: string) => string | undefined): Draft {
  const texts = new Map<string, string>();
  const documents = new Map<string, Document>();
  const unread = new Set<string>();
  const changes: Change[] = [];
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  let app: App | undefined;
  return {
    get app() {
      app ??= createApp(documentOf(path)!, { language });
      return app;
    },
    changes,
    texts,
    unread,
    change(document, cures) {
      const { file } = document.source.file;
      const fixes = cures.map(({ edits }) => resolveEdits(edits, document, file) ?? []);
      const { text, outcomes } = applyEdits(texts.get(file)!, fixes);
      const made = cures.filter((_, index) => outcomes[index] === "applied");
      if (made.length === 0) return 0;
      texts.set(file, text);
      documents.delete(file);
      app = undefined;
      changes.push(...made.map(({ pointer, became }) => ({ file, pointer, became })));
      return made.length;
    },
  };

  function language(name: string): Document | undefined {
    const inside = packagePath(name);
    const found = inside === undefined ? undefined : documentOf(folder + inside);
    if (found?.source.problems.every(({ isHarmless }) => isHarmless)) return found;
    unread.add(name);
    return undefined;
  }

  function documentOf(file: string): Document | undefined {
    const known = documents.get(file);
    if (known) return known;
    const text = texts.get(file) ?? read(file);
    if (text === undefined) return undefined;
    texts.set(file, text);
    const document = parseFile(textFile(file, text));
    documents.set(file, document);
    return document;
  }
}
