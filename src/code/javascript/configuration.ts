import { joinPath } from "../../files/files.js";
import { isObject, type JsonObject } from "../../json/object.js";
import { loadTolerant } from "../../json/load.js";
import type { Sources } from "../language.js";

/** The JSON files that decide the meaning of module names in a project. */
export interface Configuration {
  /** The object in a file; undefined where the file is missing or holds no object. */
  read(folder: string, name: string): JsonObject | undefined;
  /** The nearest file with one of these names, in the folder of `from` or above it. */
  nearest(
    from: string,
    names: readonly string[],
  ): { readonly folder: string; readonly name: string; readonly value: JsonObject } | undefined;
}

/**
 * Makes a reader that reads each file once. Comments and trailing commas, which `tsconfig.json` may have, are
 * accepted.
 */
export function configurationIn({
  text,
  foldersAbove,
}: Pick<Sources, "text" | "foldersAbove">): Configuration {
  const known = new Map<string, JsonObject | undefined>();
  const read = (folder: string, name: string): JsonObject | undefined => {
    const path = joinPath(folder, name);
    if (!known.has(path)) known.set(path, parsed(text(path)?.text));
    return known.get(path);
  };
  return {
    read,
    nearest(from, names) {
      for (const folder of foldersAbove(from)) {
        for (const name of names) {
          const value = read(folder, name);
          if (value) return { folder, name, value };
        }
      }
      return undefined;
    },
  };
}

function parsed(text: string | undefined): JsonObject | undefined {
  if (text === undefined || text.length > 2 ** 20) return undefined;
  const { value } = loadTolerant().parseTolerant(text.replace(/^\uFEFF/, ""));
  return isObject(value) ? value : undefined;
}

/**
 * The part of a module's name that a pattern's star stands for, empty for a pattern without a star; undefined where
 * the pattern does not match.
 */
function starOf(pattern: string, module: string): string | undefined {
  const [before = "", after, more] = pattern.split("*");
  if (after === undefined) return pattern === module ? "" : undefined;
  if (more !== undefined || module.length < before.length + after.length) return undefined;
  const fits = module.startsWith(before) && module.endsWith(after);
  return fits ? module.slice(before.length, module.length - after.length) : undefined;
}

/**
 * The most specific of the matching patterns: a plain name, else the pattern with the longest text before its star.
 * Undefined where none matches.
 */
export function bestPattern(
  patterns: readonly string[],
  module: string,
): { readonly pattern: string; readonly star: string } | undefined {
  const fitting = patterns.flatMap((pattern) => {
    const star = starOf(pattern, module);
    return star === undefined ? [] : [{ pattern, star }];
  });
  const weight = ({ pattern }: { readonly pattern: string }) =>
    pattern.includes("*") ? pattern.indexOf("*") : Infinity;
  return fitting.sort((a, b) => weight(b) - weight(a))[0];
}
