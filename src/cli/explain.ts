import type { Arguments } from "./arguments.js";
import type { ExitCode, World } from "./world.js";
import { ruleUrl } from "../run/engine.js";
import { printJson, visible } from "../format/visible.js";
import { closest } from "../model/closest.js";
import type { Rule } from "../rule.js";
import { quote } from "../words.js";

/**
 * Prints a rule's page. Anything that is no rule id is looked for in the pages, so that the text of
 * a server's error leads to the rule that explains it.
 */
export function explain({ operands }: Arguments, world: World, rules: readonly Rule[]): ExitCode {
  const asked = operands.join(" ").trim();
  if (asked === "") {
    world.error(
      "teamslint: explain takes a rule, or a part of an error's text: teamslint explain icon-size\n",
    );
    return 2;
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
    world.error(`teamslint: no rule and no page says ${quote(asked)}: ${hint}\n`);
    return 2;
  }
  world.out(`Rules that speak of ${quote(asked)}:\n\n${table(found)}`);
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

function table(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .map(
      ({ id, severity, summary }) =>
        `  ${id.padEnd(width)}  ${severity.padEnd(7)}  ${visible(summary)}\n`,
    )
    .join("");
}

/** Prints the catalogue, as a table or as JSON. */
export function listRules({ outputs }: Arguments, world: World, rules: readonly Rule[]): ExitCode {
  if (outputs.some(({ format }) => format === "json")) {
    const list = rules.map(({ id, severity, summary, fixable }) => ({
      id,
      severity,
      summary,
      fixable: fixable === true,
      url: ruleUrl(id),
    }));
    world.out(`${printJson(list)}\n`);
  } else world.out(`${table(rules)}\nteamslint explain RULE shows a rule's page.\n`);
  return 0;
}
