import type { Text } from "../src/json/template.js";
import { repetitions } from "../src/model/repetitions.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

/** The words about a kind of thing whose ids must differ: the mistake and its consequence. */
interface Kind {
  readonly fact: string;
  readonly help: string;
}

const TABS: Kind = {
  fact: "two static tabs have the entityId",
  help: "give one of the two another entityId: a deep link finds one tab by it",
};
const COMMANDS: Kind = {
  fact: "two commands have the id",
  help: "give one of the two another id: by it the app is told which command was run",
};
const PARAMETERS: Kind = {
  fact: "two parameters of the command have the name",
  help: "give one of the two another name: by it the app is told what was typed",
};

export default defineRule({
  id: "manifest-ids-unique",
  severity: "warning",
  summary:
    "No two static tabs have one entityId, no two commands one id, no two parameters of a command one name",

  *checkApp({ manifest: { staticTabs, composeExtensions }, errors }): Generator<Finding> {
    const entityIds = (staticTabs ?? []).map((tab) => tab?.entityId);
    // The schema reports a tab that is twice in the list as a whole.
    const isTold = errors.some(
      ({ pointer, keyword }) => pointer === "/staticTabs" && keyword === "uniqueItems",
    );
    if (!isTold) yield* repeated(entityIds, "/staticTabs", "entityId", TABS);
    for (const [extension, { commands } = {}] of (composeExtensions ?? []).entries()) {
      const list = `/composeExtensions/${extension}/commands`;
      const ids = (commands ?? []).map((command) => command?.id);
      yield* repeated(ids, list, "id", COMMANDS);
      for (const [index, command] of (commands ?? []).entries()) {
        const names = (command?.parameters ?? []).map((parameter) => parameter?.name);
        yield* repeated(names, `${list}/${index}/parameters`, "name", PARAMETERS);
      }
    }
  },
});

function* repeated(
  ids: readonly (Text | undefined)[],
  list: string,
  key: string,
  { fact, help }: Kind,
): Generator<Finding> {
  for (const { value, index, first } of repetitions(ids)) {
    yield {
      at: `${list}/${index}/${key}`,
      message: `${fact} ${quote(value)}`,
      help,
      related: [{ at: `${list}/${first}/${key}`, message: "the first" }],
    };
  }
}
