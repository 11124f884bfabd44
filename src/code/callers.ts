import { functionCalled } from "./callee.js";
import { valueOf } from "./functions.js";
import { type Language, languageOf, type Links, type Sources } from "./language.js";
import type { Call, Expression, FunctionExpression, Program } from "./program.js";
import { lookUp } from "./scopes.js";
import type { Parsed } from "./project.js";

/** Calls of a function that are followed. */
export const MOST_CALLS = 1_000;

/** The files in which callers are searched. */
export interface Reader {
  readonly languages: readonly Language[];
  readonly sources: Sources;
  links(path: string): Links | undefined;
  readPath(path: string): Parsed | undefined;
}

/**
 * The calls of a function in other files, in the order of the paths. Only files that mention the function are opened,
 * only those of them that import it are parsed, and only calls whose callee leads to the function count. Unit tests
 * do not count.
 */
export function findCallers(
  called: FunctionExpression,
  { program, home }: Parsed,
  reader: Reader,
): Call[] {
  const { languages, sources } = reader;
  const { names, owners } = declaredNames(program, called);
  if (names.size === 0) return [];
  const { file } = home.file;
  const links = reader.links(file);
  const words = links?.wordsFor({ file, names, owners }) ?? [];
  const language = languageOf(file, languages);
  const calls: Call[] = [];
  for (const path of sources.paths) {
    if (calls.length >= MOST_CALLS) break;
    if (path === file || languageOf(path, languages) !== language) continue;
    if (language?.tests.test(path)) continue;
    if (!sources.mentions(path, words) || links?.imports(path)?.has(file) === false) continue;
    for (const call of reader.readPath(path)?.program.calls ?? [])
      if (mayMean(call, names) && functionCalled(call) === called) calls.push(call);
  }
  return calls;
}

/** The names under which other files know a function, and the classes that have it as a method. */
interface DeclaredNames {
  readonly names: Set<string>;
  readonly owners: Set<string>;
}

const NONE: DeclaredNames = { names: new Set(), owners: new Set() };

/** Names by function, kept because computing them walks all exports of a program. */
const known = new WeakMap<Program, ReadonlyMap<Expression, DeclaredNames>>();

/** The names of a function for other files; empty where it is not exported. */
function declaredNames(program: Program, called: FunctionExpression): DeclaredNames {
  const all = known.get(program) ?? namesOfFunctions(program);
  known.set(program, all);
  return all.get(called) ?? NONE;
}

function namesOfFunctions({ exports }: Program): Map<Expression, DeclaredNames> {
  const all = new Map<Expression, DeclaredNames>();
  const namesOf = (value: Expression): DeclaredNames => {
    const of = all.get(value) ?? { names: new Set(), owners: new Set() };
    all.set(value, of);
    return of;
  };
  for (const [name, exported] of exports) {
    let value = valueOf(exported, "file");
    if (value?.kind === "function") namesOf(value).names.add(name);
    // The object that an exported function returns may have the function: `createNotifier().notify`.
    if (value?.kind === "function" && value.returns.length === 1)
      value = valueOf(value.returns[0]!.value, "file");
    if (value?.kind !== "object") continue;
    for (const maker of value.instance?.makers ?? []) {
      namesOf(maker).names.add(name);
      namesOf(maker).owners.add(name);
    }
    for (const part of [...value.parts, ...(value.instance?.parts ?? [])]) {
      if ("spread" in part || typeof part.key !== "string") continue;
      const method = valueOf(part.value, "file");
      if (method?.kind !== "function") continue;
      namesOf(method).names.add(part.key);
      namesOf(method).owners.add(name);
    }
  }
  return all;
}

function mayMean({ callee }: Call, names: ReadonlySet<string>): boolean {
  if (callee.kind === "member") return typeof callee.name === "string" && names.has(callee.name);
  if (callee.kind !== "name") return false;
  const [assigned] = lookUp(callee)?.values ?? [];
  return names.has(callee.name) || assigned?.value.kind !== "function";
}
