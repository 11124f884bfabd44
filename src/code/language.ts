import type { TextFile } from "../json/document.js";
import type { Origin, Program } from "./program.js";

/**
 * All that is known of one programming language. Each has a folder here and a line in `languages.ts`;
 * nothing else names a language. Only the parser is large: `load.ts` beside it has it loaded for the
 * first file of the language that speaks of a notification at all, because most projects have none.
 */
export interface Language {
  /** What the names of its files end in, in lower case: `.py`. */
  readonly endings: readonly string[];
  /** What Markdown writes behind its three backticks, and the ending that it stands for. */
  readonly fences: Readonly<Record<string, string>>;
  /** What begins a comment that ends with its line. */
  readonly comment: string;
  readonly parse: Parse;
  readonly link: (sources: Sources) => Links;
}

/**
 * Makes a program of a text, whose offsets begin at `start`. `name` is a file's, or just an ending.
 * Undefined where the text makes no sense; throws RangeError where the program nests too deeply.
 */
export type Parse = (text: string, start: number, name: string) => Program | undefined;

/** What the files of a project are read from. */
export interface Sources {
  /** The source files in which calls are looked for. */
  readonly paths: readonly string[];
  /** Whether a file is there that an import may lead to. */
  has(path: string): boolean;
  text(path: string): TextFile | undefined;
  /** Whether one of the words stands in a file. */
  mentions(path: string, words: readonly string[]): boolean;
}

/** How the files of one language in a project find what others declare. */
export interface Links {
  /** Where that may stand which a file takes from elsewhere, the likeliest place first. */
  targets(from: string, origin: Origin): readonly Target[];
  /**
   * The files that a file imports, and those that an index among them passes on, by a look that is
   * quicker than to parse them. Undefined where the language has no imports that name files.
   */
  imports(path: string): ReadonlySet<string> | undefined;
  /** Words, one of which stands in each file that uses what is declared. */
  wordsFor(declared: Declared): readonly string[];
}

/** A name of another file, or the whole module that an import by itself brings in. */
export type Target = { readonly path: string; readonly name: string } | { readonly module: string };

/** What a file declares for others: the names of one function, and those of its classes. */
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
