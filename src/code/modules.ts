import { folderOf, foldersAbove, nameOf } from "../files/files.js";
import type { Declared, Links, Sources } from "./language.js";

/** What a language whose files import each other knows of a file and its imports. */
export interface Modules {
  /** The modules that a text speaks of importing. */
  importsIn(text: string): readonly string[];
  /** The file that an import means; undefined where it is a library's, or where several may be meant. */
  resolve(from: string, module: string, sources: Sources): string | undefined;
  /** Whether a file stands for its folder, and may pass on what other files have. */
  isIndex(path: string): boolean;
}

/** Links by imports that name modules. */
export function linkByModules({ importsIn, resolve, isIndex }: Modules, sources: Sources): Links {
  const imported = new Map<string, readonly string[]>();
  const importsOf = (path: string): readonly string[] => {
    const known = imported.get(path);
    if (known) return known;
    const found = importsIn(sources.text(path)?.text ?? "").flatMap(
      (module) => resolve(path, module, sources) ?? [],
    );
    imported.set(path, found);
    return found;
  };
  return {
    targets(from, { module, name }) {
      const path = module === undefined ? undefined : resolve(from, module, sources);
      return path === undefined ? [] : [{ path, name }];
    },
    imports(path) {
      const all = new Set(importsOf(path));
      // A set goes on through what is added to it.
      for (const each of all)
        if (isIndex(each)) for (const passed of importsOf(each)) all.add(passed);
      return all;
    },
    wordsFor({ file, names }: Declared) {
      const folder = nameOf(folderOf(file));
      const own = isIndex(file) ? folder : nameOf(file).replace(/\.\w+$/, "");
      return [own, folder, ...names].filter((word) => word !== "");
    },
  };
}

/** The one file that `at` finds in the folder of a file or above it; undefined where there are more. */
export function onlyAbove(
  from: string,
  at: (folder: string) => readonly (string | undefined)[],
): string | undefined {
  const found = foldersAbove(from).flatMap(at);
  const [only, another] = new Set(found.filter((path) => path !== undefined));
  return another === undefined ? only : undefined;
}
