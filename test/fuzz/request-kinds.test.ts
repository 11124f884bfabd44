import fc from "fast-check";
import { expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { createEngine } from "../../src/run/engine.js";
import type { App } from "../../src/model/app.js";
import type { FoundRequest } from "../../src/model/found.js";
import { textOf } from "../../src/json/holes.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import { createApp } from "../../src/run/create-app.js";
import { kindOf } from "../../src/run/request-kind.js";
import { soundManifest } from "../check.js";
import { tries } from "../long.js";
import { bases, CATALOG, changes, plain, type Sent } from "./sent-requests.js";

const activityTypes = ["taskCreated", "taskDone"].map((type) => ({
  type,
  description: "A task",
  templateText: "{actor} changed task {taskId}",
  allowedIconIds: ["task"],
}));
const permissions = ["User", "Chat", "Group"].map((where) => ({
  name: `TeamsActivity.Send.${where}`,
  type: "Application",
}));

function appOf(parts: object, catalogId?: string, shares: readonly App[] = []): App {
  const manifest = soundManifest({
    activities: { activityTypes, activityIcons: [{ id: "task", iconFile: "task.png" }] },
    authorization: { permissions: { resourceSpecific: permissions } },
    ...parts,
  });
  const document = parseFile(textFile("manifest.json", JSON.stringify(manifest)));
  return createApp(document, { catalogId, sharesEntraAppWith: () => shares });
}

const strict = appOf({});
const tabs = [{ configurationUrl: "https://tasks.example.com", scopes: ["team"] }];
const lenient = appOf({ configurableTabs: tabs, authorization: undefined }, CATALOG);
const shared = appOf({}, undefined, [strict]);
const limited = appOf({
  authorization: { permissions: { resourceSpecific: permissions.slice(0, 1) } },
});
const apps = [strict, lenient, shared, limited, undefined];

function foundOf({ url, method = "POST", body }: Sent, isFinal: boolean): FoundRequest {
  const { source, value } = parseFile(textFile("request.json", JSON.stringify(body)));
  const place = { file: "request.json" };
  return {
    body: { source: isFinal ? { ...source, isFinal } : source, root: "", value },
    ...(url !== undefined && {
      url: { text: textOf(url, isFinal ? "double" : "single-too"), place },
      method: { text: textOf(method, "double"), place },
    }),
  };
}

const engine = () => createEngine(rules);

/** One engine for all: it has seen whatever came before. */
const experienced = engine();
let kinds = 0;

let turn = 0;

/** Rules that had something to say of one of the requests. */
const spoke = new Set<string>();

/** Against the apps in turn, once as a text and once as the values of a program. */
function compare(sent: Sent): void {
  turn += 1;
  const app = apps[(turn % 11) % apps.length];
  for (const isFinal of [false, true]) {
    const found = foundOf(sent, isFinal);
    if (kindOf(found)) kinds += 1;
    const [said, alone] = [experienced, engine()].map((one) => one.checkRequest(found, app));
    for (const { rule } of alone!) spoke.add(rule);
    // To compare thousands of pairs in full takes longer than to make them.
    if (JSON.stringify(said) !== JSON.stringify(alone)) expect([sent, said]).toEqual([sent, alone]);
  }
}

test("plain requests are plain", () => {
  for (const sent of plain) expect(kindOf(foundOf(sent, false))).toBeDefined();
});

test("what the rules say of a request is what they say after all others", () => {
  for (const _ of [...apps, ...apps]) for (const sent of bases) compare(sent);
  for (const sent of bases) for (const change of changes) compare(change(sent));
  expect(kinds).toBeGreaterThan(200);
});

test("among them are requests that break each rule", () => {
  const ofRequests = rules.filter((rule) => "checkRequest" in rule).map(({ id }) => id);
  expect(ofRequests.filter((id) => !spoke.has(id))).toEqual([]);
});

test("and of requests with several changes", () => {
  const several = fc.array(fc.constantFrom(...changes), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom(...bases), several, (sent, made) => {
      compare(made.reduce((changed, change) => change(changed), sent));
    }),
    tries(600),
  );
});

test("an object that a program may add to says nothing about one that it may not", () => {
  const { previewText: _, ...body } = plain[0]!.body;
  const closed = foundOf({ ...plain[0], body }, true);
  const source = { ...closed.body.source, open: new Set([""]) };
  const one = engine();
  expect(one.checkRequest({ ...closed, body: { ...closed.body, source } }, strict)).toEqual([]);
  expect(one.checkRequest(closed, strict)).toHaveLength(1);
});

test("no more kinds are remembered than a manifest gives rise to", () => {
  const one = engine();
  for (let index = 0; index < 2000; index += 1) {
    const body = { ...plain[0]!.body, activityType: `type${index % 500}`, iconId: `${index}` };
    expect(one.checkRequest(foundOf({ body }, false), undefined)).toEqual([]);
  }
});
