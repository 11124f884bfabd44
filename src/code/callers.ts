import { functionCalled, valueOf } from "./functions.js";
import { type Language, languageOf, type Links, type Sources } from "./language.js";
import type { Call, FunctionExpression, Program } from "./program.js";
import { lookUp } from "./scopes.js";
import type { Home } from "./project.js";

/** Calls of one function that are followed. */
export const MOST_CALLS = 1_000;

/** What callers are looked for in. */
export interface Reader {
  readonly languages: readonly Language[];
  readonly sources: Sources;
  links(path: string): Links | undefined;
  readPath(path: string): Home | undefined;
}

/**
 * The calls of a function in other files. Only files that mention it are opened, only those that
 * import it are parsed, and only calls whose callee leads to it count. In the order of the paths.
 */
export function findCallers(called: FunctionExpression, home: Home, reader: Reader): Call[] {
  const { languages, sources } = reader;
  const { names, owners } = declaredNames(home.program, called);
  if (names.size === 0) return [];
  const { file } = home.file;
  const links = reader.links(file);
  const words = links?.wordsFor({ file, names, owners }) ?? [];
  const language = languageOf(file, languages);
  const calls: Call[] = [];
  for (const path of sources.paths) {
    if (calls.length >= MOST_CALLS) break;
    if (path === file || languageOf(path, languages) !== language) continue;
    if (!sources.mentions(path, words) || links?.imports(path)?.has(file) === false) continue;
    for (const call of reader.readPath(path)?.program.calls ?? [])
      if (mayMean(call, names) && functionCalled(call) === called) calls.push(call);
  }
  return calls;
}

/** The names of a function for other files, and of classes that have it; none where it is hidden. */
function declaredNames(
  { exports }: Program,
  called: FunctionExpression,
): { names: ReadonlySet<string>; owners: ReadonlySet<string> } {
  const names = new Set<string>();
  const owners = new Set<string>();
  for (const [name, exported] of exports) {
    let value = valueOf(exported, "file");
    if (value === called) names.add(name);
    // What an exported function makes may have the function: `createNotifier().notify`.
    if (value?.kind === "function" && value.returns.length === 1)
      value = valueOf(value.returns[0]!.value, "file");
    if (value?.kind !== "object") continue;
    if (value.instance?.makers.includes(called)) {
      names.add(name);
      owners.add(name);
    }
    for (const part of [...value.parts, ...(value.instance?.parts ?? [])]) {
      if ("spread" in part || typeof part.key !== "string") continue;
      if (valueOf(part.value, "file") !== called) continue;
      names.add(part.key);
      owners.add(name);
    }
  }
  return { names, owners };
}

function mayMean({ callee }: Call, names: ReadonlySet<string>): boolean {
  if (callee.kind === "member") return typeof callee.name === "string" && names.has(callee.name);
  if (callee.kind !== "name") return false;
  const [assigned] = lookUp(callee)?.values ?? [];
  return names.has(callee.name) || assigned?.value.kind !== "function";
}
