import { applyEdits } from "../apply.js";
import type { Document } from "../../json/document.js";
import { parseFile, textFile } from "../../json/parse.js";
import type { App } from "../../model/app.js";
import { packagePath } from "../../model/named-files.js";
import type { Edit } from "../../rule.js";
import { createApp } from "../../run/create-app.js";
import { resolveEdits } from "../../run/to-diagnostic.js";

/** A change that was made to a file. */
export interface Change {
  readonly file: string;
  /** The pointer of the changed value or property, or of the added one. */
  readonly pointer: string;
  /** The change and its reason, to follow the property's name: `is taken out: …`. */
  readonly became: string;
}

/** The edits that make a change. */
export interface Cure extends Omit<Change, "file"> {
  readonly edits: readonly Edit[];
}

/** A manifest and its language files while they are being changed. */
export interface Draft {
  /** The manifest and languages with the changes so far, and the errors of their schemas. */
  readonly app: App;
  readonly changes: readonly Change[];
  /** The texts of all read files by path, with the changes so far. */
  readonly texts: ReadonlyMap<string, string>;
  /** Names of language files that could not be read; they are no part of the app. */
  readonly unread: ReadonlySet<string>;
  /**
   * Applies the cures that are possible and do not overlap to the file of the document, and records them as changes.
   * Returns the number of applied cures.
   */
  change(document: Document, cures: readonly Cure[]): number;
}

/**
 * Makes a draft of a manifest. `read` gives the text of a file by its path, or undefined for a file that is missing
 * or cannot be written as UTF-8. The manifest at `path` must be readable.
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
