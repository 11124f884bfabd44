import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import type { App } from "../../src/model/app.js";
import { sameContent } from "../../src/run/content.js";
import { createRequest } from "../../src/run/create-request.js";
import { sameDestination } from "../../src/run/destination.js";
import { kindOf, type RequestKind } from "../../src/run/kinds.js";
import type { Rule } from "../../src/rule.js";
import { type Reads, recorded } from "./recorded-request.js";
import { inMemory, lenient, limited, shared, strict } from "./sent-apps.js";
import { changes, elsewhere, plain } from "./sent-requests.js";

/**
 * Properties that rules read though requests of one kind do not share them: `content.ts`, `address.ts` and
 * `destination.ts` in `src/run/` judge them instead, and a request in which one of them is unusual has no kind.
 */
const WEIGHED: Readonly<Record<string, readonly string[]>> = {
  "chain-id-exact": ["body.chainId"],
  "endpoint-known": ["method.text"],
  "installation-id-form": ["endpoint.userId", "entity.installationId", "entity.userId"],
  "preview-text-fits": ["body.previewText.content"],
  "recipient-in-scope": [
    "body.recipient.chatId",
    "body.recipient.teamId",
    "endpoint.chatId",
    "endpoint.teamId",
  ],
  "recipient-type-supported": ["body.recipients.*.@odata.type", "body.recipients.length"],
  "recipient-user-id": [
    "body.recipient.userId",
    "body.recipients.*.userId",
    "body.recipients.length",
  ],
  "recipients-limit": ["body.recipients.length"],
  "recipients-unique": ["body.recipients.*.userId", "body.recipients.length"],
  "sample-value-replaced": [
    "body.recipient.chatId",
    "body.recipient.teamId",
    "body.recipient.userId",
    "body.recipients.*.channelId",
    "body.recipients.*.chatId",
    "body.recipients.*.teamId",
    "body.recipients.*.userId",
    "body.recipients.length",
    "body.topic.value",
    "body.topic.webUrl",
    "url.text",
  ],
  "system-default-text": ["body.templateParameters.*.value"],
  "template-parameters-complete": ["body.templateParameters.*.value"],
  "topic-entity-in-scope": [
    "endpoint.chatId",
    "endpoint.teamId",
    "endpoint.userId",
    "entity.chatId",
    "entity.teamId",
    "entity.userId",
  ],
  "topic-entity-supported": ["body.topic.value"],
  "topic-value-present": ["body.topic.value"],
  "topic-web-url-is-teams": ["body.topic.webUrl"],
  "topic-web-url-present": ["body.topic.webUrl"],
};

/** Properties of a request's content; the others are its destination. */
const CONTENT = /^body\.(?:activityType|iconId|previewText|templateParameters)\b/;

/** Parts of a request that are not the same in all that have a kind. */
const COUNTS = /^(?:body|endpoint|entity|link|method|target|url)\b/;

/** The properties that rules read in requests of one kind without findings. */
interface Seen {
  readonly kind: RequestKind;
  readonly app: App | undefined;
  readonly reads: { readonly rule: string; readonly of: Reads }[];
}

type RequestRule = Extract<Rule, { checkRequest: unknown }>;

const requestRules = rules.filter((rule): rule is RequestRule => "checkRequest" in rule);

/** Every plain request, to other people, and changed in each way. */
const every = plain.flatMap((sent) => [
  ...elsewhere(sent),
  ...changes.map((change) => change(sent)),
]);

function watch(watched: readonly RequestRule[]): { seen: readonly Seen[]; spoke: Set<string> } {
  const seen: Seen[] = [];
  const spoke = new Set<string>();
  for (const app of [strict, lenient, shared, limited]) {
    for (const sent of every) {
      const kind = kindOf(sent.body, sent.url, sent.method);
      const ofKind = kind && seenOf(kind, app, seen);
      for (const rule of watched) {
        const reads: Reads = new Map();
        const request = recorded(createRequest(inMemory(sent)), reads);
        const findings = rule.checkRequest(request, app) ?? [];
        if ("message" in findings || [...findings].length > 0) spoke.add(rule.id);
        else ofKind?.reads.push({ rule: rule.id, of: reads });
      }
    }
  }
  return { seen, spoke };
}

function seenOf(kind: RequestKind, app: App, seen: Seen[]): Seen {
  const before = seen.find(
    (other) =>
      other.app === app &&
      sameContent(other.kind.content, kind.content) &&
      sameDestination(other.kind.destination, kind.destination),
  );
  if (before) return before;
  const added = { kind, app, reads: [] };
  seen.push(added);
  return added;
}

/** `rule looks at path`, where what stands there is not the same in all requests of some kind. */
function looksAtUnshared(seen: readonly Seen[]): string[] {
  const found = new Set<string>();
  for (const { reads } of seen) {
    const first = new Map<string, string>();
    for (const { rule, of } of reads) {
      for (const [path, value] of of) {
        const look = `${rule} looks at ${path}`;
        if ((first.get(look) ?? value) !== value) found.add(look);
        first.set(look, value);
      }
    }
  }
  return [...found].sort();
}

describe("what the rules look at is in the kind of a request", () => {
  const { seen, spoke } = watch(requestRules);

  test("or is weighed by it", () => {
    const weighed = Object.entries(WEIGHED).flatMap(([rule, paths]) =>
      paths.map((path) => `${rule} looks at ${path}`),
    );
    const found = looksAtUnshared(seen);
    const cure =
      "and requests of one kind do not share that: let content.ts, address.ts or destination.ts in src/run/ keep it, or " +
      "give a request in which it is odd no kind there, and add it to WEIGHED in this file";
    const unknown = found.filter((look) => !weighed.includes(look));
    expect(unknown.map((look) => `${look}, ${cure}`)).toEqual([]);
    expect(weighed.filter((look) => !found.includes(look))).toEqual([]);
  });

  test("apart for what a request says and for where it goes, because a kind is known once both are", () => {
    const both = requestRules.flatMap(({ id }) => {
      const all = seen.flatMap(({ reads }) =>
        reads.flatMap(({ rule, of }) => (rule === id ? [...of.keys()] : [])),
      );
      const counting = [...new Set(all)].filter((path) => COUNTS.test(path));
      const said = counting.find((path) => CONTENT.test(path));
      const where = counting.find((path) => !CONTENT.test(path));
      return said && where ? `${id} holds ${said} against ${where}` : [];
    });
    expect(both).toEqual([]);
  });

  test("and each of them breaks at one of the requests with which all this is tried", () => {
    const silent = requestRules.filter(({ id }) => !spoke.has(id)).map(({ id }) => id);
    const cure = "add a value or a URL that it minds to test/fuzz/sent-requests.ts";
    expect(silent.map((id) => `nothing breaks ${id}: ${cure}`)).toEqual([]);
  });

  test("so a new rule that looks elsewhere is named", () => {
    const shouts: RequestRule = {
      id: "preview-is-calm",
      severity: "info",
      summary: "A preview does not shout",
      checkRequest({ body: { previewText }, link }) {
        if (link !== undefined && "query" in link && link.query.get("label") === "!") return noise;
        return previewText?.content === "HELP" ? noise : undefined;
      },
    };
    expect(looksAtUnshared(watch([shouts]).seen)).toEqual([
      "preview-is-calm looks at body.previewText.content",
      "preview-is-calm looks at link.query.*",
    ]);
  });
});

const noise = { at: "/previewText", message: "the preview shouts", help: "write it in lower case" };
