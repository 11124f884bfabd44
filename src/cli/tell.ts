import type { ExitCode, World } from "./world.js";
import { visible } from "../format/visible.js";

/** Prints a line on stderr. Names and values of files may be in the message, so it is escaped as a finding is. */
export function tell(message: string, world: Pick<World, "error">): void {
  world.error(`teamslint: ${visible(message)}\n`);
}

/** Says on stderr why a command cannot run, a line each. */
export function cannotRun(
  reasons: string | readonly string[],
  world: Pick<World, "error">,
): ExitCode {
  for (const reason of [reasons].flat()) tell(reason, world);
  return 2;
}
