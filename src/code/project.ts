import type { Source, TextFile } from "../json/document.js";
import { findCallers } from "./callers.js";
import { typesIn } from "./csharp/index.js";
import { readCSharp } from "./csharp/csharp.js";
import { readJavaScript } from "./javascript/javascript.js";
import { WHOLE } from "./javascript/modules.js";
import { moduleIn, resolveModule } from "./modules.js";
import type {
  Call,
  Elsewhere,
  Expression,
  FunctionExpression,
  Origin,
  Program,
  ProgramAt,
  Scope,
} from "./program.js";
import { readPython } from "./python/python.js";

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

/** A program, and the file that it is or lies in. */
export interface Home {
  readonly program: Program;
  readonly file: TextFile;
  /** From an offset of the program to one of the file. */
  readonly toFile: (offset: number) => number;
  /** The program's text by its own offsets, for places in it. */
  readonly source: Source;
}

/** Programs that take names from each other, as far as they have been looked at. */
export interface Project {
  readonly programAt: ProgramAt;
  readonly homeAt: (offset: number) => Home;
  /** Reads a file, once; a clause tells why it cannot be read. */
  read(file: TextFile, block?: CodeBlock): Home | string;
  /** Calls of a function in files that get it from the one that declares it. */
  callersElsewhere(called: FunctionExpression): readonly Call[];
}

/** A part of a file that is a program by itself: a code block of a Markdown file. */
export interface CodeBlock {
  /** A file name's ending: `ts`, `py`, `cs`. */
  readonly language: string;
  readonly start: number;
  readonly end: number;
}

/** UTF-16 units of a line, and of a file, beyond which a program wrote it. */
const LONGEST_LINE = 2_000;
const LARGEST = 2 ** 20;

/** UTF-16 units of all programs together; what they import beyond that is not read. */
const LARGEST_PROJECT = 2 ** 26;

/** Without `sources` each file is by itself. */
export function createProject(sources?: Sources): Project {
  const homes: Home[] = [];
  const known = new Map<string, Home | string>();
  let next = 0;

  function homeAt(offset: number): Home {
    let low = 0;
    for (let high = homes.length - 1; low < high;) {
      const middle = (low + high + 1) >> 1;
      if (homes[middle]!.program.start <= offset) low = middle;
      else high = middle - 1;
    }
    return homes[low]!;
  }

  function read(file: TextFile, block?: CodeBlock): Home | string {
    const before = block ? undefined : known.get(file.file);
    if (before !== undefined) return before;
    const found = readNew(file, block);
    if (!block) known.set(file.file, found);
    return found;
  }

  function readNew(file: TextFile, block: CodeBlock | undefined): Home | string {
    const text = block ? file.text.slice(block.start, block.end) : file.text;
    if (text.length > LARGEST) return "the file has more than 1 MiB";
    if (hasLongLine(text))
      return "a line has more than 2,000 characters: the file is generated or minified";
    try {
      const program = readProgram(block ? `.${block.language}` : file.file, text, next);
      if (!program) return "the parser cannot read it";
      const { start } = program;
      const toFile = (offset: number) =>
        (block?.start ?? 0) + Math.max(0, Math.min(offset - start, text.length));
      const home: Home = { program, file, toFile, source: { file, text, toFile, problems: [] } };
      // One more, so that the end of a program is no other one's beginning.
      next += text.length + 1;
      homes.push(home);
      if (sources)
        program.top.outside = remembering(
          (origin: Origin) => outside(home, origin, sources),
          ({ module, name }) => `${module ?? ""}\n${name}`,
        );
      return home;
    } catch (error) {
      // Recursion follows the program's own nesting.
      if (error instanceof RangeError) return "it is nested too deeply";
      throw error;
    }
  }

  function readPath(path: string | undefined): Home | undefined {
    if (path === undefined || next > LARGEST_PROJECT) return undefined;
    const before = known.get(path);
    const file = before === undefined ? sources?.text(path) : undefined;
    const found = file ? read(file) : before;
    return typeof found === "string" ? undefined : found;
  }

  /** What another file has under a name that this one takes from there. */
  function outside(home: Home, { module, name }: Origin, from: Sources): Elsewhere | undefined {
    const { file } = home.file;
    const { program } = home;
    if (file.endsWith(".cs")) {
      const type = types().meant(name);
      return type && exported(readPath(type.path), type.name);
    }
    if (module === undefined) {
      const given = program.passesOn.flatMap((passed) => taken(file, passed, name, from) ?? []);
      return given.length === 1 ? given[0] : undefined;
    }
    const found = taken(file, module, name, from);
    if (found || !file.endsWith(".py") || name === "*") return found;
    const inner = moduleIn(module, name);
    // A package may have no file of its own, and then all that it has are modules.
    const isModule = [inner, module].map((each) => resolveModule(file, each, from.has));
    return isModule[0] === undefined && isModule[1] !== undefined
      ? undefined
      : { value: wholeOf(program.top, inner), use: { at: program.start, scope: program.top } };
  }

  function taken(file: string, module: string, name: string, from: Sources): Elsewhere | undefined {
    return exported(readPath(resolveModule(file, module, from.has)), name);
  }

  function exported(home: Home | undefined, name: string, depth = 0): Elsewhere | undefined {
    if (!home || depth > 4) return undefined;
    const { exports, passesOn, top, start, text } = home.program;
    const use = { at: start + text.length, scope: top };
    const whole = exports.get(WHOLE);
    const own = exports.get(name) ?? (name === "default" || name === "*" ? whole : undefined);
    if (own) return { value: own, use };
    if (whole) return { value: propertyOf(whole, name), use };
    if (name === "*" || name === "default" || !sources) return undefined;
    const given = passesOn.flatMap((module) => {
      const path = resolveModule(home.file.file, module, sources.has);
      return exported(readPath(path), name, depth + 1) ?? [];
    });
    return given.length === 1 ? given[0] : undefined;
  }

  const types = once(() => typesIn(sources!));
  const programAt = (offset: number) => homeAt(offset).program;
  const callersElsewhere = remembering(
    (called: FunctionExpression) =>
      sources ? findCallers(called, homeAt(called.start), { ...sources, types, readPath }) : [],
    (called) => called,
  );
  return { homeAt, programAt, read, callersElsewhere };
}

function readProgram(name: string, text: string, start: number): Program | undefined {
  if (/\.cs$/i.test(name)) return readCSharp(text, start);
  return /\.py$/i.test(name) ? readPython(text, start) : readJavaScript(name, text, start);
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

/** The name of a module that an import has brought in by itself. */
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

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function remembering<Key, Value>(
  make: (key: Key) => Value,
  idOf: (key: Key) => unknown,
): (key: Key) => Value {
  const known = new Map<unknown, { readonly value: Value }>();
  return (key) => {
    const made = known.get(idOf(key)) ?? { value: make(key) };
    known.set(idOf(key), made);
    return made.value;
  };
}
