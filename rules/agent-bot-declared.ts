import { known, rawText, type Text } from "../src/json/template.js";
import { isGuid, sameId } from "../src/model/ids.js";
import type { ManifestView } from "../src/model/manifest.js";
import { holdsRefused } from "../src/model/refused.js";
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
    // What is not known may be the bot.
    if (document.source.problems.length > 0 || (!bots && holdsRefused(manifest))) return;
    for (const [index, agent] of (copilotAgents?.customEngineAgents ?? []).entries()) {
      // A text that is no GUID is the schema's to report.
      if (agent?.id === undefined || (known(agent.id) !== undefined && !isGuid(rawText(agent.id))))
        continue;
      const fault = findFault(agent.id, bots ?? []);
      if (fault) yield { at: `/copilotAgents/customEngineAgents/${index}/id`, ...fault };
    }
  },
});

function findFault(
  id: Text,
  bots: NonNullable<ManifestView["bots"]>,
): Omit<Finding, "at"> | undefined {
  const shown = quote(rawText(id));
  if (bots.length === 0) {
    return {
      message: `the custom engine agent ${shown} is a bot, and the manifest declares no bot`,
      help: `add to "bots": { "botId": ${shown}, "scopes": ["${SCOPE}", "copilot"] }`,
    };
  }
  const position = bots.findIndex((bot) => bot?.botId !== undefined && isSameText(id, bot.botId));
  const bot = bots[position];
  if (bot) return hasScope(bot.scopes) ? undefined : withoutScope(shown, position);
  const botIds = bots.flatMap((other) => known(other?.botId) ?? []);
  if (known(id) === undefined || botIds.length < bots.length) return undefined;
  return {
    message: `the custom engine agent ${shown} is no declared bot`,
    help: `the id is the botId of its bot: use ${oneOf(botIds)}, or declare that bot`,
    related: [{ at: "/bots", message: "the declared bots" }],
  };
}

/** The same id, or the same variable. */
function isSameText(a: Text, b: Text): boolean {
  return sameId(rawText(a), rawText(b));
}

/** True also where a scope is unknown or was refused. */
function hasScope(scopes: readonly (Text | undefined)[] | undefined): boolean {
  return scopes === undefined || scopes.some((scope) => (known(scope) ?? SCOPE) === SCOPE);
}

function withoutScope(shown: string, position: number): Omit<Finding, "at"> {
  return {
    message: `the bot of the custom engine agent ${shown} does not have the scope "${SCOPE}"`,
    help: `add "${SCOPE}" to the scopes of that bot`,
    related: [{ at: `/bots/${position}/scopes`, message: "the scopes of the bot" }],
  };
}
