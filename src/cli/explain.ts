import { searchPages } from "./page-search.js";
import { ruleTable } from "./rules.js";
import { cannotRun } from "./tell.js";
import type { ExitCode, World } from "./world.js";
import { closest } from "../model/closest.js";
import type { Rule } from "../rule.js";
import { quote } from "../words.js";

/**
 * Prints a rule's page. Anything that is no rule id is looked for in the pages, so that the text of
 * an error of Graph or Teams leads to the rule that explains it.
 */
export function run(
  { operands }: { readonly operands: readonly string[] },
  world: World,
  rules: readonly Rule[],
): ExitCode {
  const asked = operands.join(" ").trim();
  if (asked === "") {
    return cannotRun(
      "explain takes a rule, or a part of an error's text: teamslint explain icon-size",
      world,
    );
  }
  const ids = rules.map(({ id }) => id);
  const page = ids.includes(asked) ? world.page(asked) : undefined;
  if (page !== undefined) {
    world.out(page);
    return 0;
  }
  const near = /\s/.test(asked) ? undefined : closest(asked, ids);
  const found = near === undefined ? searchPages(asked, rules, world.page) : [];
  if (found.length === 0) {
    const hint = near === undefined ? "teamslint rules lists them" : `did you mean ${quote(near)}?`;
    return cannotRun(`no rule and no page says ${quote(asked)}: ${hint}`, world);
  }
  world.out(`Rules that speak of ${quote(asked)}, the most likely first:\n\n${ruleTable(found)}`);
  return 0;
}
