import type { ExitCode, World } from "./world.js";
import { ruleUrl } from "../run/to-diagnostic.js";
import { printJson, visible } from "../format/visible.js";
import type { Rule } from "../rule.js";

/** Prints the catalogue, as a table or as JSON. */
export function run(
  { format }: { readonly format: readonly string[] },
  world: World,
  rules: readonly Rule[],
): ExitCode {
  if (format.includes("json")) {
    const list = rules.map(({ id, severity, summary, fixable }) => ({
      id,
      severity,
      summary,
      fixable: fixable === true,
      url: ruleUrl(id),
    }));
    world.out(`${printJson(list)}\n`);
  } else world.out(`${ruleTable(rules)}\nteamslint explain RULE shows a rule's page.\n`);
  return 0;
}

/** A line for each rule: id, severity, summary. */
export function ruleTable(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .map(
      ({ id, severity, summary }) =>
        `  ${id.padEnd(width)}  ${severity.padEnd(7)}  ${visible(summary)}\n`,
    )
    .join("");
}
