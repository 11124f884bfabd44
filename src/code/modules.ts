import { folderOf, joinPath, nameOf } from "../files/files.js";

/** Whether a source file is there, and may be looked into. */
export type Has = (path: string) => boolean;

/**
 * The file that an import means in the file `from`; undefined where it is a library's, or where
 * several files may be meant.
 */
export function resolveModule(from: string, module: string, has: Has): string | undefined {
  return from.endsWith(".py")
    ? resolvePython(from, module, has)
    : resolveJavaScript(from, module, has);
}

const ENDINGS = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"];

/** TypeScript's files are imported under the names that they are compiled to. */
const COMPILED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.jsx?$/, [".ts", ".tsx"]],
  [/\.mjs$/, [".mts"]],
  [/\.cjs$/, [".cts"]],
];

function resolveJavaScript(from: string, module: string, has: Has): string | undefined {
  if (/^\.\.?(?:\/|$)/.test(module)) return fileOf(joinPath(folderOf(from), module), has);
  // By convention the sources' own folder, wherever it is; a configuration may say otherwise.
  const [, rest] = /^(?:@|~|src)\/(.+)$/.exec(module) ?? [];
  if (rest === undefined) return undefined;
  return single(
    foldersAbove(from).flatMap((folder) =>
      ["src", ""].map((sources) => fileOf(joinPath(joinPath(folder, sources), rest), has)),
    ),
  );
}

function fileOf(path: string, has: Has): string | undefined {
  const compiled = COMPILED.flatMap(([ending, written]) =>
    ending.test(path) ? written.map((own) => path.replace(ending, own)) : [],
  );
  const endings = ENDINGS.map((ending) => `.${ending}`);
  return [
    ...compiled,
    ...(/\.\w+$/.test(path) ? [path] : []),
    ...endings.map((ending) => path + ending),
    ...endings.map((ending) => `${path}/index${ending}`),
  ].find(has);
}

function resolvePython(from: string, module: string, has: Has): string | undefined {
  const [, dots = "", name = ""] = /^(\.*)(.*)$/.exec(module) ?? [];
  const path = name.replaceAll(".", "/");
  const at = (folder: string) =>
    [joinPath(folder, `${path}.py`), joinPath(joinPath(folder, path), "__init__.py")].find(
      (file) => !file.endsWith("/.py") && has(file),
    );
  if (dots === "") return single(foldersAbove(from).flatMap((folder) => [at(folder)]));
  return at(joinPath(folderOf(from), "../".repeat(dots.length - 1)));
}

/** The folder of a file and all above it, up to the working directory. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === "" || /(?:^|\/)\.\.$/.test(folder)) return folders;
  }
}

function single(found: readonly (string | undefined)[]): string | undefined {
  const [only, another] = new Set(found.filter((path) => path !== undefined));
  return another === undefined ? only : undefined;
}

/** How others call a file in their imports: by its own name, or by that of its folder. */
export function moduleName(path: string): string {
  const name = nameOf(path).replace(/\.\w+$/, "");
  return isIndex(path) ? nameOf(folderOf(path)) : name;
}

/** Whether a file stands for its folder, and may pass on what other files have. */
export function isIndex(path: string): boolean {
  return /(?:^|\/)(?:index\.\w+|__init__\.py)$/.test(path);
}

const IMPORT = /\b(?:from|import|require)\b[\s(]{0,9}["'`]([^"'`\r\n]{1,300})["'`]/g;
const PYTHON_IMPORT =
  /^[ \t]*(?:from[ \t]+([.\w]{1,200})[ \t]+import[ \t]+\(?([\w\s,]{0,500})|import[ \t]+([\w., \t]{1,300}))/gm;

/** The modules that a text speaks of importing, by a look that is quicker than to parse it. */
function importsIn(path: string, text: string): string[] {
  if (!path.endsWith(".py")) return Array.from(text.matchAll(IMPORT), ([, module = ""]) => module);
  return Array.from(text.matchAll(PYTHON_IMPORT), ([, module = "", names = "", plain = ""]) => [
    ...(module === "" ? [] : [module]),
    ...names.split(/[\s,]+/).map((name) => moduleIn(module, name)),
    ...plain.split(/[\s,]+/),
  ])
    .flat()
    .filter((module) => module !== "");
}

/** The files of the project that a file imports, by the same look. */
export function importsOf(
  path: string,
  { text, has }: { text(path: string): { readonly text: string } | undefined; has: Has },
): string[] {
  return importsIn(path, text(path)?.text ?? "").flatMap(
    (module) => resolveModule(path, module, has) ?? [],
  );
}

/** A name of a Python package as a module: `notify` in `..services` is `..services.notify`. */
export function moduleIn(module: string, name: string): string {
  if (name === "" || module === "") return name;
  return module.endsWith(".") ? module + name : `${module}.${name}`;
}
