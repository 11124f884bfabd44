import { foldersAbove, joinPath } from "../../files/files.js";
import { isObject, type JsonObject } from "../../json/object.js";
import { loadTolerant } from "../../json/load.js";
import type { Sources } from "../language.js";

/** The JSON files that say how a project names its modules. */
export interface Configuration {
  /** A file in this folder; undefined where it is not there, or holds no object. */
  read(folder: string, name: string): JsonObject | undefined;
  /** The nearest one in the folder of a file or above, and its folder. */
  nearest(
    from: string,
    names: readonly string[],
  ): { readonly folder: string; readonly name: string; readonly value: JsonObject } | undefined;
}

/** Reads each file once. Comments and trailing commas, which `tsconfig.json` may have, are passed over. */
export function configurationIn({ text }: Pick<Sources, "text">): Configuration {
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

/** What a pattern with one star, or a plain name, has of a module; undefined where it does not fit. */
function starOf(pattern: string, module: string): string | undefined {
  const [before = "", after, more] = pattern.split("*");
  if (after === undefined) return pattern === module ? "" : undefined;
  if (more !== undefined || module.length < before.length + after.length) return undefined;
  const fits = module.startsWith(before) && module.endsWith(after);
  return fits ? module.slice(before.length, module.length - after.length) : undefined;
}

/** Of patterns that fit, the one that says most wins: a plain name, else the longest before the star. */
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
