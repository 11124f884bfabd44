import { folderOf, joinPath } from "../../files/files.js";
import type { Links, Sources } from "../language.js";
import { linkByModules, type Modules, onlyAbove } from "../modules.js";

const IMPORT =
  /^[ \t]*(?:from[ \t]+([.\w]{1,200})[ \t]+import[ \t]+\(?([\w\s,]{0,500})|import[ \t]+([\w., \t]{1,300}))/gm;

const modules: Modules = {
  importsIn: (text) =>
    Array.from(text.matchAll(IMPORT), ([, module = "", names = "", plain = ""]) => [
      ...(module === "" ? [] : [module]),
      ...names.split(/[\s,]+/).map((name) => moduleIn(module, name)),
      ...plain.split(/[\s,]+/),
    ])
      .flat()
      .filter((module) => module !== ""),
  isIndex: (path) => /(?:^|\/)__init__\.py$/i.test(path),
  resolve(from, module, sources) {
    const [, dots = "", name = ""] = /^(\.*)(.*)$/.exec(module) ?? [];
    const path = name.replaceAll(".", "/");
    const at = (folder: string) =>
      [joinPath(folder, `${path}.py`), joinPath(joinPath(folder, path), "__init__.py")].find(
        (file) => !file.endsWith("/.py") && sources.has(file),
      );
    if (dots === "") return onlyAbove(from, sources, (folder) => [at(folder)]);
    return at(joinPath(folderOf(from), "../".repeat(dots.length - 1)));
  },
};

/**
 * Links of Python, where `from package import name` may import a name of the package's own file, or a module beside
 * it.
 */
export function link(sources: Sources): Links {
  const links = linkByModules(modules, sources);
  return {
    ...links,
    targets(from, origin) {
      const named = links.targets(from, origin);
      const { module, name } = origin;
      if (module === undefined || name === "*") return named;
      const inner = moduleIn(module, name);
      // A package without a file of its own has only modules.
      const isModule = named.length === 0 || modules.resolve(from, inner, sources) !== undefined;
      return isModule ? [...named, { module: inner }] : named;
    },
  };
}

/** A name of a package as a module: `notify` in `..services` is `..services.notify`. */
function moduleIn(module: string, name: string): string {
  if (name === "" || module === "") return name;
  return module.endsWith(".") ? module + name : `${module}.${name}`;
}
