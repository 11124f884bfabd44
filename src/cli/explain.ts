import { ruleTable } from "./rules.js";
import { cannotRun } from "./tell.js";
import type { ExitCode, World } from "./world.js";
import { closest } from "../model/closest.js";
import type { Rule } from "../rule.js";
import { quote } from "../words.js";

/**
 * Prints a rule's page. Anything that is no rule id is looked for in the pages, so that the text of
 * a server's error leads to the rule that explains it.
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
  const found = searchPages(asked, rules, world);
  if (found.length === 0) {
    const near = closest(asked, ids);
    const hint = near === undefined ? "teamslint rules lists them" : `did you mean ${quote(near)}?`;
    return cannotRun(`no rule and no page says ${quote(asked)}: ${hint}`, world);
  }
  world.out(`Rules that speak of ${quote(asked)}:\n\n${ruleTable(found)}`);
  return 0;
}

/** Rules whose page holds the text, or else most of its words; white space, case and quotes do not count. */
function searchPages(asked: string, rules: readonly Rule[], world: World): Rule[] {
  const text = plain(asked);
  const pages = rules.map((rule) => ({ rule, page: plain(world.page(rule.id) ?? rule.summary) }));
  const exact = pages.filter(({ page }) => page.includes(text));
  if (exact.length > 0) return exact.map(({ rule }) => rule);
  const words = text.split(" ").filter((word) => word.length > 3 && !/\d/.test(word));
  const scored = pages
    .map(({ rule, page }) => ({
      rule,
      share: words.filter((word) => page.includes(word)).length / words.length,
    }))
    .filter(({ share }) => share >= 0.8)
    .sort((a, b) => b.share - a.share);
  return scored.slice(0, 5).map(({ rule }) => rule);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s"'`“”‘’.,:;…*_]+/g, " ")
    .trim();
}
