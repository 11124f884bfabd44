import { prepare, type RunArguments } from "./prepare.js";
import { cannotRun, tell } from "./tell.js";
import type { ExitCode, World } from "./world.js";
import type { Rule } from "../rule.js";
import { plural } from "../words.js";

/** Prints the configuration, the severity of each rule that is given one, and the manifest of each request. */
export async function run(
  args: RunArguments,
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const prepared = await prepare(args, world, rules);
  if ("message" in prepared) return cannotRun(prepared.message, world);
  const { config, levels } = prepared;
  const found = await prepared.check();
  const lines = [`configuration: ${config?.path ?? "none"}`];
  for (const rule of rules) {
    const level = levels.get(rule.id) ?? config?.levelOf(rule.id);
    if (level !== undefined) lines.push(`${rule.id}: ${level} (by itself ${rule.severity})`);
  }
  for (const path of [...found.requestFiles].sort()) {
    const { candidates, reason } = found.pairing(path);
    const manifests = candidates.map((app) => app.path).join(" or ");
    lines.push(
      reason === undefined
        ? `${path}: paired with no manifest`
        : `${path}: paired with ${manifests} (${reason})`,
    );
  }
  lines.push(`${plural(found.requestFiles.size, "file")} with requests`);
  for (const { message } of found.troubles) tell(message, world);
  world.out(`${lines.join("\n")}\n`);
  return found.troubles.some(({ isFatal }) => isFatal) ? 2 : 0;
}
