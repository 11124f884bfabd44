import { describe, expect, test } from "vitest";
import { readSource, underlined } from "./reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";
const JS_TOPIC = '{ source: "text", value: "Task" }';
const PY_TOPIC = '{"source": "text", "value": "Task"}';
const CS_TOPIC = 'new { source = "text", value = "Task" }';

type Row = readonly [name: string, program: string];

/** A function that sends what it is given, behind `BEFORE`, and its only call. */
const ts = (before: string, more = ""): Row => [
  "a.ts",
  `import { shown, Shown } from "@acme/texts";\n${more}\nfunction send(input) {\n  ${before}\n  client.post("${URL}", { topic: input.topic, activityType: input.kind });\n}\nsend({ kind: "taskCreated", topic: ${JS_TOPIC}, list: ["a"] });`,
];
const py = (before: string, more = ""): Row => [
  "a.py",
  `from acme import shown, Shown\n${more}\ndef send(params):\n    ${before}\n    requests.post("${URL}", json={"topic": params["topic"], "activityType": params["kind"]})\n\nsend({"kind": "taskCreated", "topic": ${PY_TOPIC}, "list": ["a"]})`,
];
const cs = (before: string, more = ""): Row => [
  "A.cs",
  `class A { ${more}\n async Task Send(Notice input) { ${before}\n await http.PostAsJsonAsync("${URL}", new { topic = input.Topic, activityType = input.Kind }); }\n Task Last() => Send(new Notice { Kind = "taskCreated", Topic = ${CS_TOPIC}, List = new[] { "a" } }); }`,
];

function typesIn([name, program]: Row): unknown[] {
  return readSource(name, program).requests.map(
    ({ body }) => (body as { activityType: unknown }).activityType,
  );
}

test("a property that a function sets under a key that nobody knows may be any", () => {
  const program = `const body = { topic: ${JS_TOPIC} };\nfill(body, x);\nfunction fill(of, key) { of[key] = "taskCreated"; }\nclient.post("${URL}", body);`;
  const [found] = readSource("a.ts", program).requests;
  expect(found?.open).toEqual([""]);
});

describe("a call cannot change", () => {
  test.each<readonly [string, Row]>([
    ["a text", ts("const preview = shown(input.kind);")],
    ["a text, as a method", ts("const preview = texts.preview.of(input.kind, input.topic.value);")],
    ["a text, as a constructor", ts("const preview = new Shown(input.kind);")],
    ["the length of a text", ts("const preview = shown(input.kind.length);")],
    ["a text by a key that nobody knows", ts("const preview = shown(input.topic[x]);")],
    ["what is not there", ts("const preview = shown(input.icon);")],
    ["a text of a list", ts("const preview = shown(input.list[0]);")],
    ["a text that was taken out", ts("const { kind } = input; shown(kind);")],
    [
      "what an own function reads",
      ts("show(input);", "function show(of) { return of.kind + of.topic.value; }"),
    ],
    [
      "what an own function hands on in parts",
      ts("show(input);", "function show(of) { shown(of.kind); shown(of.topic.value); }"),
    ],
    [
      "what two own functions read",
      ts(
        "show(input);",
        "const show = (of) => other(1, of); const other = (a, b) => { console.log(b); };",
      ),
    ],
    [
      "what an own function changes elsewhere",
      ts("show(input);", 'function show(of) { of.icon = "a"; of.topic.value = "b"; }'),
    ],
    ["a list beside", ts("shown(input.list);")],
    ["a text", py('preview = shown(params["kind"])')],
    [
      "a text, as a method",
      py('preview = texts.preview_of(params["kind"], title=params["topic"]["value"])'),
    ],
    ["a text of an f-string's call", py("preview = f\"{shown(params['kind'])} is new\"")],
    ["a text, as a constructor", py('preview = Shown(params["kind"])')],
    ["what an own function reads", py("show(params)", 'def show(of):\n    return of["kind"]')],
    [
      "what an own function is given by name",
      py("show(1, of=params)", 'def show(a, b=None, of=None):\n    return of["kind"]'),
    ],
    [
      "what an own function hands on in parts",
      py("show(params)", 'def show(of):\n    shown(of["kind"])'),
    ],
    [
      "what an own function changes elsewhere",
      py("show(params)", 'def show(of):\n    of["icon"] = "a"'),
    ],
    ["a text", cs("var preview = Texts.Shown(input.Kind);")],
    ["a text, as a method", cs("var preview = _texts.Preview.Of(input.Kind, input.Topic.value);")],
    ["a text, as a constructor", cs("var preview = new Shown(input.Kind);")],
    ["what an own method reads", cs("Show(input);", "void Show(Notice of) { Log(of.Kind); }")],
    [
      "what an own method changes elsewhere",
      cs("Show(input);", 'void Show(Notice of) { of.Icon = "a"; }'),
    ],
  ])("%s: %s", (_, row) => {
    expect(typesIn(row)).toEqual(["taskCreated"]);
    const [name, program] = row;
    const [request] = readSource(name, program).requests;
    expect(underlined(program, request!.found, "/activityType")).toBe('"taskCreated"');
  });
});

describe("a call may change", () => {
  test.each<readonly [string, Row]>([
    ["an object", ts("shown(input);")],
    ["an object, as a method", ts("texts.fill(1, input);")],
    ["what an own function changes", ts("show(input);", 'function show(of) { of.kind = "b"; }')],
    ["what an own function hands on", ts("show(input);", "function show(of) { shown(of); }")],
    [
      "what an own function hands on under another name",
      ts("show(input);", "function show(of) { const same = of; shown(same); }"),
    ],
    [
      "what an own function changes by any key",
      ts("show(input);", 'function show(of) { of[x] = "b"; }'),
    ],
    ["an object", py("shown(params)")],
    ["what an own function changes", py("show(params)", 'def show(of):\n    of["kind"] = "b"')],
    [
      "what an own function that is given it by name changes",
      py("show(of=params)", 'def show(a=None, of=None):\n    of["kind"] = "b"'),
    ],
    ["what an own function hands on", py("show(params)", "def show(of):\n    shown(of)")],
    ["an object", cs("Texts.Shown(input);")],
    ["what an own method changes", cs("Show(input);", 'void Show(Notice of) { of.Kind = "b"; }')],
  ])("%s: %s", (_, row) => {
    expect(typesIn(row)).toHaveLength(1);
    expect(typesIn(row)).not.toContain("taskCreated");
  });

  test("the parts of an object, and then the rest is known", () => {
    const [, program] = ts("shown(input.topic);");
    const [request] = readSource("a.ts", program).requests;
    expect(request!.body).toMatchObject({ activityType: "taskCreated" });
    expect(JSON.stringify(request!.body)).not.toContain('"source"');
  });
});

/** A body whose activity type is "taskCreated", and what is done with it in \`program\`. */
const jsBody = (program: string): Row => [
  "a.ts",
  `import { audit } from "@acme/audit";\nasync function created(retry) {\n  const body = { topic: ${JS_TOPIC}, activityType: "taskCreated" };\n  ${program}\n}`,
];
const pyBody = (program: string): Row => [
  "a.py",
  `from acme import audit\nasync def created(retry):\n    body = {"topic": ${PY_TOPIC}, "activityType": "taskCreated"}\n    ${program}`,
];
const csBody = (program: string): Row => [
  "A.cs",
  `class A { async Task Created(bool retry) { var body = new Body { Topic = ${CS_TOPIC}, ActivityType = "taskCreated" };\n ${program} } }`,
];
const JS = `client.post("${URL}", body)`;
const PY = `client.post("${URL}", json=body)`;
const CS = `http.PostAsJsonAsync("${URL}", body)`;

describe("what runs after the send changes nothing", () => {
  test.each<readonly [string, Row]>([
    ["then", jsBody(`await ${JS}.then(() => audit(body));`)],
    [
      "catch, with another try",
      jsBody(
        `await ${JS}.catch(async (e) => { body.iconId = "a"; body.activityType = "taskDone"; await again(body); });`,
      ),
    ],
    ["finally", jsBody(`${JS}.finally(function () { body.activityType = "taskDone"; });`)],
    ["a later callback", jsBody(`await ${JS}; setTimeout(() => { audit(body); }, 100);`)],
    [
      "a callback that waits",
      pyBody(
        `task = asyncio.create_task(${PY})\n    task.add_done_callback(lambda done: audit(body))`,
      ),
    ],
    [
      "a later inner function",
      csBody(`await ${CS}.ContinueWith(done => { body.ActivityType = "taskDone"; Audit(body); });`),
    ],
    ["a lambda for later", csBody(`await ${CS}; queue.Add(() => Audit(body));`)],
  ])("%s: %s", (_, row) => {
    const [name, program] = row;
    const sent = readSource(name, program).requests.filter(({ found }) => found.url);
    expect(sent.map(({ body }) => (body as { activityType: unknown }).activityType)).toContain(
      "taskCreated",
    );
    expect(underlined(program, sent[0]!.found, "/activityType")).toBe('"taskCreated"');
  });

  test.each<readonly [string, Row]>([
    [
      "a callback that was made before",
      jsBody(`const change = () => { body.activityType = "b"; }; change(); await ${JS};`),
    ],
    [
      "a function that stands later",
      jsBody(`change(); await ${JS}; function change() { body.activityType = "b"; }`),
    ],
    [
      "a callback of a loop around",
      jsBody(
        `for (const a of list) { await ${JS}; await then(() => { body.activityType = "b"; }); }`,
      ),
    ],
    [
      "a callback that was made before",
      pyBody(`change = lambda: audit(body)\n    change()\n    await ${PY}`),
    ],
    [
      "a lambda that was made before",
      csBody(`Action change = () => { body.ActivityType = "b"; }; change(); await ${CS};`),
    ],
  ])("but what may run before does: %s: %s", (_, row) => {
    const [name, program] = row;
    const [request] = readSource(name, program).requests;
    expect(JSON.stringify(request!.body)).not.toContain("taskCreated");
  });
});
