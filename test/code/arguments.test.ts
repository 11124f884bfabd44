import { describe, expect, test } from "vitest";
import { readSource, underlined } from "./reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";
const JS = `client.post("${URL}", { topic: { source: "text" }, activityType: kind });`;
const PY = `requests.post("${URL}", json={"topic": {"source": "text"}, "activityType": kind})`;
const CS = `http.PostAsJsonAsync("${URL}", new { topic = new { source = "text" }, activityType = kind });`;

type Rows = Readonly<Record<string, readonly [name: string, program: string]>>;

/** Calls whose argument for \`kind\` is "taskCreated". */
const known: Rows = {
  "a list that is spread": [
    "a.ts",
    `function f(a, kind) { ${JS} }\nconst args = [1, "taskCreated"];\nf(...args);`,
  ],
  "a list that is spread behind others": [
    "a.ts",
    `function f(a, b, kind) { ${JS} }\nf(1, ...[2, "taskCreated"]);`,
  ],
  "the rest of the arguments": [
    "a.ts",
    `function f(a, ...all) { const [kind] = all; ${JS} }\nf(1, "taskCreated", 2);`,
  ],
  "the rest, handed on": [
    "a.ts",
    `function f(a, kind) { ${JS} }\nconst g = (...all) => f(...all);\ng(1, "taskCreated");`,
  ],
  "a dict that is spread": [
    "a.py",
    `def f(a, kind):\n    ${PY}\n\nparams = {"kind": "taskCreated", "a": 1}\nf(**params)`,
  ],
  "a dict that is spread beside others": [
    "a.py",
    `def f(a, kind):\n    ${PY}\n\nf(1, **{"kind": "taskCreated"})`,
  ],
  "the last of two dicts": [
    "a.py",
    `def f(a, kind):\n    ${PY}\n\nf(**{"a": 1, "kind": "taskDone"}, **{"kind": "taskCreated"})`,
  ],
  "a dict over a default": [
    "a.py",
    `def f(a, kind="taskDone"):\n    ${PY}\n\nf(**{"a": 1, "kind": "taskCreated"})`,
  ],
  "a default that a dict leaves out": [
    "a.py",
    `def f(a, kind="taskCreated"):\n    ${PY}\n\nf(**{"a": 1})`,
  ],
  "a list in Python": ["a.py", `def f(a, kind):\n    ${PY}\n\nf(*[1, "taskCreated"])`],
  "other names": [
    "a.py",
    `def f(a, **more):\n    kind = more["kind"]\n    ${PY}\n\nf(1, kind="taskCreated", x=2)`,
  ],
  "other names, handed on": [
    "a.py",
    `def f(kind, x):\n    ${PY}\n\ndef g(**more):\n    f(**more)\n\ng(kind="taskCreated", x=2)`,
  ],
  "other names in the body": [
    "a.py",
    `def f(user, **body):\n    requests.post("${URL}", json={"topic": {"source": "text"}, **body})\n\nf("u", activityType="taskCreated")`,
  ],
  "other items": ["a.py", `def f(a, *more):\n    kind = more[0]\n    ${PY}\n\nf(1, "taskCreated")`],
  "names alone behind a star": [
    "a.py",
    `def f(a, *, kind, b=None):\n    ${PY}\n\nf(1, b=2, kind="taskCreated")`,
  ],
  "a dict that was spread into another call before": [
    "a.py",
    `def f(kind):\n    ${PY}\n\nparams = {"kind": "taskCreated"}\nlater(**params)\nf(**params)`,
  ],
  "names in any order": [
    "A.cs",
    `class A { Task F(string a, string kind) => ${CS} Task G() => F(kind: "taskCreated", a: "x"); }`,
  ],
};

describe("the argument is known", () => {
  test.each(Object.entries(known))("%s", (_, [name, program]) => {
    const { requests } = readSource(name, program);
    expect(requests.map(({ body }) => (body as { activityType: unknown }).activityType)).toEqual([
      "taskCreated",
    ]);
    expect(underlined(program, requests[0]!.found, "/activityType")).toBe('"taskCreated"');
  });
});

test("what has a name of its own is no part of the rest", () => {
  const body = `{"activityType": "taskCreated", "topic": {"source": "text", "value": "Task"}, "templateParameters": [{"name": k, "value": v} for k, v in rest.items()]}`;
  const { requests } = readSource(
    "a.py",
    `def tell(user, **rest):\n    client.post("https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification", json=${body})\n\ntell(**{"user": "u", "title": "Task"})\n`,
  );
  expect(requests[0]?.body).toMatchObject({
    templateParameters: [{ name: "title", value: "Task" }],
  });
});

test.each([
  ["one item", 'Send("a")', ["a"]],
  ["items", 'Send("a", "b")', ["a", "b"]],
  ["a list by itself", 'Send(new[] { "a", "b" })', ["a", "b"]],
  ["what may be a list", "Send(all)", "{all}"],
])("`params` of C# holds %s", (_, call, expected) => {
  const { requests } = readSource(
    "A.cs",
    `class A { Task Send(params string[] kinds) => http.PostAsJsonAsync("https://graph.microsoft.com/v1.0/chats/c/sendActivityNotification", new { activityType = "taskCreated", topic = new { source = "text", value = "Task" }, templateParameters = kinds }); Task Go(string[] all) => ${call}; }`,
  );
  expect(
    requests.map(({ body }) => (body as { templateParameters: unknown }).templateParameters),
  ).toEqual([expected]);
});

const unknown: Rows = {
  "a list that nobody knows": ["a.ts", `function f(a, kind = "taskCreated") { ${JS} }\nf(...x);`],
  "what stands behind a list": ["a.ts", `function f(a, kind) { ${JS} }\nf(...x, "taskCreated");`],
  "a dict that nobody knows": ["a.py", `def f(a, kind="taskCreated"):\n    ${PY}\n\nf(**x)`],
  "a dict that gets more": [
    "a.py",
    `def f(a, kind="taskCreated"):\n    ${PY}\n\nparams = {"a": 1}\nparams.update(x)\nf(**params)`,
  ],
  "an item where a name must stand": [
    "a.py",
    `def f(a, *, kind=None):\n    ${PY}\n\nf(1, "taskCreated")`,
  ],
};

describe("the argument is not known", () => {
  test.each(Object.entries(unknown))("%s", (_, [name, program]) => {
    const types = readSource(name, program).requests.map(
      ({ body }) => (body as { activityType: unknown }).activityType,
    );
    expect(types).toHaveLength(1);
    expect(types).not.toContain("taskCreated");
  });
});
