import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readFiles } from "./reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";
const TOPIC = '{ "source": "text", "value": "Task", "webUrl": "https://teams.microsoft.com/l/x" }';
const ANONYMOUS =
  'new { source = "text", value = "Task", webUrl = "https://teams.microsoft.com/l/x" }';
const BODY = `{ activityType: "taskCreated", topic: ${TOPIC} }`;
const REST = '"Created"';

interface Source {
  readonly name: string;
  readonly text: string;
  readonly others?: Readonly<Record<string, string>>;
}

const ts = (text: string): Source => ({ name: "a.ts", text });
const py = (text: string): Source => ({ name: "a.py", text });
const cs = (text: string): Source => ({ name: "A.cs", text });

/** The same program with other files beside it, by path. */
const beside = (source: Source, others: NonNullable<Source["others"]>): Source => ({
  ...source,
  others,
});

/** A request whose activity type is what the expression gives. */
const tsType = (value: string, before = "") =>
  ts(`${before}\nclient.post("${URL}", { activityType: ${value}, topic: ${TOPIC} });`);
const tsBody = (value: string, before = "") => ts(`${before}\nclient.post("${URL}", ${value});`);
const pyType = (value: string, before = "") =>
  py(`${before}\nrequests.post("${URL}", json={"activityType": ${value}, "topic": ${TOPIC}})`);
const pyBody = (value: string, before = "") =>
  py(`${before}\nrequests.post("${URL}", json=${value})`);
const csType = (value: string, before = "") =>
  cs(
    `${before}\nawait http.PostAsJsonAsync("${URL}", new { activityType = ${value}, topic = ${ANONYMOUS} });`,
  );

const csBodyOf = (value: string, before: string) =>
  cs(`${before}\nawait http.PostAsJsonAsync("${URL}", ${value});`);
const csBody = `new { activityType = "taskCreated", topic = ${ANONYMOUS} }`;
const csTopic =
  'new TeamworkActivityTopic { Source = TeamworkActivityTopicSource.Text, Value = "Task" }';

/** By the words of docs/code.md's table. The activity type is "taskCreated", for the linter too. */
const followed: Readonly<Record<string, Source>> = {
  "`.post(url, body)`": tsBody(BODY),
  "`axios({ url, data })`": ts(`axios({ url: "${URL}", data: ${BODY} });`),
  "`fetch(url, { body })`": ts(
    `fetch("${URL}", { method: "POST", body: JSON.stringify(${BODY}) });`,
  ),
  "`client.api(url).post(body)`": ts(
    `client.api("/chats/c/sendActivityNotification").post(${BODY});`,
  ),
  '`.version("beta")`': ts(
    `client.api("/chats/c/sendActivityNotification").version("beta").post(${BODY});`,
  ),
  "chains of the SDKs' properties": ts(
    `graph.users.byUserId("u").teamwork.sendActivityNotification.post(${BODY});`,
  ),
  "`graph.call(endpoints.….create, body)` of Teams SDK 2": ts(
    `import { me } from "@microsoft/teams.graph-endpoints"; graph.call(me.teamwork.sendActivityNotification.create, ${BODY});`,
  ),
  "superagent's `.send`": ts(`request.post("${URL}").set("a", "b").send(${BODY});`),
  "`{ method, url, body }` of a batch": ts(
    `const batch = [{ method: "POST", url: "/users/u/teamwork/sendActivityNotification", body: ${BODY} }];`,
  ),
  "`json=`": pyType('"taskCreated"'),
  "`data=json.dumps(…)`": py(
    `requests.post("${URL}", data=json.dumps({"activityType": "taskCreated", "topic": ${TOPIC}}))`,
  ),
  "`PostAsync`": cs(
    `await http.PostAsync("${URL}", new StringContent(JsonSerializer.Serialize(${csBody})));`,
  ),
  "`PostAsJsonAsync`": csType('"taskCreated"'),
  "`HttpRequestMessage`": cs(
    `var message = new HttpRequestMessage(HttpMethod.Post, "${URL}") { Content = JsonContent.Create(${csBody}) };\nawait http.SendAsync(message);`,
  ),
  "the C# SDK 5": cs(
    `await graph.Users["u"].Teamwork.SendActivityNotification.PostAsync(new SendActivityNotificationPostRequestBody { ActivityType = "taskCreated", Topic = ${csTopic} });`,
  ),
  "the C# SDK 4": cs(
    `await graph.Chats["c"].SendActivityNotification(${csTopic}, "taskCreated", null).Request().PostAsync();`,
  ),
  "an object with `activityType` and a Graph `topic` that nobody is seen to send": ts(
    `export const body = ${BODY};`,
  ),
  "`import`": beside(tsType("created", 'import { created } from "./kinds.js";'), {
    "kinds.ts": 'export const created = "taskCreated";',
  }),
  "`import * as`": beside(tsType("kinds.created", 'import * as kinds from "./kinds";'), {
    "kinds.ts": 'export const created = "taskCreated";',
  }),
  "`require`": beside(tsType("created", 'const { created } = require("./kinds");'), {
    "kinds.js": 'module.exports = { created: "taskCreated" };',
  }),
  "`export … from` an `index`": beside(tsType("created", 'import { created } from "./kinds";'), {
    "kinds/index.ts": 'export { created } from "./task";',
    "kinds/task.ts": 'export const created = "taskCreated";',
  }),
  "`@/…` and `src/…` where one file can be meant": beside(
    tsType("task + rest", 'import { task } from "@/kinds"; import { rest } from "src/rest";'),
    {
      "src/kinds.ts": 'export const task = "task";',
      "src/rest.ts": 'export const rest = "Created";',
    },
  ),
  "`from .x import y`": beside(pyType("CREATED", "from .kinds import CREATED"), {
    "kinds.py": 'CREATED = "taskCreated"',
  }),
  "`import x.y`": beside(pyType("app.kinds.CREATED", "import app.kinds"), {
    "app/kinds.py": 'CREATED = "taskCreated"',
  }),
  "packages of a workspace": beside(tsType("created", 'import { created } from "@board/kinds";'), {
    "package.json": '{ "workspaces": ["packages/*"] }',
    "packages/kinds/package.json": '{ "name": "@board/kinds" }',
    "packages/kinds/src/index.ts": 'export const created = "taskCreated";',
  }),
  "`paths` of `tsconfig.json`": beside(tsType("created", 'import { created } from "$kinds";'), {
    "tsconfig.json": '{ "compilerOptions": { "paths": { "$kinds": ["./kinds.ts"] } } }',
    "kinds.ts": 'export const created = "taskCreated";',
  }),
  "`imports` of `package.json`": beside(tsType("created", 'import { created } from "#kinds";'), {
    "package.json": '{ "imports": { "#kinds": "./kinds.js" } }',
    "kinds.ts": 'export const created = "taskCreated";',
  }),
  "classes of C# by name": beside(csType("Kinds.Created"), {
    "Kinds.cs": 'static class Kinds { public const string Created = "taskCreated"; }',
  }),
  "an interface of C# that one class implements": beside(
    cs(
      `class Notifier : INotifier { public Task SendAsync(string kind) => http.PostAsJsonAsync("${URL}", new { activityType = kind, topic = ${ANONYMOUS} }); }`,
    ),
    {
      "I.cs": "interface INotifier { Task SendAsync(string kind); }",
      "B.cs": 'class B { INotifier _notifier; Task Add() => _notifier.SendAsync("taskCreated"); }',
    },
  ),
  wrappers: beside(
    ts(
      `export const send = (kind) => client.post("${URL}", { activityType: kind, topic: ${TOPIC} });`,
    ),
    { "b.ts": 'import { send } from "./a";\nsend("taskCreated");' },
  ),
  builders: beside(tsBody('build("taskCreated")', 'import { build } from "./build";'), {
    "build.ts": `export function build(kind) { return { activityType: kind, topic: ${TOPIC} }; }`,
  }),
  constants: beside(tsType("Kind.Created", 'import { Kind } from "./kinds";'), {
    "kinds.ts": 'export enum Kind { Created = "taskCreated" }',
  }),
  "a constant above": tsType("kind", 'const kind = "taskCreated";'),
  shorthand: ts(
    `const activityType = "taskCreated"; client.post("${URL}", { activityType, topic: ${TOPIC} });`,
  ),
  "`enum`": tsType("Kind.Created", 'enum Kind { Created = "taskCreated" }'),
  "names of C# enums by `nameof` or `.ToString()`": csType(
    "x ? nameof(Kind.taskCreated) : Kind.taskCreated.ToString()",
    "enum Kind { taskCreated }",
  ),
  "an enum that is given": tsType(
    "kindOf(Kind.Created)",
    'enum Kind { Created = "taskCreated" } const kindOf = (kind: Kind) => `${kind}`;',
  ),
  "and its `.value`": pyType(
    "kind_of(Kind.CREATED)",
    'class Kind(Enum):\n    CREATED = "taskCreated"\ndef kind_of(kind):\n    return kind.value',
  ),
  "`as const`": tsType("kinds.created", 'const kinds = { created: "taskCreated" } as const;'),
  "static fields": tsType("Kinds.created", 'class Kinds { static created = "taskCreated"; }'),
  "fields of an instance": ts(
    `class A { private kind = "taskCreated"; send() { return client.post("${URL}", { activityType: this.kind, topic: ${TOPIC} }); } }`,
  ),
  "tuples that are taken apart": csType(
    "kind",
    'var (title, kind) = done ? ("Task", "taskCreated") : ("Task", "taskCreated");',
  ),
  "destructuring with defaults": tsBody(
    "build({})",
    `const build = ({ kind = "taskCreated" }) => ({ activityType: kind, topic: ${TOPIC} });`,
  ),
  "what is assigned last": tsType("kind", 'let kind = "taskDone"; kind = "taskCreated";'),
  "each value that branches assign": tsType(
    "kind",
    'let kind; if (x) kind = "taskCreated"; else kind = "taskCreated";',
  ),
  "above a function too": pyBody(
    "body()",
    `kind = get()\nif not kind:\n    kind = "taskCreated"\nelse:\n    kind = "taskCreated"\ndef body():\n    return {"activityType": kind, "topic": ${TOPIC}}`,
  ),
  "each item of a known list in a loop": ts(
    `for (const kind of ["taskCreated"]) client.post("${URL}", { activityType: kind, topic: ${TOPIC} });`,
  ),
  "the entries of a `Map`": tsType(
    'KINDS.get("a")',
    'const KINDS = new Map([["a", "taskCreated"]]);',
  ),
  "`TryGetValue`": csType(
    "kind",
    'var kinds = new Dictionary<string, string> { ["a"] = "taskCreated" }; if (!kinds.TryGetValue(x, out var kind)) return;',
  ),
  "`using static`": beside(csType("Created", "using static Kinds;"), {
    "Kinds.cs": 'static class Kinds { public const string Created = "taskCreated"; }',
  }),
  "template strings": tsType("`task${rest}`", `const rest = ${REST};`),
  "f-strings": pyType('f"task{rest}"', `rest = ${REST}`),
  '`$"…"`': csType('$"task{rest}"', `var rest = ${REST};`),
  "raw texts": csType('"""taskCreated"""'),
  "verbatim texts": csType('@"taskCreated"'),
  "`+`": tsType('"task" + rest', `const rest = ${REST};`),
  "`+=`": tsType("kind", 'let kind = "task"; kind += "Created";'),
  "`%`": pyType('"task%s" % rest', `rest = ${REST}`),
  "`.format`": pyType('"task{}".format(rest)', `rest = ${REST}`),
  "of a constant too": pyType("KIND.format('Created')", 'KIND = "task{}"'),
  "`.trim`": tsType('" taskCreated".trim()'),
  "`.slice(0, 50)`": tsType('"taskCreated".slice(0, 50)'),
  "`string.Format`": csType('string.Format("task{0}", rest)', `var rest = ${REST};`),
  "`encodeURIComponent`": tsType('encodeURIComponent("taskCreated")'),
  "`JSON.stringify`": tsBody(`JSON.stringify(${BODY})`),
  "JSON written as a text": tsBody(`\`{ "activityType": "taskCreated", "topic": ${TOPIC} }\``),
  "spread of a known object": tsBody(
    `{ ...base, topic: ${TOPIC} }`,
    'const base = { activityType: "taskCreated" };',
  ),
  "`Object.assign({}, …)`": tsBody(
    `Object.assign({}, { activityType: "taskCreated" }, { topic: ${TOPIC} })`,
  ),
  "`Object.assign(body, { … })`": tsBody(
    "body",
    `const body = { topic: ${TOPIC} };\nObject.assign(body, { activityType: "taskCreated" });`,
  ),
  "`Object.assign(body, more)`": ts(
    `function send(more) { const body = { topic: ${TOPIC} }; Object.assign(body, more); client.post("${URL}", body); }\nsend({ activityType: "taskCreated" });`,
  ),
  "`dict(…)`": pyBody(`dict(activityType="taskCreated", topic=${TOPIC})`),
  "`dict(base, …)`": pyBody(
    'dict(BASE, activityType="taskCreated")',
    `BASE = {"activityType": "none", "topic": ${TOPIC}}`,
  ),
  "`.copy()`": pyBody(
    "body",
    `BASE = {"topic": ${TOPIC}}\nother = BASE.copy()\nother["activityType"] = "none"\nbody = BASE.copy()\nbody["activityType"] = "taskCreated"`,
  ),
  "`**base`": pyBody(`{**base, "topic": ${TOPIC}}`, 'base = {"activityType": "taskCreated"}'),
  "`base | { … }`": pyBody(
    `BASE | {"activityType": "taskCreated"}`,
    `BASE = {"activityType": "none", "topic": ${TOPIC}}`,
  ),
  "properties assigned in a straight line": tsBody(
    "body",
    `const body = { topic: ${TOPIC} }; body.activityType = "taskCreated";`,
  ),
  "or by branches": tsBody(
    "body",
    `const body = { topic: ${TOPIC} }; if (x) body.activityType = "taskCreated"; else body.activityType = "taskCreated";`,
  ),
  "`.update({ … })`": pyBody(
    "body",
    `body = {"topic": ${TOPIC}}\nbody.update({"activityType": "taskCreated"})`,
  ),
  "`.update(more)`": py(
    `def send(more):\n    body = {"topic": ${TOPIC}}\n    body.update(more)\n    requests.post("${URL}", json=body)\n\nsend({"activityType": "taskCreated"})`,
  ),
  "`.update(key=…)`": pyBody(
    "body",
    `body = {"topic": ${TOPIC}}\nbody.update({"previewText": {}}, activityType="taskCreated")`,
  ),
  "`.setdefault`": pyBody(
    "body",
    `body = {"topic": ${TOPIC}}\nbody.setdefault("activityType", "taskCreated")`,
  ),
  "`??=` of a property": tsBody(
    "body",
    `const body = { topic: ${TOPIC} }; body.activityType ??= "taskCreated";`,
  ),
  "items pushed in a straight line": tsType(
    "kinds[0]",
    'const kinds = []; kinds.push("taskCreated");',
  ),
  "`.map(…)` over a known list": tsType('["Created"].map((kind) => "task" + kind)[0]'),
  "`Object.entries`": tsType("Object.entries({ taskCreated: 1 })[0][0]"),
  "`JObject`": cs(
    `await http.PostAsync("${URL}", new StringContent(new JObject { ["activityType"] = "taskCreated", ["topic"] = new JObject(new JProperty("source", "text")) }.ToString()));`,
  ),
  records: csBodyOf(
    'new Body("taskCreated", new Topic("text", "Task"))',
    "record Topic(string Source, string Value); record Body(string ActivityType, Topic Topic);",
  ),
  "`JsonPropertyName`": csBodyOf(
    `new Body { Kind = "taskCreated", Topic = ${ANONYMOUS} }`,
    'class Body { [JsonPropertyName("activityType")] public string Kind { get; set; } public object Topic { get; set; } }',
  ),
  "`with`": csBodyOf(
    '(Blank with { ActivityType = "taskCreated" })',
    `record Body(string ActivityType, object Topic); var Blank = new Body("none", ${ANONYMOUS});`,
  ),
  "classes with parameter properties": tsBody(
    'new Body("taskCreated")',
    `class Body { topic = ${TOPIC}; constructor(public activityType: string) {} }`,
  ),
  "`asdict`": pyBody(
    `asdict(Body("taskCreated", ${TOPIC}))`,
    "@dataclass\nclass Body:\n    activityType: str\n    topic: dict",
  ),
  "`model_dump`": pyBody(
    `Body(activityType="taskCreated", topic=${TOPIC}).model_dump()`,
    "class Body(BaseModel):\n    activityType: str\n    topic: dict",
  ),
  "comprehensions over a known list": pyType('[kind for kind in ["taskCreated"]][0]'),
  "`.items()`": pyType('[kind for kind, x in {"taskCreated": 1}.items()][0]'),
  "`.Select(…)` over a known list or dictionary": csType(
    'new Dictionary<string, int> { ["taskCreated"] = 1 }.Select(x => x.Key).ToList()[0]',
  ),
  "each branch of `? :`": tsType('urgent ? "taskCreated" : "taskCreated"'),
  "the returns of `if` and `else`": tsType(
    "kind()",
    'function kind() { if (urgent) return "taskCreated"; else return "taskCreated"; }',
  ),
  "`switch` expressions": csType('x switch { 1 => "taskCreated", _ => throw new E() }'),
  "each value of a table with an unknown key": tsType(
    "kinds[x]",
    'const kinds = { a: "taskCreated", b: "taskCreated" };',
  ),
  "a parameter's fallback behind `||`": tsType(
    "kind()",
    'function kind(of) { return of || "taskCreated"; }',
  ),
  "`??`": tsType("kind(null)", 'const kind = (of) => of ?? "taskCreated";'),
  "`or`": pyType('kind("")', 'def kind(of):\n    return of or "taskCreated"'),
  '`process.env.X || "…"`': tsType('process.env.KIND || "taskCreated"'),
  '`os.environ.get("X", "…")`': pyType('os.environ.get("KIND", "taskCreated")'),
  '`configuration["X"] ?? "…"`': csType('configuration["Kind"] ?? "taskCreated"'),
  "`...(x && { … })`": tsBody(
    `{ topic: ${TOPIC}, activityType: "taskCreated", ...(x && { chainId: 1 }) }`,
  ),
  "one condition in two places": tsType('(x ? "task" : "taskC") + (x ? "Created" : "reated")'),
  "a condition that the caller's literal decides": tsType(
    'kind("x")',
    'const kind = (of) => (of === "x" ? "taskCreated" : "taskDone");',
  ),
  "wrappers of the same file, up to 4 around each other": ts(
    `const send = (kind) => client.post("${URL}", { activityType: kind, topic: ${TOPIC} }); const b = (kind) => send(kind); const c = (kind) => b(kind); const d = (kind) => c(kind); d("taskCreated");`,
  ),
  "`this.build(…)`": ts(
    `class A { build(kind) { return { activityType: kind, topic: ${TOPIC} }; } send() { client.post("${URL}", this.build("taskCreated")); } }`,
  ),
  "`self.build(…)`": py(
    `class A:\n    def build(self, kind):\n        return {"activityType": kind, "topic": ${TOPIC}}\n    def send(self):\n        requests.post("${URL}", json=self.build("taskCreated"))`,
  ),
  "arguments with defaults": pyType("kind()", 'def kind(of="taskCreated"):\n    return of'),
  "named arguments": pyType('kind(1, of="taskCreated")', "def kind(a, of):\n    return of"),
  "`f(...args)`": tsType("kind(...args)", 'const args = ["taskCreated"]; const kind = (of) => of;'),
  "`f(**params)`": pyType(
    "kind(**params)",
    'params = {"of": "taskCreated"}\ndef kind(of):\n    return of',
  ),
  "`**kwargs`": pyType('kind(of="taskCreated")', 'def kind(**kwargs):\n    return kwargs["of"]'),
  "`params` of C#": cs(
    `class A { Task Send(params string[] kinds) => http.PostAsJsonAsync("${URL}", new { activityType = kinds[0], topic = ${ANONYMOUS} }); Task Go() => Send("taskCreated", "b"); }`,
  ),
  "what a constructor is given": ts(
    `class N { constructor(private kind: string) {} send() { client.post("${URL}", { activityType: this.kind, topic: ${TOPIC} }); } } new N("taskCreated").send();`,
  ),
  "methods of fields and parameters whose class is declared": ts(
    `class N { send(kind) { client.post("${URL}", { activityType: kind, topic: ${TOPIC} }); } } class B { constructor(private n: N) {} add() { this.n.send("taskCreated"); } } const f = (n: N) => n.send("taskCreated");`,
  ),
  "methods of a base class": ts(
    `class N { send(kind) { client.post("${URL}", { activityType: kind, topic: ${TOPIC} }); } } class B extends N { add() { this.send("taskCreated"); } }`,
  ),
  "what a function makes": ts(
    `const make = () => ({ send(kind) { client.post("${URL}", { activityType: kind, topic: ${TOPIC} }); } }); const n = make(); n.send("taskCreated");`,
  ),
  "`.bind(null, …)`": ts(
    `function tell(kind, user) { client.post("${URL}", { activityType: kind, topic: ${TOPIC} }); } const created = tell.bind(null, "taskCreated"); created("u");`,
  ),
  "`partial(…)`": py(
    `def tell(user, kind):\n    client.post("${URL}", json={"activityType": kind, "topic": ${TOPIC}})\ncreated = functools.partial(tell, kind="taskCreated")\ncreated("u")`,
  ),
  "`.call`": ts(
    `function tell(kind) { client.post("${URL}", { activityType: kind, topic: ${TOPIC} }); } tell.call(null, "taskCreated");`,
  ),
  "`.apply`": ts(
    `function tell(kind) { client.post("${URL}", { activityType: kind, topic: ${TOPIC} }); } tell.apply(null, ["taskCreated"]);`,
  ),
  "extension methods of a declared type": csType(
    "Kind.Created.ToType()",
    'enum Kind { Created } static class Kinds { public static string ToType(this Kind kind) => "task" + kind.ToString(); }',
  ),
  "a function that a call made": ts(
    `const teller = (kind) => (user) => client.post("${URL}", { activityType: kind, topic: ${TOPIC}, x: user }); const created = teller("taskCreated"); created("u");`,
  ),
  "a function from a table, under a known key": ts(
    `const MAKE = { created: () => "taskCreated", done: () => "jobFinished" };\nfunction send(key) { client.post("${URL}", { activityType: MAKE[key](), topic: ${TOPIC} }); }\nsend("created");`,
  ),
  "a callback with its own parameter around the send": ts(
    `const tell = (users, kind) => users.map((user) => client.post("${URL}", { activityType: kind, topic: ${TOPIC} })); tell(all, "taskCreated");`,
  ),
  "texts and numbers that a call is given": tsType(
    "input.kind",
    'import { shown } from "acme"; const input = { kind: "taskCreated" }; shown(input.kind);',
  ),
  "what runs after the send": ts(
    `const body = ${BODY}; client.post("${URL}", body).then(() => change(body));`,
  ),
  assertions: tsType('"taskCreated" as Kind'),
  "`satisfies`": tsBody(`${BODY} satisfies Body`),
  "`!`": tsType("kind!", 'const kind: string | undefined = "taskCreated";'),
  "`<T>x`": tsType('<Kind>"taskCreated"'),
  decorators: ts(`@Injectable() class A { @Post() send() { client.post("${URL}", ${BODY}); } }`),
  JSX: {
    name: "a.tsx",
    text: `export const A = () => <button onClick={() => client.post("${URL}", ${BODY})}>Send</button>;`,
  },
  "scripts of `.vue` files": {
    name: "a.vue",
    text: `<template><p/></template>\n<script setup lang="ts">\nclient.post("${URL}", ${BODY});\n</script>`,
  },
  "scripts of `.svelte` files": {
    name: "a.svelte",
    text: `<script lang="ts">\nclient.post("${URL}", ${BODY});\n</script>\n<p>{#if a}b{/if}</p>`,
  },
  "scripts of `.ejs` files": {
    name: "a.ejs",
    text: `<p><%= title %></p>\n<script>\nconst user = "<%= user %>";\n<% if (sends) { %>\nclient.post("${URL}", ${BODY});\n<% } %>\n</script>`,
  },
};

/** By the words of docs/code.md's table. The linter knows no activity type, or no request at all. */
const open: Readonly<Record<string, Source>> = {
  "a body behind a URL that a call makes": ts(
    `client.post(urlOf("sendActivityNotification"), build("taskCreated"));`,
  ),
  routes: ts(
    'app.post("/api/sendActivityNotification", { activityType: "taskCreated", topic: "Task" });',
  ),
  logs: ts(
    'console.log("POST /users/u/teamwork/sendActivityNotification", { activityType: "taskCreated" });',
  ),
  schemas: ts(
    'const schema = { activityType: { const: "taskCreated" }, topic: { type: "object" } };',
  ),
  "`toMatchObject`": ts(
    'expect(body).toMatchObject({ activityType: "taskCreated", topic: { source: "text" } });',
  ),
  "options of one's own function": ts(
    'notify({ activityType: "taskCreated", topic: "Task", user }); // sendActivityNotification',
  ),
  packages: tsType("kinds.created", 'import { kinds } from "kinds";'),
  "other aliases": beside(tsType("created", 'import { created } from "#kinds";'), {
    "kinds.ts": 'export const created = "taskCreated";',
  }),
  "what two files may be": beside(tsType("created", 'import { created } from "@/kinds";'), {
    "kinds.ts": 'export const created = "taskCreated";',
    "src/kinds.ts": 'export const created = "taskCreated";',
  }),
  "C# fields that any file may set": beside(csType("Kinds.Created"), {
    "Kinds.cs": 'static class Kinds { public static string Created = "taskCreated"; }',
  }),
  "a C# file that is named alone": cs(
    'class B { Task Add() => Notifier.SendAsync("taskCreated"); }',
  ),
  "what a loop assigns": tsType("kind", 'let kind = "taskDone"; while (x) kind = "taskCreated";'),
  "or another function": tsType("kind", 'let kind; function f() { kind = "taskCreated"; }'),
  "a `Map` that is filled later": tsType(
    'KINDS.get("a")',
    'const KINDS = new Map(); KINDS.set("a", "taskCreated");',
  ),
  "formats in holes": pyType('f"task{rest:>7}"', `rest = ${REST}`),
  "a slice from elsewhere": tsType('"a taskCreated".slice(2)'),
  "`.replace`": tsType('"taskDone".replace("Done", "Created")'),
  "what an unknown spread may replace": tsBody(
    `{ activityType: "taskCreated", topic: ${TOPIC}, ...rest }`,
  ),
  "computed keys": tsBody(`{ ["activity" + x]: "taskCreated", topic: ${TOPIC}, previewText: {} }`),
  "what a branch may replace": tsBody(
    "body",
    `const body = { activityType: "taskCreated", topic: ${TOPIC} }; if (x) body.activityType = "taskDone";`,
  ),
  "changes in a loop": tsBody(
    "body",
    `const body = { activityType: "taskDone", topic: ${TOPIC} }; for (const a of b) body.activityType = "taskCreated";`,
  ),
  "or through a call": tsBody(
    "body",
    `const body = { activityType: "taskCreated", topic: ${TOPIC} }; change(body);`,
  ),
  "comprehensions with `if`": pyType('[kind for kind in ["taskCreated"] if x][0]'),
  "`.filter(…)`": tsType('["taskCreated"].filter(Boolean)[0]'),
  "other LINQ": csType('new[] { "taskCreated" }.Select(kind => kind).First()'),
  "two different conditions together": tsType('(x ? "task" : "job") + (y ? "Created" : "Done")'),
  "methods of objects whose class nobody tells": tsType(
    'kinds.of("taskCreated")',
    "function f(kinds) {}",
  ),
  "members that a derived class may replace": ts(
    `class A { kind() { return "taskCreated"; } send() { client.post("${URL}", { activityType: this.kind(), topic: ${TOPIC} }); } } class B extends A { kind() { return "taskDone"; } }`,
  ),
  "texts with `<%= … %>`": {
    name: "a.ejs",
    text: `<script>\nclient.post("${URL}", { activityType: "<%= kind %>taskCreated", topic: ${TOPIC} });\n</script>`,
  },
};

const page = readFileSync(new globalThis.URL("../../docs/code.md", import.meta.url), "utf8");
const table =
  /\| in code \| followed \| left open \|\n\|[- |]+\|\n((?:\|.*\|\n)+)/.exec(page)?.[1] ?? "";
const rows = table
  .split("\n")
  .flatMap((row) => (row === "" ? [] : [row.slice(2, -2).split(" | ")]));

/** The shapes that a cell names. A bar within a table is written `\|`. */
const named = (column: number) =>
  rows.flatMap((cells) => cells[column]!.replaceAll("\\|", "|").split("; "));

test("docs/code.md's table names these shapes and no others", () => {
  expect(rows).not.toEqual([]);
  expect(named(1)).toEqual(Object.keys(followed));
  expect(named(2)).toEqual(Object.keys(open));
});

const typesIn = ({ name, text, others }: Source) =>
  readFiles({ ...others, [name]: text }).requests.map(
    ({ request }) => (request.body.value as Record<string, unknown>)["activityType"],
  );

describe("followed", () => {
  test.each(Object.entries(followed))("%s", (_, source) => {
    const types = typesIn(source);
    expect(types).not.toEqual([]);
    expect(types.filter((type) => type !== "taskCreated")).toEqual([]);
  });
});

describe("left open", () => {
  test.each(Object.entries(open))("%s", (_, source) => {
    expect(typesIn(source)).not.toContain("taskCreated");
  });
});
