import { folderOf, joinPath } from "../../files/files.js";
import type { Links, Sources } from "../language.js";
import { linkByModules, onlyAbove } from "../modules.js";
import { configurationIn } from "./configuration.js";
import { packagesIn } from "./packages.js";
import { placesByPaths } from "./tsconfig.js";

/** Endings of whole programs, the likeliest first. */
export const ENDINGS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/** Imports name TypeScript's files by their compiled names. */
const COMPILED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.jsx?$/, [".ts", ".tsx"]],
  [/\.mjs$/, [".mts"]],
  [/\.cjs$/, [".cts"]],
];

const IMPORT = /\b(?:from|import|require)\b[\s(]{0,9}["'`]([^"'`\r\n]{1,300})["'`]/g;

/**
 * Links by imports of a project's own files: relative imports, and those that a `tsconfig.json`, a `package.json` or
 * a workspace explains. Other imports are a library's.
 */
export function link(sources: Sources): Links {
  const configuration = configurationIn(sources);
  const packages = packagesIn(sources, configuration);
  /** Entry files of packages: other packages import names through them. */
  const entries = new Set<string>();
  const { has } = sources;
  const firstOf = (places: readonly string[]) => {
    for (const place of places) {
      const found = fileOf(place, has);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const known = new Map<string, string | undefined>();
  function resolve(from: string, module: string): string | undefined {
    const key = `${folderOf(from)}\n${module}`;
    if (!known.has(key)) known.set(key, find(from, module));
    return known.get(key);
  }

  function find(from: string, module: string): string | undefined {
    if (/^\.\.?(?:\/|$)/.test(module)) return fileOf(joinPath(folderOf(from), module), has);
    const folderOfPackage = (name: string) => packages.folderOf(name, from);
    return (
      firstOf(packages.placesOfImport(from, module)) ??
      firstOf(placesByPaths(configuration, from, module, folderOfPackage)) ??
      ofPackage(from, module) ??
      byConvention(from, module)
    );
  }

  function ofPackage(from: string, module: string): string | undefined {
    const [, name, inside = ""] = /^((?:@[^/]+\/)?[^@./#~][^/]*)(?:\/(.+))?$/.exec(module) ?? [];
    const folder = name === undefined ? undefined : packages.folderOf(name, from);
    const found = folder === undefined ? undefined : firstOf(packages.placesOf(folder, inside));
    if (found !== undefined) entries.add(sources.normal(found));
    return found;
  }

  /**
   * The file of an import that begins with `@/`, `~/` or `src/`, by convention the sources' folder; a configuration
   * may define another one.
   */
  function byConvention(from: string, module: string): string | undefined {
    const [, rest] = /^(?:@|~|src)\/(.+)$/.exec(module) ?? [];
    if (rest === undefined) return undefined;
    return onlyAbove(from, sources, (folder) =>
      ["src", ""].map((name) => fileOf(joinPath(joinPath(folder, name), rest), has)),
    );
  }

  const isIndex = (path: string) => entries.has(path) || /(?:^|\/)index\.\w+$/.test(path);
  const importsIn = (text: string) =>
    Array.from(text.matchAll(IMPORT), ([, module = ""]) => module);
  const links = linkByModules({ importsIn, isIndex, resolve }, sources);
  return {
    ...links,
    wordsFor(declared) {
      const name = packages.nameFor(declared.file);
      return [...links.wordsFor(declared), ...(name === undefined ? [] : [name])];
    },
  };
}

function fileOf(path: string, has: Sources["has"]): string | undefined {
  const compiled = COMPILED.flatMap(([ending, written]) =>
    ending.test(path) ? written.map((own) => path.replace(ending, own)) : [],
  );
  return [
    ...compiled,
    ...(/\.\w+$/.test(path) ? [path] : []),
    ...ENDINGS.map((ending) => path + ending),
    ...ENDINGS.map((ending) => `${path}/index${ending}`),
  ].find(has);
}
