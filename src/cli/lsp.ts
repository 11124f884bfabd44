import { startServer } from "../editor/server.js";
import type { Rule } from "../rule.js";
import type { ExitCode, World } from "./world.js";

/** Runs the language server over stdin and stdout. The server ends the process itself. */
export function run(_args: unknown, world: World, rules: readonly Rule[]): Promise<ExitCode> {
  const { stdin: input, stdout: output } = process;
  startServer({ rules, version: world.version, input, output });
  return new Promise(() => {});
}
