import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathWithin } from "../files/seen-from.js";
import type { World } from "./world.js";

/** Where a CI service has put the repository: GitHub's, GitLab's and Azure's variable. */
const WORKSPACES = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"];

/**
 * The working directory as seen from the repository's top, with `/`; `""` where it is that, or lies in no
 * repository. The top is what the CI service says it is, else where git has it.
 */
export function folderInRepository({ cwd, env }: Pick<World, "cwd" | "env">): string {
  const real = realPath(cwd) ?? cwd;
  const workspaces = WORKSPACES.flatMap((name) => realPath(env[name]) ?? []);
  const top = workspaces.find((folder) => pathWithin(folder, real) !== undefined) ?? gitTop(real);
  return top === undefined ? "" : pathWithin(top, real)!;
}

function realPath(path: string | undefined): string | undefined {
  try {
    return path ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}

function gitTop(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return undefined;
  }
}
