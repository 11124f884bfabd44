import { folderOf, nameOf } from "../files/files.js";
import type { Declared, Links, Sources } from "./language.js";

/** The import rules of a language whose files import each other. */
export interface Modules {
  /** The modules that a text imports, found without parsing. */
  importsIn(text: string): readonly string[];
  /** The file of an imported module; undefined for a library's module, and where several files fit. */
  resolve(from: string, module: string, sources: Sources): string | undefined;
  /** Whether a file stands for its folder, and may re-export names of other files. */
  isIndex(path: string): boolean;
}

/** Links by imports that name modules. */
export function linkByModules({ importsIn, resolve, isIndex }: Modules, sources: Sources): Links {
  const imported = new Map<string, readonly string[]>();
  const importsOf = (path: string): readonly string[] => {
    const known = imported.get(path);
    if (known) return known;
    const found = importsIn(sources.text(path)?.text ?? "").flatMap(
      (module) => fileOf(path, module) ?? [],
    );
    imported.set(path, found);
    return found;
  };
  const fileOf = (from: string, module: string) => {
    const path = resolve(from, module, sources);
    return path === undefined ? undefined : sources.normal(path);
  };
  return {
    targets(from, { module, name }) {
      const path = module === undefined ? undefined : fileOf(from, module);
      return path === undefined ? [] : [{ path, name }];
    },
    imports(path) {
      const all = new Set(importsOf(path));
      // Iterating over a set includes items that are added meanwhile.
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

/** The only file that `at` finds in the folder of a file or above it; undefined where it finds none or several. */
export function onlyAbove(
  from: string,
  { foldersAbove }: Pick<Sources, "foldersAbove">,
  at: (folder: string) => readonly (string | undefined)[],
): string | undefined {
  const found = foldersAbove(from).flatMap(at);
  const [only, another] = new Set(found.filter((path) => path !== undefined));
  return another === undefined ? only : undefined;
}
