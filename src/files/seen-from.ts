import { isAbsolute, type PlatformPath, relative, resolve, sep } from "node:path";

/**
 * A path of the command line as seen from the working directory, with `/`; `""` is that directory
 * itself. `rules` are the paths' own, those of this system.
 */
export function seenFrom(
  cwd: string,
  path: string,
  rules: Pick<PlatformPath, "relative" | "resolve" | "sep"> = system,
): string {
  if (path === "-") return path;
  return rules.relative(cwd, rules.resolve(cwd, path)).split(rules.sep).join("/");
}

/**
 * The way from a folder to what lies in it, with `/`; `""` for the folder itself, undefined for what lies elsewhere, on
 * another drive too. Both paths are absolute; Windows tells no case apart. `rules` as in `seenFrom`.
 */
export function pathWithin(
  folder: string,
  path: string,
  rules: Pick<PlatformPath, "isAbsolute" | "relative" | "sep"> = system,
): string | undefined {
  const way = rules.relative(folder, path);
  const leadsOut = rules.isAbsolute(way) || way === ".." || way.startsWith(`..${rules.sep}`);
  return leadsOut ? undefined : way.split(rules.sep).join("/");
}

const system = { isAbsolute, relative, resolve, sep };
