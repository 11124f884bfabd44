import { describe, expect, test } from "vitest";
import { valueSpan } from "../../../src/json/place.js";
import { readSource, underlined } from "../reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";
const TOPIC = '{ source: "text", value: "Task", webUrl: "https://teams.microsoft.com/l/x" }';

/** How people send `activityType`; `TYPE` stands for the quoted text, which may be wrong. */
const shapes: Record<string, string> = {
  "a literal in .post": `client.post("${URL}", { activityType: TYPE, topic: ${TOPIC} });`,
  "axios with options": `axios({ method: "post", url: "${URL}", data: { activityType: TYPE, topic: ${TOPIC} } });`,
  "fetch with JSON.stringify": `await fetch("${URL}", { method: "POST", body: JSON.stringify({ activityType: TYPE, topic: ${TOPIC} }) });`,
  "a text of JSON made before": `const text = JSON.stringify({ activityType: TYPE, topic: ${TOPIC} }); fetch("${URL}", { body: text });`,
  "the Graph client": `client.api("/users/u/teamwork/sendActivityNotification").post({ activityType: TYPE, topic: ${TOPIC} });`,
  "a Graph request held by a name": `const request = client.api("/users/u/teamwork/sendActivityNotification"); await request.post({ activityType: TYPE, topic: ${TOPIC} });`,
  "the Graph SDK": `graph.users.byUserId("u").teamwork.sendActivityNotification.post({ activityType: TYPE, topic: ${TOPIC} });`,
  superagent: `request.post("${URL}").set("a", "b").send({ activityType: TYPE, topic: ${TOPIC} });`,
  "a constant above": `const body = { activityType: TYPE, topic: ${TOPIC} };\nclient.post("${URL}", body);`,
  "a shorthand property": `const activityType = TYPE; const topic = ${TOPIC}; client.post("${URL}", { activityType, topic });`,
  "an enum": `enum Kind { Created = TYPE }\nclient.post("${URL}", { activityType: Kind.Created, topic: ${TOPIC} });`,
  "constants in an object": `const KINDS = { created: TYPE } as const; client.post("${URL}", { activityType: KINDS.created, topic: ${TOPIC} });`,
  "a static property": `class Kinds { static readonly created = TYPE; }\nclient.post("${URL}", { activityType: Kinds.created, topic: ${TOPIC} });`,
  "a field of the class": `class A { private kind = TYPE; send() { return client.post("${URL}", { activityType: this.kind, topic: ${TOPIC} }); } }`,
  "a known spread": `const base = { activityType: TYPE }; client.post("${URL}", { ...base, topic: ${TOPIC} });`,
  "Object.assign": `client.post("${URL}", Object.assign({}, { activityType: TYPE }, { topic: ${TOPIC} }));`,
  "Object.assign to a name": `const body: Body = { topic: ${TOPIC} };\nObject.assign(body, { activityType: TYPE });\nclient.post("${URL}", body);`,
  "Object.assign that is sent": `const body: Body = { topic: ${TOPIC} };\nclient.post("${URL}", Object.assign(body, { activityType: TYPE }));`,
  "satisfies and an assertion": `client.post("${URL}", <Body>({ activityType: TYPE as string, topic: ${TOPIC} } satisfies Body));`,
  "a property assigned later": `const body: Body = { topic: ${TOPIC} };\nbody.activityType = TYPE;\nclient.post("${URL}", body);`,
  "a builder": `function build(kind: string) { return { activityType: kind, topic: ${TOPIC} }; }\nclient.post("${URL}", build(TYPE));`,
  "an arrow with a pattern": `const build = ({ kind = "other" }) => ({ activityType: kind, topic: ${TOPIC} }); client.post("${URL}", build({ kind: TYPE }));`,
  "a builder method": `class A { build(kind: string) { return { activityType: kind, topic: ${TOPIC} }; } send() { client.post("${URL}", this.build(TYPE)); } }`,
  "a wrapper": `async function notify(user: string, kind: string) { await client.post("${URL}", { activityType: kind, topic: ${TOPIC} }); }\nnotify("u", TYPE);`,
  "a wrapper in a wrapper": `const send = (kind) => client.post("${URL}", { activityType: kind, topic: ${TOPIC} }); const again = (type) => send(type); again(TYPE);`,
  "a body in a batch": `const batch = [{ id: "1", method: "POST", url: "/users/u/teamwork/sendActivityNotification", body: { activityType: TYPE, topic: ${TOPIC} } }];`,
  "a body on its own": `export const body = { activityType: TYPE, topic: ${TOPIC} };`,
};

describe.each(Object.entries(shapes))("%s", (_, shape) => {
  test.each(["'taskCreated'", '"taskCreatd"', "`taskDone`"])("with %s", (written) => {
    const source = shape.replace("TYPE", written);
    const { requests, skipped } = readSource("send.ts", source);
    expect(skipped).toBeUndefined();
    expect(requests.map(({ body }) => body)).toEqual([
      {
        activityType: written.slice(1, -1),
        topic: { source: "text", value: "Task", webUrl: "https://teams.microsoft.com/l/x" },
      },
    ]);
    expect(underlined(source, requests[0]!.found, "/activityType")).toBe(written);
    expect(underlined(source, requests[0]!.found, "/topic/webUrl")).toBe(
      '"https://teams.microsoft.com/l/x"',
    );
    expect(underlined(source, requests[0]!.found, "/topic")).toBe("topic");
  });
});

/** Values that are followed as far as they are known: `VALUE` is the value of `activityType`. */
const unknowns: [name: string, before: string, value: string, expected: unknown][] = [
  ["a template string", "", "`task${kind}`", "task${kind}"],
  ["a sum", "", '"task" + kind', "task${kind}"],
  ["a sum of known parts", 'const a = "task";', 'a + "Created"', "taskCreated"],
  ["an import", 'import { kind } from "./kinds";', "kind", "${kind}"],
  ["a name that is assigned twice", 'let kind = "a"; kind = "b";', "kind", "b"],
  ["a name behind which another is assigned", 'let a = "a"; const k = a; a = "b";', "k", "a"],
  ["an object that replaces another", 'let o = { k: "a" }; o.k = "b"; o = { k: "c" };', "o.k", "c"],
  ["a parameter that falls back", 'function f(k) { k = k || "b"; return k; }', "f()", "b"],
  ["a parameter with a value", 'function f(k) { k = k || "b"; return k; }', 'f("a")', "a"],
  ["?? after an empty text", 'const f = (k) => k ?? "b";', 'f("")', ""],
  ["?? after nothing", 'const f = (k) => k ?? "b";', "f(null)", "b"],
  ["a name that a loop assigns", 'let k = "a"; for (const b of c) k = "b";', "k", "${k}"],
  ["a name that a closure assigns", 'let k = "a"; k = "b"; on(() => { k = "c"; });', "k", "${k}"],
  [
    "a list made of a list",
    "",
    '["a", "b"].map((x) => ({ name: x }))',
    [{ name: "a" }, { name: "b" }],
  ],
  [
    "a list made of entries",
    "const of = { a: 1 };",
    "Object.entries(of).map(([k, v]) => ({ k, v }))",
    [{ k: "a", v: 1 }],
  ],
  [
    "a list made of keys",
    "const of = { a: 1 };",
    "Object.keys(of).map((k) => [k, of[k]])",
    [["a", 1]],
  ],
  ["a list of values", "", "Object.values({ a: 1 })", [1]],
  ["a list made of what is not known", "", "list.map((x) => x)", "${list.map((x) => x)}"],
  ["entries of what is not known", "", "Object.entries(x)", "${Object.entries(x)}"],
  ["a part of a list", 'const [, b] = ["a", "b"];', "b", "b"],
  ["a name that is assigned in a branch", 'let kind; if (x) kind = "b";', "kind", "${kind}"],
  [
    "a name that another function assigns",
    'let kind; function f() { kind = "b"; }',
    "kind",
    "${kind}",
  ],
  ["an environment variable with a default", "", 'process.env.KIND || "a"', "a"],
  ["a call that is not seen", "", 'kindOf("a")', '${kindOf("a")}'],
  ["a table with one value", 'const KINDS = { a: "x" };', "KINDS[key]", "x"],
  ["a key of what is open", 'const KINDS = { a: "x", ...more };', "KINDS[key]", "${KINDS[key]}"],
  ["a loop variable", "", "kind", "${kind}"],
  ["a setter that is not seen", 'const o = { k: "a" }; o.setKind("b");', "o.k", "${o.k}"],
  ["an enum of the SDK", "", "TeamworkActivityTopicSource.EntityUrl", "entityUrl"],
  [
    "a property that a branch may have replaced",
    'const o = { k: "a" }; for (const x of xs) if (x) o.k = "b";',
    "o.k",
    "${o.k}",
  ],
  [
    "an object given to a call that is not seen",
    'const o = { k: "a" }; change(o);',
    "o.k",
    "${o.k}",
  ],
  [
    "an object changed under another name",
    'const o = { k: "a" }; const p = o; p.k = "b";',
    "o.k",
    "${o.k}",
  ],
  [
    "an object that a function changes",
    'function f(o) { o.k = "b"; } const o = { k: "a" }; f(o);',
    "o.k",
    "${o.k}",
  ],
  ["a text that is added to", 'let k = "a"; k += "b";', "k", "ab"],
  ["a number that is counted", "let k = 1; k -= 2;", "k", "${k -= 2}"],
  ["a text given to a call that is not seen", 'const k = "a"; change(k);', "k", "a"],
  ["an object that is only printed", 'const o = { k: "a" }; console.log(o);', "o.k", "a"],
  ["a change behind", 'const o = { k: "a" }; later(() => 1);', "o.k", "a"],
];

test.each(unknowns)("%s", (_, before, value, expected) => {
  const source = `${before}\nclient.post("${URL}", { activityType: ${value}, topic: ${TOPIC} });\no.k = "z";`;
  const [request] = readSource("send.js", source).requests;
  const shown = (request!.body as { activityType: unknown }).activityType;
  expect(shown).toEqual(expected);
});

describe("conditions", () => {
  const types = (code: string) =>
    readSource("send.ts", code)
      .requests.filter(({ url }) => url !== undefined)
      .map(({ body }) => body as Record<string, unknown>);

  test("both branches, each on its own", () => {
    const bodies = types(
      `client.post("${URL}", { activityType: urgent ? "a" : "b", chainId: again ? 1 : 2, topic: ${TOPIC} });`,
    );
    expect(bodies.map(({ activityType, chainId }) => [activityType, chainId])).toEqual([
      ["a", "${again ? 1 : 2}"],
      ["b", "${again ? 1 : 2}"],
      ['${urgent ? "a" : "b"}', 1],
      ['${urgent ? "a" : "b"}', 2],
    ]);
  });

  test("one condition in two places is one decision", () => {
    const bodies = types(
      `client.post("${URL}", { activityType: urgent ? "a" : "b", chainId: urgent ? 1 : 2, topic: ${TOPIC} });`,
    );
    expect(bodies.map(({ activityType, chainId }) => [activityType, chainId])).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });

  test("a condition that the caller decides", () => {
    const bodies = types(
      `const build = (kind) => kind === "x" ? { activityType: "a", topic: ${TOPIC} } : { activityType: "b", topic: ${TOPIC} };
       client.post("${URL}", build("x"));`,
    );
    expect(bodies.map(({ activityType }) => activityType)).toEqual(["a"]);
  });

  test("a function counts as neither true nor false", () => {
    const bodies = types(
      `function f() {} client.post("${URL}", { activityType: f ? "a" : "b", topic: ${TOPIC} });`,
    );
    expect(bodies.map(({ activityType }) => activityType)).toEqual(["a", "b"]);
  });

  test("the returns of a builder", () => {
    const builder = `function build(kind) { if (kind === "x") return { activityType: "a", topic: ${TOPIC} }; return { activityType: "b", topic: ${TOPIC} }; }`;
    expect(
      types(`${builder} client.post("${URL}", build(k));`).map(({ activityType }) => activityType),
    ).toEqual(["a", "b"]);
    expect(
      types(`${builder} client.post("${URL}", build("y"));`).map(
        ({ activityType }) => activityType,
      ),
    ).toEqual(["b"]);
  });

  test("a property that a condition adds", () => {
    const bodies = types(
      `client.post("${URL}", { activityType: "a", topic: ${TOPIC}, ...(x && { chainId: 1 }) });`,
    );
    expect(bodies.map(({ chainId }) => chainId)).toEqual([1, undefined]);
  });
});

describe("what may be added", () => {
  const read = (body: string, before = "") =>
    readSource("send.js", `${before} client.post("${URL}", ${body});`).requests[0]!;

  test("an unknown spread behind hides what it may replace", () => {
    const { body, open } = read(`{ activityType: "a", topic: ${TOPIC}, ...rest }`);
    expect(open).toEqual([""]);
    expect(body).toMatchObject({ activityType: '${"a"}' });
  });

  test("an unknown spread before leaves what follows", () => {
    const { body, open } = read(
      `{ ...rest, activityType: "a", topic: { ...more, source: "text" } }`,
    );
    expect(open.sort()).toEqual(["", "/topic"]);
    expect(body).toEqual({ activityType: "a", topic: { source: "text" } });
  });

  test("items pushed for certain are items, others make the list unknown", () => {
    const { body } = read(
      "p",
      'const p = { activityType: "a", topic: {source: "text"}, templateParameters: [] }; p.templateParameters.push({ name: "n", value: "v" });',
    );
    expect(body).toMatchObject({ templateParameters: [{ name: "n", value: "v" }] });
    const maybe = read(
      "p",
      'const p = { activityType: "a", topic: {source: "text"}, templateParameters: [] }; if (x) p.templateParameters.push(y);',
    );
    expect(maybe.body).toMatchObject({ templateParameters: expect.stringContaining("${") });
  });

  test("the field of an instance, which others may change", () => {
    const source = `class A { body = { activityType: "a", topic: ${TOPIC} }; send() { client.post("${URL}", this.body); } }`;
    expect(readSource("a.ts", source).requests.map(({ open }) => open)).toEqual([[""]]);
  });

  test("a body that nobody knows", () => {
    expect(read("payload")).toMatchObject({ body: {}, open: [""], url: URL });
  });
});

test("what nobody is seen to send may get more, in its topic too", () => {
  const source = 'check({ activityType: "a", topic: { source: "text" } });';
  expect(readSource("a.ts", source).requests[0]!.open.sort()).toEqual(["", "/topic"]);
});

describe("what is no request", () => {
  test.each([
    [
      "options of one's own function",
      'notify({ activityType: "a", topic: "Deployment", user: 1 }); // sendActivityNotification',
    ],
    ["a schema", 'const schema = { activityType: { type: "string" }, topic: { type: "object" } };'],
    [
      "validators",
      "const schema = z.object({ activityType: z.string(), topic: z.object({ source: z.string() }) });",
    ],
    ["a route", 'app.post("/api/sendActivityNotification", auth, (req, res) => {});'],
    [
      "an import",
      'import { send } from "./sendActivityNotification"; require("../sendActivityNotification");',
    ],
    [
      "a line of a log",
      "console.log(`POST /users/${id}/teamwork/sendActivityNotification failed`, error);",
    ],
    [
      "one's own backend",
      'axios.post("/api/sendActivityNotification", { activityType: "a", topic: "x", userId });',
    ],
    [
      "a part that a test looks for",
      'expect(body).toMatchObject({ activityType: "a", topic: { source: "text" } });',
    ],
    [
      "a part that a server's stand-in waits for",
      `nock("https://graph.microsoft.com").post("/v1.0/users/u/teamwork/sendActivityNotification", { activityType: "a", topic: { source: "text" } }).reply(204);`,
    ],
    [
      "an answer that a test makes up",
      `server.post("${URL}", { error: { code: "Forbidden" } }); const route = { url: "${URL}", method: "POST", body: { error: 1 } };`,
    ],
    [
      "a message of something else",
      'const event = { activityType: "click", topic: { source: "kafka", value: "orders" }, level: "info" };',
    ],
    ["a type", "interface Body { activityType: string; topic: { source: string } }"],
    ["a pattern", "const { activityType, topic } = body;"],
  ])("%s", (_, source) => {
    expect(readSource("a.ts", source).requests).toEqual([]);
  });
});

describe("URLs and methods", () => {
  test.each([
    [
      'client.api("/chats/c/sendActivityNotification").version("beta").post(BODY)',
      "/beta/chats/c/sendActivityNotification",
      "POST",
    ],
    [
      'client.api(`/chats/${id}/sendActivityNotification`).header("a", "b").post(BODY)',
      "/chats/${id}/sendActivityNotification",
      "POST",
    ],
    [
      'const G = "https://graph.microsoft.com/beta"; fetch(`${G}/chats/c/sendActivityNotification`, { method: "PUT", body: JSON.stringify(BODY) })',
      "https://graph.microsoft.com/beta/chats/c/sendActivityNotification",
      "PUT",
    ],
    [
      "graph.chats.byChatId(id).sendActivityNotification.post(BODY)",
      "/chats/{id}/sendActivityNotification",
      "POST",
    ],
    [
      "graph.teamwork.sendActivityNotificationToRecipients.post(BODY)",
      "/teamwork/sendActivityNotificationToRecipients",
      "POST",
    ],
  ])("%s", (code, url, method) => {
    const body = `{ activityType: "a", topic: ${TOPIC} }`;
    const [request] = readSource("a.js", code.replace("BODY", body)).requests;
    expect(request).toMatchObject({ url, method });
  });
});

test("a comment ignores rules for the next request", () => {
  const source = `// teamslint-ignore-next rule-a, rule-b: it is a test
client.post("${URL}", { activityType: "a", topic: ${TOPIC} });
client.post("${URL}", { activityType: "b", topic: ${TOPIC} });`;
  const ignores = readSource("a.js", source).requests.map(({ found }) => found.ignores);
  expect(ignores).toMatchObject([
    [{ rules: ["rule-a", "rule-b"], reason: "it is a test" }],
    undefined,
  ]);
});

test.each([
  ['"text"', '"te\'xt"'],
  ["'text'", "'te\\'xt'"],
  ["`text`", "`te'xt`"],
  ['"te" + "xt"', undefined],
  ["`te${x}xt`", undefined],
  ["source", '"te\'xt"'],
])("a fix writes over %s", (written, expected) => {
  const source = `const source = "text"; client.post("${URL}", { activityType: "a", topic: { source: ${written} } });`;
  const { body } = readSource("a.ts", source).requests[0]!.found;
  const span = valueSpan(body, "/topic/source")!;
  expect(body.source.encode!(JSON.stringify("te'xt"), span.start)).toBe(expected);
});

describe("files", () => {
  const code = `const a = <T,>(x: T) => x; client.post("${URL}", { activityType: "a", topic: ${TOPIC} });`;

  test.each(["a.ts", "a.tsx", "a.mts", "a.cts"])("%s", (name) => {
    expect(readSource(name, code).requests).toHaveLength(1);
  });

  test("the script of a Vue file", () => {
    const source = `<template><p>{{ "<b" }}</p></template>\n<script setup lang="ts">\n${code}\n</script>`;
    const [request] = readSource("a.vue", source).requests;
    expect(underlined(source, request!.found, "/activityType")).toBe('"a"');
  });

  test("a mistake elsewhere in the file", () => {
    expect(readSource("a.ts", `const a = 1; const a = 2;\n${code}`).requests).toHaveLength(1);
  });

  test.each([
    ["a long line", `${code}${" ".repeat(2001)}`, "2,000 characters"],
    ["no program", "const = ;", "parser"],
    ["deep nesting", `${"[".repeat(1500)}\n${"[".repeat(1500)}\n`.repeat(10), "deeply"],
  ])("%s is skipped with a reason", (_, source, reason) => {
    expect(readSource("a.ts", source).skipped).toContain(reason);
  });
});
