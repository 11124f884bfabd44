import { joinPath } from "../../files/files.js";
import { isObject, type JsonObject } from "../../json/object.js";
import type { Sources } from "../language.js";
import { bestPattern, type Configuration } from "./configuration.js";

/** The packages within a project, as npm, pnpm and Yarn link them to each other. */
export interface Packages {
  /** The folder of a package that a file imports; undefined for a library. */
  folderOf(name: string, from: string): string | undefined;
  /** Possible paths of a package's module, the likeliest first; paths of build outputs have their ending. */
  placesOf(folder: string, module: string): string[];
  /** Possible paths of `#module` by `imports` of the nearest `package.json`. */
  placesOfImport(from: string, module: string): string[];
  /** The name of a file's package, without its scope. */
  nameFor(path: string): string | undefined;
}

const PACKAGE = "package.json";

export function packagesIn(sources: Sources, configuration: Configuration): Packages {
  const byRoot = new Map<string, ReadonlyMap<string, string>>();
  const { read, nearest } = configuration;

  /** The folders of all packages with sources below the root of a workspace, by name. */
  function packagesBelow(root: string): ReadonlyMap<string, string> {
    const known = byRoot.get(root);
    if (known) return known;
    const folders = new Set(sources.paths.flatMap((path) => sources.foldersAbove(path)));
    const found = new Map<string, string>();
    for (const folder of folders) {
      const isBelow = sources.foldersAbove(joinPath(folder, PACKAGE)).includes(root);
      const name = isBelow ? read(folder, PACKAGE)?.["name"] : undefined;
      if (typeof name === "string" && !found.has(name)) found.set(name, folder);
    }
    byRoot.set(root, found);
    return found;
  }

  /**
   * A package's folder guessed from the patterns of a workspace: the folder has the last part of the package's name.
   */
  function guessed(root: string, patterns: readonly string[], name: string): string | undefined {
    const last = name.replace(/^@[^/]+\//, "");
    return patterns
      .map((pattern) => joinPath(root, pattern.replace(/\*\*?$/, last)))
      .find((folder) => read(folder, PACKAGE)?.["name"] === name);
  }

  /** `"@mono/notify": "file:../notify"` */
  function linked(name: string, from: string): string | undefined {
    const own = nearest(from, [PACKAGE]);
    if (!own) return undefined;
    for (const kind of ["dependencies", "devDependencies", "peerDependencies"]) {
      const { [kind]: all } = own.value;
      const version = isObject(all) ? all[name] : undefined;
      const [, path] = /^(?:file|link|portal|workspace):(\.{1,2}\/.*)$/.exec(String(version)) ?? [];
      if (path !== undefined) return joinPath(own.folder, path);
    }
    return own.value["name"] === name ? own.folder : undefined;
  }

  return {
    folderOf(name, from) {
      const link = linked(name, from);
      if (link !== undefined) return link;
      for (const root of sources.foldersAbove(from)) {
        const patterns = patternsOf(sources, read(root, PACKAGE), root);
        if (!patterns) continue;
        const found = packagesBelow(root).get(name) ?? guessed(root, patterns, name);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    placesOf(folder, module) {
      const manifest = read(folder, PACKAGE) ?? {};
      const { exports } = manifest;
      const inside = module === "" ? "." : `./${module}`;
      const targets =
        exports === undefined
          ? module === ""
            ? ["source", "module", "main", "types"].flatMap((key) => leavesOf(manifest[key]))
            : [inside]
          : exported(exports, inside);
      const usual = module === "" ? ["src/index", "index"] : [`src/${module}`, module];
      return [...targets.flatMap(withSources), ...usual].map((path) => joinPath(folder, path));
    },
    placesOfImport(from, module) {
      const own = nearest(from, [PACKAGE]);
      const imports = own?.value["imports"];
      return isObject(imports)
        ? exported(imports, module)
            .flatMap(withSources)
            .map((path) => joinPath(own!.folder, path))
        : [];
    },
    nameFor(path) {
      const name = nearest(path, [PACKAGE])?.value["name"];
      return typeof name === "string" ? name.replace(/^@[^/]+\//, "") : undefined;
    },
  };
}

/**
 * The patterns of a workspace's root: `workspaces` of npm and Yarn, or pnpm's own file. Undefined for a folder that
 * is no such root.
 */
function patternsOf(
  { text }: Sources,
  manifest: JsonObject | undefined,
  folder: string,
): readonly string[] | undefined {
  const { workspaces } = manifest ?? {};
  const listed = isObject(workspaces) ? workspaces["packages"] : workspaces;
  if (Array.isArray(listed)) return listed.filter((pattern) => typeof pattern === "string");
  const yaml = text(joinPath(folder, "pnpm-workspace.yaml"))?.text;
  if (yaml === undefined) return undefined;
  const [, block = ""] = /^packages:[ \t]*\r?\n((?:[ \t]*(?:-|#).*(?:\r?\n|$))*)/m.exec(yaml) ?? [];
  return Array.from(
    block.matchAll(/^[ \t]*-[ \t]*["']?([^"'#\r\n]+?)["']?[ \t]*$/gm),
    ([, pattern = ""]) => pattern,
  );
}

/** The paths that `exports` or `imports` give for a name, of all conditions in their order. */
function exported(of: unknown, name: string): string[] {
  const isTable = isObject(of) && Object.keys(of).some((key) => /^[.#]/.test(key));
  if (!isTable) return name === "." ? leavesOf(of) : [];
  const found = bestPattern(Object.keys(of), name);
  if (!found) return [];
  return leavesOf(of[found.pattern]).map((path) => path.replaceAll("*", () => found.star));
}

/** All texts in nested conditions. */
function leavesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isObject(value) ? Object.values(value).flatMap(leavesOf) : [];
}

/** Output folders of builds from `src`. */
const BUILT =
  /^(?:\.\/)?(?:dist|lib|build|out|output|esm|cjs|es|types)\/(?:(?:esm|cjs|es|src|types|node|browser)\/)?/;

/** The probable sources of a package's file, and the file itself. */
function withSources(path: string): string[] {
  const plain = path.replace(/\.d\.([cm]?)ts$/, ".$1js");
  return BUILT.test(plain)
    ? [plain.replace(BUILT, "src/"), plain.replace(BUILT, ""), plain]
    : [plain];
}
