import type { TextFile } from "../json/document.js";
import type { Origin, Program } from "./program.js";

/**
 * A programming language. Each has a folder here and a line in `languages.ts`; no other code names a language. Only
 * the parser is large, so `load.ts` beside it loads the parser for the first file of the language that mentions a
 * notification; most projects have none.
 */
export interface Language {
  /** The endings of its files' names, in lower case: `.py`. */
  readonly endings: readonly string[];
  /** The words after Markdown's three backticks, each with the file ending that it stands for. */
  readonly fences: Readonly<Record<string, string>>;
  /** The mark that begins a line comment. */
  readonly comment: string;
  /**
   * Names of files with unit tests. A test calls a sender with made-up values, so its calls do not tell what the
   * program sends.
   */
  readonly tests: RegExp;
  readonly parse: Parse;
  readonly link: (sources: Sources) => Links;
}

/**
 * Parses a text into a program whose offsets begin at `start`. `name` is a file's name, or only an ending. Undefined
 * for a text that cannot be parsed; throws RangeError where the program nests too deeply.
 */
export type Parse = (text: string, start: number, name: string) => Program | undefined;

/** The source files of a project. */
export interface Sources {
  /** The paths of the source files in which calls are searched. */
  readonly paths: readonly string[];
  /** Whether a file exists, for imports. */
  has(path: string): boolean;
  text(path: string): TextFile | undefined;
  /** The path as the project lists it; an import may lead to the file by another way, out of a folder and back. */
  normal(path: string): string;
  /** The folder of a file and those above it, the nearest first, up to the project's root. */
  foldersAbove(path: string): readonly string[];
  /** Whether a file contains one of the words. */
  mentions(path: string, words: readonly string[]): boolean;
}

/** The rules by which files of a language find declarations in other files of a project. */
export interface Links {
  /** The possible places of an imported name, the likeliest first. */
  targets(from: string, origin: Origin): readonly Target[];
  /**
   * The files that a file imports, and those that an index file among them re-exports, found without parsing.
   * Undefined where the language's imports name no files.
   */
  imports(path: string): ReadonlySet<string> | undefined;
  /** Words of which every file that uses the declaration contains at least one. */
  wordsFor(declared: Declared): readonly string[];
}

/** A name in another file, or a whole module. */
export type Target = { readonly path: string; readonly name: string } | { readonly module: string };

/** A function that a file declares for others: its names, and the names of classes that have it. */
export interface Declared {
  readonly file: string;
  readonly names: ReadonlySet<string>;
  readonly owners: ReadonlySet<string>;
}

/** The language of a file by the ending of its name, of whatever case. */
export function languageOf(path: string, languages: readonly Language[]): Language | undefined {
  const lower = path.toLowerCase();
  for (const language of languages)
    if (language.endings.some((ending) => lower.endsWith(ending))) return language;
  return undefined;
}

/** The links of the language of a path; those of each language are made once. */
export function linksIn(
  languages: readonly Language[],
  sources: Sources,
): (path: string) => Links | undefined {
  const made = new Map<Language, Links>();
  return (path) => {
    const language = languageOf(path, languages);
    if (!language) return undefined;
    const links = made.get(language) ?? language.link(sources);
    made.set(language, links);
    return links;
  };
}
