import { describe, expect, test } from "vitest";
import { readFiles } from "./reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";

type Row = readonly [name: string, program: string, others: Readonly<Record<string, string>>];

/** The activity types that are expected of a program. */
type Case = readonly [
  expected: readonly (string | undefined)[],
  name: string,
  program: string,
  others: Row[2],
];

/** A program in which `SEND` stands for a request with the activity type `kind`. */
const ts = (program: string): Row => [
  "a.ts",
  program.replaceAll(
    "SEND",
    `client.post("${URL}", { activityType: kind, topic: { source: "text", value: "Task" } })`,
  ),
  {},
];
const py = (program: string): Row => [
  "a.py",
  program.replaceAll(
    "SEND",
    `requests.post("${URL}", json={"activityType": kind, "topic": {"source": "text", "value": "Task"}})`,
  ),
  {},
];
/** With the texts of other files, by their paths. */
const cs = (program: string, others: Row[2] = {}): Row => [
  "A.cs",
  program.replaceAll(
    "SEND",
    `http.PostAsJsonAsync("${URL}", new { activityType = kind, topic = new { source = "text", value = "Task" } });`,
  ),
  others,
];

const typesIn = (name: string, program: string, others: Row[2] = {}) =>
  readFiles({ ...others, [name]: program }).requests.map(
    ({ note: { activityType } }) => activityType,
  );

const JS_MAP = 'const KINDS = new Map([["a", "taskCreated"], ["b", "taskDone"]]);';
const CS_MAP =
  'static readonly Dictionary<string, string> Kinds = new() { ["a"] = "taskCreated", { "b", "taskDone" } };';
const KIND =
  'enum Kind { Created, Done } static class Kinds { public static string ToType(this Kind kind, string more = "") => kind switch { Kind.Created => "task" + "Created" + more, _ => "taskDone" }; }';

describe("an entry of a map", () => {
  test.each<Case>([
    [["taskDone"], ...ts(`${JS_MAP} const kind = KINDS.get("b"); SEND`)],
    [["taskCreated", "taskDone"], ...ts(`${JS_MAP} const kind = KINDS.get(x); SEND`)],
    [
      ["taskCreated", "taskDone"],
      ...ts(
        `${JS_MAP} function f(x) { if (!KINDS.has(x)) return; const kind = KINDS.get(x)!; SEND }`,
      ),
    ],
    [
      ["taskDone"],
      ...ts(`${JS_MAP} const kind = KINDS.has("c") ? "taskCreated" : "taskDone"; SEND`),
    ],
    [["taskTold"], ...ts(`${JS_MAP} const kind = KINDS.get("c") ?? "taskTold"; SEND`)],
    [["taskCreated", "taskDone"], ...ts(`${JS_MAP} for (const [, kind] of KINDS) SEND`)],
    [
      ["taskDone"],
      ...ts(
        'enum E { A, B } const KINDS = new Map<E, string>([[E.A, "taskCreated"], [E.B, "taskDone"]]); const kind = KINDS.get(E.B); SEND',
      ),
    ],
    [
      ["taskDone"],
      ...ts(
        'const KINDS = new Map(Object.entries({ b: "taskDone" })); const kind = KINDS.get("b"); SEND',
      ),
    ],
    [
      ["taskDone"],
      ...ts('const KINDS = Object.fromEntries([["b", "taskDone"]]); const kind = KINDS.b; SEND'),
    ],
    [
      ["taskDone"],
      ...ts(
        'class A { kinds = new Map([["b", "taskDone"]]); f() { const kind = this.kinds.get("b"); SEND } }',
      ),
    ],
    [
      ["taskCreated", "taskDone"],
      ...cs(
        `class A { ${CS_MAP} void F() { if (!Kinds.TryGetValue(x, out var kind)) return; SEND } }`,
      ),
    ],
    [
      ["taskDone"],
      ...cs(
        `class A { ${CS_MAP} void F() { var kind = Kinds.TryGetValue("b", out string k) ? k : "taskTold"; SEND } }`,
      ),
    ],
    [
      ["taskTold"],
      ...cs(
        `class A { ${CS_MAP} void F() { var kind = Kinds.TryGetValue("c", out string k) ? k : "taskTold"; SEND } }`,
      ),
    ],
    [
      ["taskTold"],
      ...cs(
        `class A { ${CS_MAP} void F() { var kind = Kinds.GetValueOrDefault("c", "taskTold"); SEND } }`,
      ),
    ],
    [
      ["taskDone"],
      ...cs(
        'class A { static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string> { ["b"] = "taskDone" }.ToFrozenDictionary(); void F() { var kind = Kinds["b"]; SEND } }',
      ),
    ],
    [
      ["taskDone"],
      ...cs(
        'enum E { A, B } class A { static readonly Dictionary<E, string> Kinds = new() { [E.A] = "taskCreated", [E.B] = "taskDone" }; void F() { var kind = Kinds[E.B]; SEND } }',
      ),
    ],
  ])("%j: %s %s", (expected, name, program, others) => {
    expect(typesIn(name, program, others)).toEqual(expected);
  });

  test.each<Row>([
    ts(`${JS_MAP} KINDS.set("b", more); const kind = KINDS.get("b"); SEND`),
    ts(`${JS_MAP} load(KINDS); const kind = KINDS.get("b"); SEND`),
    ts(`${JS_MAP} const kind = KINDS.b; SEND`),
    ts(`${JS_MAP} const kind = KINDS.size; SEND`),
    ts('const KINDS = new Map([...rows, ["b", "taskDone"]]); const kind = KINDS.get("a"); SEND'),
    ts('const KINDS = new Map(rows); const kind = KINDS.get("b"); SEND'),
    ts(
      'const KINDS = new Map([["b", { kind: "taskDone" }]]); KINDS.get("b").kind = x; const kind = KINDS.get("b").kind; SEND',
    ),
    ts(
      'const KINDS = new Map([["b", { kind: "taskDone" }]]); const b = KINDS.get("b"); b.kind = x; const kind = KINDS.get("b").kind; SEND',
    ),
    ts(
      'const KINDS = new Map([["b", { kind: "taskDone" }]]); for (const [, b] of KINDS) fix(b); const kind = KINDS.get("b").kind; SEND',
    ),
    cs(`class A { ${CS_MAP} void F() { Kinds.Remove("b"); var kind = Kinds["b"]; SEND } }`),
    cs(
      `class A { void F(Dictionary<string, string> kinds) { if (kinds.TryGetValue("b", out var kind)) SEND } }`,
    ),
  ])("nobody knows: %s %s", (name, program, others) => {
    expect(typesIn(name, program, others)).toEqual([undefined]);
  });
});

describe("only where there is none yet", () => {
  const body = '{ topic: { source: "text", value: "Task" } }';
  const send = `client.post("${URL}", body);`;
  const pySend = `requests.post("${URL}", json=body)`;
  const pyBody = '{"topic": {"source": "text", "value": "Task"}}';
  test.each<Case>([
    [
      ["taskDone"],
      ...ts(
        `const body = ${body}; body.activityType ??= "taskDone"; body.activityType ??= "taskTold"; ${send}`,
      ),
    ],
    [
      ["taskDone"],
      ...ts(
        `const body = ${body}; body.activityType = ""; body.activityType ||= "taskDone"; ${send}`,
      ),
    ],
    [
      [""],
      ...ts(
        `const body = ${body}; body.activityType = ""; body.activityType ??= "taskDone"; ${send}`,
      ),
    ],
    [
      [undefined],
      ...ts(
        `const body = ${body}; body.activityType = x; body.activityType ??= "taskDone"; ${send}`,
      ),
    ],
    [
      [undefined],
      ...ts(`const body = { ...rest, ...${body} }; body.activityType ??= "taskDone"; ${send}`),
    ],
    [
      ["taskCreated", "taskDone"],
      ...ts(
        `function f(body) { body.activityType ??= "taskDone"; ${send} } f({ ...${body}, activityType: "taskCreated" }); f(${body});`,
      ),
    ],
    [
      ["taskDone"],
      ...py(
        `body = ${pyBody}\nbody.setdefault("activityType", "taskDone")\nbody.setdefault("activityType", "taskTold")\n${pySend}`,
      ),
    ],
    [
      ["taskDone"],
      ...py(
        `body = ${pyBody}\nbody.setdefault("kinds", {})["activityType"] = "taskTold"\nbody.setdefault("activityType", "taskDone")\n${pySend}`,
      ),
    ],
    [
      [undefined],
      ...py(
        `body = ${pyBody}\nbody.setdefault(x, "taskDone")\nbody["topic"] = {"source": "text"}\n${pySend}`,
      ),
    ],
    [
      ["taskDone"],
      ...cs(
        `var body = new Body { Topic = new { source = "text", value = "Task" } }; body.ActivityType ??= "taskDone"; body.ActivityType ??= "taskTold"; http.PostAsJsonAsync("${URL}", body);`,
      ),
    ],
  ])("%j: %s %s", (expected, name, program, others) => {
    expect(typesIn(name, program, others)).toEqual(expected);
  });

  test("what is then appended counts", () => {
    const text = `body = {"activityType": "taskDone", "topic": {"source": "text", "value": "Task"}}\nbody.setdefault("templateParameters", []).append({"name": "title", "value": "A"})\n${pySend}`;
    const [request] = readFiles({ "a.py": text }).requests;
    expect(request?.request.body.value).toMatchObject({
      templateParameters: [{ name: "title", value: "A" }],
    });
  });
});

describe("a function by another way", () => {
  test.each<Case>([
    [
      ["taskCreated", "taskDone"],
      ...ts(
        'function tell(kind) { SEND } tell.call(this, "taskCreated"); tell.apply(null, ["taskDone"]);',
      ),
    ],
    [
      ["taskDone"],
      ...ts('class A { tell(kind) { SEND } f() { this.tell.call(this, "taskDone"); } }'),
    ],
    [
      ["taskDone"],
      ...ts(
        'function kindOf(of) { return "task" + of; } const kind = kindOf.call(null, "Done"); SEND',
      ),
    ],
    [
      [undefined],
      ...ts('class A { tell(kind) { SEND } f(other) { this.tell.call(other, "taskDone"); } }'),
    ],
    [
      [undefined],
      ...ts("function tell(kind) { SEND } function f() { tell.apply(this, arguments); }"),
    ],
    [
      ["taskDone"],
      ...cs("using static Board.Kinds;\nclass A { void F() { var kind = Done; SEND } }", {
        "K.cs": 'namespace Board; static class Kinds { public const string Done = "taskDone"; }',
      }),
    ],
    [
      ["taskDone"],
      ...cs('using static Kinds;\nclass A { void F() { var kind = KindOf("Done"); SEND } }', {
        "K.cs": 'static class Kinds { public static string KindOf(string of) => "task" + of; }',
      }),
    ],
    [
      ["taskTold"],
      ...cs(
        'using static Kinds;\nclass A { const string Done = "taskTold"; void F() { var kind = Done; SEND } }',
        { "K.cs": 'static class Kinds { public const string Done = "taskDone"; }' },
      ),
    ],
    [
      [undefined],
      ...cs(
        "using static Kinds;\nusing static Others;\nclass A { void F() { var kind = Done; SEND } }",
        {
          "K.cs":
            'static class Kinds { public const string Done = "taskDone"; } static class Others { public const string Done = "taskTold"; }',
        },
      ),
    ],
    [
      ["taskCreated", "taskDone"],
      ...cs("class A { void F() { var kind = Kind.Created.ToType(); SEND } }", { "K.cs": KIND }),
    ],
    [
      ["taskCreated", "taskDone"],
      ...cs("class A { void F(Kind of) { var kind = of.ToType(); SEND } }", { "K.cs": KIND }),
    ],
    [
      ["taskCreatedNow", "taskDone"],
      ...cs('class A { void F(Kind of) { var kind = Kinds.ToType(of, "Now"); SEND } }', {
        "K.cs": KIND,
      }),
    ],
    [
      ["taskCreatedNow", "taskDone"],
      ...cs(
        'class Task { public Kind Of { get; set; } } class A { void F(Task task) { var kind = task.Of.ToType("Now"); SEND } }',
        { "K.cs": KIND },
      ),
    ],
    [
      [undefined],
      ...cs("class A { void F(Other of) { var kind = of.ToType(); SEND } }", { "K.cs": KIND }),
    ],
    [
      [undefined],
      ...cs("class A { void F() { var kind = task.Of.ToType(); SEND } }", { "K.cs": KIND }),
    ],
    [
      ["taskDone"],
      ...cs(
        "static class X { public static Task Tell(this HttpClient http, string kind) { SEND } }",
        {
          "B.cs": 'class B { readonly HttpClient _http; Task F() => _http.Tell("taskDone"); }',
        },
      ),
    ],
  ])("%j: %s %s", (expected, name, program, others) => {
    expect(typesIn(name, program, others)).toEqual(expected);
  });
});

describe("the beginning of a text", () => {
  test.each<Case>([
    [["taskDone"], ...ts('const kind = "taskDone".slice(0, 50); SEND')],
    [["taskDone"], ...ts('const most = 8; const kind = "taskDoneNow".substring(0, most); SEND')],
    [["taskDone"], ...ts('const kind = ["taskDone", "b"].slice(0, 1)[0]; SEND')],
    [[undefined], ...ts('const kind = "taskDone".slice(0, -1); SEND')],
    [[undefined], ...ts('const kind = "taskDone".slice(0, most); SEND')],
    [[undefined], ...ts("const kind = `task${rest}`.slice(0, 50); SEND")],
    [["taskDone"], ...py('kind = "taskDoneNow"[:8]\nSEND')],
    [["taskDone"], ...py('kind = ["taskDone", "b"][:1][0]\nSEND')],
    [["😀"], ...py('kind = "😀"[:9]\nSEND')],
    [[undefined], ...py('kind = "😀😀"[:1]\nSEND')],
    [["taskDone"], ...cs('var kind = "taskDoneNow".Substring(0, 8); SEND')],
  ])("%j: %s %s", (expected, name, program, others) => {
    expect(typesIn(name, program, others)).toEqual(expected);
  });
});

test("a request with the wrong method, whose body is held by a name", () => {
  const text = `const body = { activityType: "taskDone", topic: { source: "text", value: "Task" } };
export function send(id, config) { axios.get(\`https://graph.microsoft.com/v1.0/users/\${id}/teamwork/sendActivityNotification\`, body, config); }`;
  const [found] = readFiles({ "a.ts": text }).requests;
  expect([found?.note.activityType, found?.request.method?.text]).toEqual(["taskDone", "GET"]);
});
