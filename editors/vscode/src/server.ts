import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { workspace } from "vscode";

/**
 * The command line whose server is run: the one that the settings name, else that of the project, whose
 * version its hook and its CI have too, else the bundled one. In a folder that is not trusted it is always
 * the bundled one: whatever lies there may be anybody's program.
 */
export function findServer(bundled: string): string {
  if (!workspace.isTrusted) return bundled;
  const named = workspace.getConfiguration("teamslint").get<string>("path", "");
  const folders = workspace.workspaceFolders?.map(({ uri }) => uri.fsPath) ?? [];
  const own = folders.map((folder) => join(folder, "node_modules/teamslint"));
  const asked = named === "" ? [] : [named, ...folders.map((folder) => join(folder, named))];
  return [...asked, ...own].map(commandIn).find((path) => path !== undefined) ?? bundled;
}

function commandIn(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const command = statSync(path).isDirectory() ? join(path, "dist/cli.cjs") : path;
  return existsSync(command) ? command : undefined;
}
