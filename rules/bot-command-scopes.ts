import { known, type Text } from "../src/json/template.js";
import { defineRule, type Finding } from "../src/rule.js";
import { list, quote } from "../src/words.js";

/**
 * The scope that store review wants in the command lists of a custom engine agent (agents-toolkit#14570,
 * msteams-docs#13260).
 */
const COPILOT = "copilot";

export default defineRule({
  id: "bot-command-scopes",
  severity: "warning",
  summary:
    "The scopes of a command list are among those of its bot, copilot of an agent's bot included",

  *checkApp({ manifest: { bots, copilotAgents } }): Generator<Finding> {
    for (const [index, bot] of (bots ?? []).entries()) {
      const lists = bot?.commandLists ?? [];
      const scopes = knownScopes(bot?.scopes);
      if (scopes === undefined) continue;
      for (const [position, commands] of lists.entries()) {
        const finding = ofForeignScopes(commands?.scopes ?? [], scopes);
        if (finding) yield { at: `/bots/${index}/commandLists/${position}/scopes`, ...finding };
      }
      if (!copilotAgents?.customEngineAgents?.length || !scopes.includes(COPILOT)) continue;
      // A separate list for Copilot alone is fine too.
      const isMissing = lists.every(
        (commands) => knownScopes(commands?.scopes)?.includes(COPILOT) === false,
      );
      if (lists.length > 0 && isMissing) yield withoutCopilot(`/bots/${index}`);
    }
  },
});

/**
 * The scopes in lower case, because early versions have `groupchat`; undefined where a scope is unknown or was
 * refused.
 */
function knownScopes(scopes: readonly (Text | undefined)[] | undefined): string[] | undefined {
  const names = scopes?.flatMap((scope) => known(scope)?.toLowerCase() ?? []);
  return names?.length === scopes?.length ? names : undefined;
}

function ofForeignScopes(
  own: readonly (Text | undefined)[],
  ofBot: readonly string[],
): Omit<Finding, "at"> | undefined {
  const foreign = own
    .flatMap((scope) => known(scope) ?? [])
    .filter((scope) => !ofBot.includes(scope.toLowerCase()));
  if (foreign.length === 0) return undefined;
  const them = foreign.length === 1 ? "it" : "them";
  return {
    message: `the command list is for ${list(foreign)}, which its bot does not have`,
    help: `add ${them} to the scopes of the bot, or take ${them} out here: nobody sees the commands there`,
  };
}

function withoutCopilot(bot: string): Finding {
  return {
    at: `${bot}/commandLists/0/scopes`,
    message: `no command list of the agent's bot has the scope ${quote(COPILOT)}, which the bot has`,
    help: `add ${quote(COPILOT)}: store review asks for it in the command lists of a custom engine agent`,
    related: [{ at: `${bot}/scopes`, message: "the scopes of the bot" }],
  };
}
