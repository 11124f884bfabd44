import { folderOf, nameOf } from "../files/files.js";
import type { TypeIndex } from "./csharp/index.js";
import { functionOf, valueOf } from "./functions.js";
import { importsOf, isIndex, moduleName } from "./modules.js";
import { type Call, type FunctionExpression, lookUp, type Program } from "./program.js";
import type { Home, Sources } from "./project.js";

/** Calls of one function that are followed. */
export const MOST_CALLS = 1_000;

/** What callers are looked for in. */
export interface Reader extends Sources {
  types(): TypeIndex;
  readPath(path: string): Home | undefined;
}

/**
 * The calls of a function in other files. Only files that mention it are opened, only those that
 * import it are parsed, and only calls whose callee leads to it count. In the order of the paths.
 */
export function findCallers(called: FunctionExpression, home: Home, reader: Reader): Call[] {
  const { keys, owners } = outward(home.program, called);
  if (keys.size === 0) return [];
  const { file } = home.file;
  const words = file.endsWith(".cs")
    ? [...owners].flatMap((owner) => reader.types().namesOf(owner))
    : [moduleName(file), nameOf(folderOf(file)), ...keys].filter((word) => word !== "");
  const imports = importing(home, reader);
  const calls: Call[] = [];
  for (const path of reader.paths) {
    if (calls.length >= MOST_CALLS) break;
    const isOther = path !== file && languageOf(path) === languageOf(file);
    if (!isOther || !reader.mentions(path, words) || !imports(path)) continue;
    for (const call of reader.readPath(path)?.program.calls ?? [])
      if (mayMean(call, keys) && functionOf(call.callee) === called) calls.push(call);
  }
  return calls;
}

function languageOf(path: string): string {
  return /\.(?:py|cs)$/.exec(path)?.[0] ?? "";
}

/** The names of a function for other files, and of classes that have it; none where it is hidden. */
function outward(
  { exports }: Program,
  called: FunctionExpression,
): { keys: ReadonlySet<string>; owners: ReadonlySet<string> } {
  const keys = new Set<string>();
  const owners = new Set<string>();
  for (const [name, exported] of exports) {
    let value = valueOf(exported, "file");
    if (value === called) keys.add(name);
    // What it makes has the function: \`createNotifier().notify\`.
    if (value?.kind === "function" && value.returns.length === 1)
      value = valueOf(value.returns[0]!.value, "file");
    if (value?.kind !== "object") continue;
    for (const part of [...value.parts, ...(value.instance?.parts ?? [])]) {
      if ("spread" in part || typeof part.key !== "string") continue;
      if (valueOf(part.value, "file") !== called) continue;
      keys.add(part.key);
      owners.add(name);
    }
  }
  return { keys, owners };
}

/** Whether a file imports from the home of a function, or from an index that passes it on. */
function importing({ file: { file } }: Home, reader: Reader): (path: string) => boolean {
  if (file.endsWith(".cs")) return () => true;
  const indexes = new Map<string, boolean>();
  const leads = (path: string, isFirst: boolean): boolean =>
    importsOf(path, reader).some((found) => {
      if (found === file) return true;
      if (!isFirst || !isIndex(found)) return false;
      const known = indexes.get(found) ?? leads(found, false);
      indexes.set(found, known);
      return known;
    });
  return (path) => leads(path, true);
}

function mayMean({ callee }: Call, keys: ReadonlySet<string>): boolean {
  if (callee.kind === "member") return typeof callee.name === "string" && keys.has(callee.name);
  if (callee.kind !== "name") return false;
  const [assigned] = lookUp(callee)?.values ?? [];
  return keys.has(callee.name) || assigned?.value.kind !== "function";
}
