import { folderOf, joinPath } from "../../files/files.js";
import type { Sources } from "../language.js";
import { type Modules, onlyAbove } from "../modules.js";

/** Of files that are programs as a whole, the likeliest first. */
export const ENDINGS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/** TypeScript's files are imported under the names that they are compiled to. */
const COMPILED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.jsx?$/, [".ts", ".tsx"]],
  [/\.mjs$/, [".mts"]],
  [/\.cjs$/, [".cts"]],
];

const IMPORT = /\b(?:from|import|require)\b[\s(]{0,9}["'`]([^"'`\r\n]{1,300})["'`]/g;

export const modules: Modules = {
  importsIn: (text) => Array.from(text.matchAll(IMPORT), ([, module = ""]) => module),
  isIndex: (path) => /(?:^|\/)index\.\w+$/.test(path),
  resolve(from, module, { has }) {
    if (/^\.\.?(?:\/|$)/.test(module)) return fileOf(joinPath(folderOf(from), module), has);
    // By convention the sources' own folder, wherever it is; a configuration may say otherwise.
    const [, rest] = /^(?:@|~|src)\/(.+)$/.exec(module) ?? [];
    if (rest === undefined) return undefined;
    return onlyAbove(from, (folder) =>
      ["src", ""].map((sources) => fileOf(joinPath(joinPath(folder, sources), rest), has)),
    );
  },
};

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
