import { known, rawText, type Text } from "../src/json/template.js";
import { isGuid, sameId } from "../src/model/ids.js";
import type { ManifestView } from "../src/model/manifest.js";
import { holdsRefused } from "../src/model/refused.js";
import { choices } from "../src/model/suggestions.js";
import { defineRule, type Finding } from "../src/rule.js";
import { oneOf, quote } from "../src/words.js";

/** The scope that the agent's bot must have (manifest schema, description of `customEngineAgents[].id`). */
const SCOPE = "personal";

export default defineRule({
  id: "agent-bot-declared",
  severity: "error",
  summary: "The id of a custom engine agent is the botId of a declared bot with the scope personal",

  *checkApp({ manifest, document }): Generator<Finding> {
    const { bots, copilotAgents } = manifest;
    // An unread or refused part of the manifest may be the bot.
    if (document.source.problems.length > 0 || (!bots && holdsRefused(manifest))) return;
    for (const [index, agent] of (copilotAgents?.customEngineAgents ?? []).entries()) {
      if (agent?.id === undefined) continue;
      // A text that is no GUID is the schema's to report.
      const id = known(agent.id);
      if (id !== undefined && !isGuid(id)) continue;
      const at = `/copilotAgents/customEngineAgents/${index}/id`;
      const finding = judge(at, agent.id, bots ?? []);
      if (finding) yield finding;
    }
  },
});

function judge(at: string, id: Text, bots: NonNullable<ManifestView["bots"]>): Finding | undefined {
  const shown = quote(rawText(id));
  if (bots.length === 0) {
    return {
      at,
      message: `the custom engine agent ${shown} is a bot, and the manifest declares no bot`,
      help: `add to "bots": { "botId": ${shown}, "scopes": ["${SCOPE}", "copilot"] }`,
    };
  }
  const own = bots.findIndex((bot) => bot?.botId !== undefined && isSameText(id, bot.botId));
  if (own >= 0) {
    if (hasScope(bots[own]?.scopes)) return undefined;
    return {
      at,
      message: `the bot of the custom engine agent ${shown} does not have the scope "${SCOPE}"`,
      help: `add "${SCOPE}" to the scopes of that bot`,
      related: [{ at: `/bots/${own}/scopes`, message: "the scopes of the bot" }],
    };
  }
  const botIds = bots.flatMap((bot) => known(bot?.botId) ?? []);
  // An id that is filled in later may be that of the bot.
  if (known(id) === undefined || botIds.length < bots.length) return undefined;
  return {
    at,
    message: `the custom engine agent ${shown} is no declared bot`,
    help: `the id is the botId of its bot: use ${oneOf(botIds)}, or declare that bot`,
    suggestions: choices(at, botIds),
    related: [{ at: "/bots", message: "the declared bots" }],
  };
}

/** Whether two texts are the same id, or the same variable. */
function isSameText(a: Text, b: Text): boolean {
  return sameId(rawText(a), rawText(b));
}

/** Whether a bot has the scope, or may have it: a scope is unknown or was refused. */
function hasScope(scopes: readonly (Text | undefined)[] | undefined): boolean {
  return scopes === undefined || scopes.some((scope) => (known(scope) ?? SCOPE) === SCOPE);
}
