import type { TextFile } from "../json/document.js";
import { findCallers } from "./callers.js";
import { createHomes, type Home, type Homes } from "./homes.js";
import { type Language, languageOf, type Links, type Sources } from "./language.js";
import {
  type Call,
  type Elsewhere,
  type Expression,
  type FunctionExpression,
  type Origin,
  type Program,
  type Scope,
  WHOLE,
} from "./program.js";

/** A program and its file. */
export interface Parsed {
  readonly program: Program;
  readonly home: Home;
}

/** Programs that import names from each other, parsed on demand. */
export interface Project {
  readonly homes: Homes;
  /** Parses a file, once; gives the reason, as a clause, where the file cannot be read. */
  read(file: TextFile, block?: CodeBlock): Parsed | string;
  /** Whether a program is a unit test. */
  isTest(program: Program): boolean;
  /** Calls of a function in files that import it. */
  callersElsewhere(called: FunctionExpression): readonly Call[];
}

/** A part of a file that is a program by itself: a code block of a Markdown file. */
export interface CodeBlock {
  /** A file name's ending: `ts`, `py`, `cs`. */
  readonly language: string;
  readonly start: number;
  readonly end: number;
}

/** UTF-16 units of a line and of a file; longer ones are generated. */
const LONGEST_LINE = 2_000;
const LARGEST = 2 ** 20;

/** UTF-16 units of all programs together; imports beyond that are not read. */
const LARGEST_PROJECT = 2 ** 26;

/** The other files of a project, and the rules by which programs find declarations in them. */
export interface Surroundings {
  readonly sources: Sources;
  readonly links: (path: string) => Links | undefined;
}

/** Makes a project of programs in these languages. Without surroundings, no file sees another. */
export function createProject(
  languages: readonly Language[],
  { sources, links = () => undefined }: Partial<Surroundings> = {},
): Project {
  const homes = createHomes();
  const known = new Map<string, Parsed | string>();

  function read(file: TextFile, block?: CodeBlock): Parsed | string {
    const before = block ? undefined : known.get(file.file);
    if (before !== undefined) return before;
    const found = readNew(file, block);
    if (!block) known.set(file.file, found);
    return found;
  }

  function readNew(file: TextFile, block: CodeBlock | undefined): Parsed | string {
    const text = block ? file.text.slice(block.start, block.end) : file.text;
    if (text.length > LARGEST) return "the file has more than 1 MiB";
    if (hasLongLine(text))
      return "a line has more than 2,000 characters: the file is generated or minified";
    const name = block ? `.${block.language}` : file.file;
    const language = languageOf(name, languages);
    try {
      const program = language?.parse(text, homes.next(), name);
      if (!program) return "the parser cannot read it";
      const home = homes.add(program, file, block?.start ?? 0);
      if (sources)
        program.top.outside = once(
          (origin: Origin) => outside({ program, home }, origin),
          ({ module, name: taken, extends: type }) => [module, taken, type].join("\n"),
        );
      return { program, home };
    } catch (error) {
      // The parsers recurse with the program's nesting.
      if (error instanceof RangeError) return "it is nested too deeply";
      throw error;
    }
  }

  function readPath(path: string): Parsed | undefined {
    if (homes.next() > LARGEST_PROJECT) return undefined;
    const before = known.get(path);
    const file = before === undefined ? sources?.text(path) : undefined;
    const found = file ? read(file) : before;
    return typeof found === "string" ? undefined : found;
  }

  /** The expression of another file that an import names; undefined where it is not found. */
  function outside(
    {
      program,
      home: {
        file: { file },
      },
    }: Parsed,
    origin: Origin,
  ): Elsewhere | undefined {
    for (const target of links(file)?.targets(file, origin) ?? []) {
      if ("module" in target)
        return {
          value: wholeOf(program.top, target.module),
          use: { at: program.start, scope: program.top },
        };
      const found = exported(readPath(target.path), target.name);
      if (found) return found;
    }
    return origin.module === undefined
      ? passedOn(program.passesOn, file, origin.name, 0)
      : undefined;
  }

  function exported(parsed: Parsed | undefined, name: string, depth = 0): Elsewhere | undefined {
    if (!parsed || depth > 4) return undefined;
    const { exports, passesOn, top, start, text } = parsed.program;
    const use = { at: start + text.length, scope: top };
    const whole = exports.get(WHOLE);
    const own = exports.get(name) ?? (name === "default" || name === "*" ? whole : undefined);
    if (own) return { value: own, use };
    if (whole) return { value: propertyOf(whole, name), use };
    if (name === "*" || name === "default") return undefined;
    return passedOn(passesOn, parsed.home.file.file, name, depth + 1);
  }

  /** The expression that exactly one of these modules exports under a name; undefined where none or several do. */
  function passedOn(
    modules: readonly string[],
    from: string,
    name: string,
    depth: number,
  ): Elsewhere | undefined {
    const [only, another] = modules.flatMap((module) => {
      const [target] = links(from)?.targets(from, { module, name }) ?? [];
      const parsed = target && "path" in target ? readPath(target.path) : undefined;
      return exported(parsed, name, depth) ?? [];
    });
    return another ? undefined : only;
  }

  const callersElsewhere = once(
    (called: FunctionExpression) => {
      const parsed = known.get(homes.homeAt(called.start).file.file);
      return sources && typeof parsed === "object"
        ? findCallers(called, parsed, { languages, sources, links, readPath })
        : [];
    },
    (called) => called,
  );
  function isTest({ start }: Program): boolean {
    const { file } = homes.homeAt(start).file;
    return languageOf(file, languages)?.tests.test(file) ?? false;
  }

  return { homes, read, isTest, callersElsewhere };
}

function hasLongLine(text: string): boolean {
  for (let start = 0; start <= text.length;) {
    const end = text.indexOf("\n", start);
    if ((end < 0 ? text.length : end) - start > LONGEST_LINE) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}

/** A name for a module that an import statement brings in as a whole. */
function wholeOf(scope: Scope, module: string): Expression {
  const name = `module ${module}`;
  const reason = `it comes from "${module}"`;
  const origin = { module, name: "*" };
  scope.bindings.set(name, { name, scope, values: [], changes: [], reason, origin });
  return { kind: "name", start: scope.start, end: scope.start, name, scope };
}

function propertyOf(of: Expression, name: string): Expression {
  const { start, end } = of;
  return { kind: "member", of, name, nameStart: start, start, end };
}

/** A function that remembers its result for each key. */
function once<Argument, Value>(
  make: (argument: Argument) => Value,
  keyOf: (argument: Argument) => unknown,
): (argument: Argument) => Value {
  const known = new Map<unknown, { readonly value: Value }>();
  return (argument) => {
    const key = keyOf(argument);
    const made = known.get(key) ?? { value: make(argument) };
    known.set(key, made);
    return made.value;
  };
}
