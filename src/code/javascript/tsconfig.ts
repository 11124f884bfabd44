import { folderOf, joinPath, nameOf } from "../../files/files.js";
import { isObject, type JsonObject } from "../../json/object.js";
import { bestPattern, type Configuration } from "./configuration.js";

/** The `compilerOptions` about modules: `baseUrl`, and `paths` with the folder of the file that has them. */
interface Options {
  readonly baseUrl?: string;
  readonly paths?: { readonly folder: string; readonly of: JsonObject };
}

/** Levels of `extends` that are followed. */
const DEEPEST = 10;

/**
 * Possible paths of a module by the nearest `tsconfig.json` or `jsconfig.json`, the likeliest first, with the
 * import's ending or none.
 */
export function placesByPaths(
  configuration: Configuration,
  from: string,
  module: string,
  folderOfPackage: (name: string) => string | undefined,
): string[] {
  const nearest = configuration.nearest(from, ["tsconfig.json", "jsconfig.json"]);
  if (!nearest) return [];
  const { folder, name } = nearest;
  const read = (at: string, file: string) => optionsOf(configuration, at, file, folderOfPackage, 0);
  const own = read(folder, name);
  // A `tsconfig.json` may only reference others, as for a web app and its build.
  const others = own.paths || own.baseUrl !== undefined ? [] : referencesOf(nearest.value);
  const all = [own, ...others.map((path) => read(...pathOf(folder, path)))];
  return all.flatMap(({ baseUrl, paths }) => [
    ...(paths ? placesIn(paths, baseUrl, folder, module) : []),
    ...(baseUrl === undefined ? [] : [joinPath(baseUrl, module)]),
  ]);
}

function placesIn(
  { folder, of }: NonNullable<Options["paths"]>,
  baseUrl: string | undefined,
  leaf: string,
  module: string,
): string[] {
  const found = bestPattern(Object.keys(of), module);
  const targets = found && of[found.pattern];
  if (!found || !Array.isArray(targets)) return [];
  return targets.flatMap((target: unknown) => {
    if (typeof target !== "string") return [];
    const path = target.replace("*", () => found.star);
    const [, inLeaf] = /^\$\{configDir\}\/?(.*)$/s.exec(path) ?? [];
    return joinPath(inLeaf === undefined ? (baseUrl ?? folder) : leaf, inLeaf ?? path);
  });
}

/** The options of a file, on top of those that it extends. */
function optionsOf(
  configuration: Configuration,
  folder: string,
  name: string,
  folderOfPackage: (name: string) => string | undefined,
  depth: number,
): Options {
  const value = configuration.read(folder, name);
  if (!value || depth > DEEPEST) return {};
  const bases = typeof value["extends"] === "string" ? [value["extends"]] : value["extends"];
  let options: Options = {};
  for (const base of Array.isArray(bases) ? bases : []) {
    const at = typeof base === "string" ? placeOfBase(folder, base, folderOfPackage) : undefined;
    if (at)
      options = { ...options, ...optionsOf(configuration, ...at, folderOfPackage, depth + 1) };
  }
  const own = isObject(value["compilerOptions"]) ? value["compilerOptions"] : {};
  const { baseUrl, paths } = own;
  return {
    ...options,
    ...(typeof baseUrl === "string" && { baseUrl: joinPath(folder, baseUrl) }),
    ...(isObject(paths) && { paths: { folder, of: paths } }),
  };
}

/**
 * The folder and name of an extended file: `./tsconfig.base`, `../base.json`, or `@mono/tsconfig/base.json` of a
 * package of the project.
 */
function placeOfBase(
  folder: string,
  base: string,
  folderOfPackage: (name: string) => string | undefined,
): [folder: string, name: string] | undefined {
  if (/^\.{0,2}\//.test(base)) return pathOf(folder, base);
  const [, name = "", rest = "tsconfig.json"] =
    /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(base) ?? [];
  const owner = folderOfPackage(name);
  return owner === undefined ? undefined : pathOf(owner, rest);
}

function referencesOf({ references }: JsonObject): string[] {
  if (!Array.isArray(references)) return [];
  return references.flatMap((reference: unknown) =>
    isObject(reference) && typeof reference["path"] === "string" ? reference["path"] : [],
  );
}

/** The folder and name of a configuration, from its path with or without an ending, or from its folder's. */
function pathOf(folder: string, path: string): [folder: string, name: string] {
  const whole = joinPath(folder, path);
  if (whole.endsWith(".json")) return [folderOf(whole), nameOf(whole)];
  return /(?:^|\/)[jt]sconfig[^/]*$/.test(whole)
    ? [folderOf(whole), `${nameOf(whole)}.json`]
    : [whole, "tsconfig.json"];
}
