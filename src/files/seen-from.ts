import { type PlatformPath, relative, resolve, sep } from "node:path";

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

const system = { relative, resolve, sep };
