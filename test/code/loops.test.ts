import { describe, expect, test } from "vitest";
import { readSource } from "./reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";

type Row = readonly [name: string, program: string];

/** A program that sends a kind and a title; `SEND` stands for the request. */
const ts = (program: string): Row => [
  "a.ts",
  program.replace(
    "SEND",
    `client.post("${URL}", { activityType: kind, topic: { source: "text", value: title } })`,
  ),
];
const py = (program: string): Row => [
  "a.py",
  program.replace(
    "SEND",
    `requests.post("${URL}", json={"activityType": kind, "topic": {"source": "text", "value": title}})`,
  ),
];
const cs = (program: string): Row => [
  "A.cs",
  `class A { void F() { ${program.replace(
    "SEND",
    `http.PostAsJsonAsync("${URL}", new { activityType = kind, topic = new { source = "text", value = title } });`,
  )} } }`,
];

const sentBy = ([name, program]: Row) =>
  readSource(name, program).requests.map(({ body }) => {
    const { activityType, topic } = body as { activityType: string; topic: { value?: string } };
    return `${activityType} ${topic.value}`;
  });

describe("each round of a loop over a known list", () => {
  test.each<Row>([
    ts('for (const [kind, title] of [["a", "A"], ["b", "B"]]) SEND'),
    ts(
      'const all = [{ kind: "a", title: "A" }, { kind: "b", title: "B" }]; for (const { kind, title } of all) { SEND }',
    ),
    ts(
      'const titles = { a: "A", b: "B" }; for (const [kind, title] of Object.entries(titles)) SEND',
    ),
    ts('[["a", "A"], ["b", "B"]].forEach(([kind, title]) => SEND)'),
    ts('await Promise.all([["a", "A"], ["b", "B"]].map(async ([kind, title]) => { await SEND; }))'),
    ts('const all = [["a", "A"]]; all.push(["b", "B"]); for (const [kind, title] of all) SEND'),
    py('for kind, title in [("a", "A"), ("b", "B")]:\n    SEND'),
    py('for (kind, title) in (("a", "A"), ("b", "B")):\n    SEND'),
    py('TITLES = {"a": "A", "b": "B"}\nfor kind, title in TITLES.items():\n    SEND'),
    py(
      'for index, item in enumerate([{"kind": "a", "title": "A"}, {"kind": "b", "title": "B"}]):\n    kind = item["kind"]\n    title = item["title"]\n    SEND',
    ),
    py('[SEND for kind, title in [("a", "A"), ("b", "B")]]'),
    cs('foreach (var (kind, title) in new[] { ("a", "A"), ("b", "B") }) { SEND }'),
    cs(
      'var all = new Dictionary<string, string> { ["a"] = "A", ["b"] = "B" }; foreach (var (kind, title) in all) { SEND }',
    ),
    cs(
      'var all = new Dictionary<string, string> { ["a"] = "A", ["b"] = "B" }; foreach (var pair in all) { var kind = pair.Key; var title = pair.Value; SEND }',
    ),
    cs(
      'var all = new List<(string, string)> { ("a", "A"), ("b", "B") }; all.ForEach(pair => { var (kind, title) = pair; SEND });',
    ),
  ])("%s %s", (name, program) => {
    expect(sentBy([name, program])).toEqual(["a A", "b B"]);
  });

  test.each<Row>([
    ts('for (const kind of ["a", "b"]) { const title = "A"; if (kind === "b") continue; SEND }'),
    ts('for (const kind in { a: 1 }) { const title = "A"; SEND }'),
    py('title = "A"\nfor kind in ["a", "b"]:\n    if kind == "a":\n        SEND'),
    py('title = "A"\nfor kind in {"a": 1}:\n    SEND'),
    cs(
      'var title = "A"; foreach (var kind in new[] { "a", "b" }) { if (kind == "b") continue; SEND }',
    ),
  ])("that gets to the send: %s %s", (name, program) => {
    expect(sentBy([name, program])).toEqual(["a A"]);
  });
});

describe("nothing is known in a loop", () => {
  test.each<Row>([
    ts('const title = "A"; for (const kind of kinds) SEND'),
    ts('const title = "A"; for (const kind of ["a", ...more]) SEND'),
    ts('const title = "A"; for (const kind of ["a", "b"]) { if (kind === current) SEND }'),
    ts('const title = "A"; for (const kind of ["a", "b"]) { if (!isOurs(kind)) continue; SEND }'),
    ts('const title = "A"; const kinds = ["a"]; load(kinds); for (const kind of kinds) SEND'),
    ts('const title = "A"; for (let kind of ["a"]) { kind = more(kind); SEND }'),
    py('title = "A"\nfor kind in ["a", "b"]:\n    pass\nSEND'),
    py('title = "A"\nfor index, kind in zip([1], ["a"]):\n    SEND'),
    py('title = "A"\nfor index, (kind, other) in enumerate([("a", "b")]):\n    SEND'),
    cs('var title = "A"; foreach (var kind in kinds) { SEND }'),
  ])("%s %s", (name, program) => {
    expect(sentBy([name, program])).toEqual([expect.stringMatching(/^[$]?\{.*\} A$/)]);
  });

  test("a list that is too long for each item to be tried", () => {
    const items = Array.from({ length: 21 }, (_, index) => `"kind${index}"`).join();
    expect(sentBy(ts(`const title = "A"; for (const kind of [${items}]) SEND`))).toEqual([
      "${kind} A",
    ]);
  });
});

/** A value whose title is "A" when it is made, and which is changed under a second name before it is sent. */
describe("what a second name changes is no longer known", () => {
  const jsParams = '[{ name: "title", value: "A" }]';
  const pyParams = '[{"name": "title", "value": "A"}]';
  const csParams = 'new List<P> { new P { Name = "title", Value = "A" } }';
  test.each<Row>([
    ts(
      `const all = ${jsParams}; for (const one of all) one.value = "B"; const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; all.forEach((one) => { one.value = "B"; }); const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; for (const [at, one] of all.entries()) one.value = at; const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; const one = all.find((each) => each.name === x); one.value = "B"; const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; const ours = all.filter(isOurs); ours[0].value = "B"; const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = { a: { value: "A" } }; for (const one of Object.values(all)) one.value = "B"; const kind = "a"; const title = all.a.value; SEND`,
    ),
    ts(
      `const all = { a: { value: "A" } }; for (const [key, one] of Object.entries(all)) fix(one); const kind = "a"; const title = all.a.value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; for (const one of all) fix(one); function fix(of) { of.value = "B"; } const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; for (const one of all) other(one); const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const first = { value: "A" }; const second = { value: "C" }; const one = x ? first : second; one.value = "B"; const kind = "a"; const title = first.value; SEND`,
    ),
    ts(
      `const first = { value: "A" }; const one = made ?? first; one.value = "B"; const kind = "a"; const title = first.value; SEND`,
    ),
    py(
      `all = ${pyParams}\nfor one in all:\n    one["value"] = "B"\nkind = "a"\ntitle = all[0]["value"]\nSEND`,
    ),
    py(
      `all = ${pyParams}\nfor index, one in enumerate(all):\n    one["value"] = index\nkind = "a"\ntitle = all[0]["value"]\nSEND`,
    ),
    py(
      `all = {"a": {"value": "A"}}\nfor key, one in all.items():\n    one["value"] = key\nkind = "a"\ntitle = all["a"]["value"]\nSEND`,
    ),
    cs(
      `var all = ${csParams}; foreach (var one in all) { one.Value = "B"; } var kind = "a"; var title = all[0].Value; SEND`,
    ),
    cs(
      `var all = ${csParams}; all.ForEach(one => one.Value = "B"); var kind = "a"; var title = all[0].Value; SEND`,
    ),
    cs(
      `var all = ${csParams}; var one = all.First(each => each.Name == x); one.Value = "B"; var kind = "a"; var title = all[0].Value; SEND`,
    ),
    ts(
      `const one = { value: "A" }; const all = { one }; all.one.value = "B"; const kind = "a"; const title = one.value; SEND`,
    ),
    ts(
      `const one = { value: "A" }; const all = [one]; all[0].value = "B"; const kind = "a"; const title = one.value; SEND`,
    ),
    ts(
      `const base = { one: { value: "A" } }; const all = { ...base }; all.one.value = "B"; const kind = "a"; const title = base.one.value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; for (const one of [...all]) one.value = "B"; const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; all.reduce((sum, one) => { one.value = "B"; return sum; }, 0); const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; all.find((one) => one.name === x).value = "B"; const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; all.at(-1).value = "B"; const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = { a: { value: "A" } }; Object.values(all)[0].value = "B"; const kind = "a"; const title = all.a.value; SEND`,
    ),
    ts(
      `const one = { value: "A" }; (x ? one : other).value = "B"; const kind = "a"; const title = one.value; SEND`,
    ),
    cs(
      `var all = ${csParams}; all.First().Value = "B"; var kind = "a"; var title = all[0].Value; SEND`,
    ),
    ts(
      `const one = { value: "A" }; delete one.value; const kind = "a"; const title = one.value; SEND`,
    ),
    ts(
      `const one = { value: "A" }; delete one[x]; const kind = "a"; const title = one.value; SEND`,
    ),
    py(`one = {"value": "A"}\ndel one["value"]\nkind = "a"\ntitle = one["value"]\nSEND`),
  ])("%s %s", (name, program) => {
    expect(sentBy([name, program])).toEqual([expect.not.stringMatching(/^a A$/)]);
  });

  test.each<Row>([
    ts(
      `const all = ${jsParams}; for (const one of all) shown(one.value); const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; for (const one of all) console.log(one); const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; for (const one of all) fix(one); function fix(of) { of.name = "B"; } const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const all = ${jsParams}; const texts = all.map((one) => ({ ...one, value: "B" })); const kind = "a"; const title = all[0].value; SEND`,
    ),
    ts(
      `const one = { value: "A" }; const all = { one, more: 1 }; all.more = 2; const kind = "a"; const title = one.value; SEND`,
    ),
    ts(
      `const base = { value: "A" }; const all = { ...base }; all.value = "B"; const kind = "a"; const title = base.value; SEND`,
    ),
    ts(
      `const one = { value: "A", more: 1 }; delete one.more; const kind = "a"; const title = one.value; SEND`,
    ),
    py(`one = {"value": "A", "more": 1}\ndel one["more"]\nkind = "a"\ntitle = one["value"]\nSEND`),
    py(
      `all = ${pyParams}\nfor one in all:\n    print(one["value"])\nkind = "a"\ntitle = all[0]["value"]\nSEND`,
    ),
    cs(
      `var all = ${csParams}; foreach (var one in all) { Show(one.Value); } var kind = "a"; var title = all[0].Value; SEND`,
    ),
  ])("and the rest is: %s %s", (name, program) => {
    expect(sentBy([name, program])).toEqual(["a A"]);
  });
});

test.each<Row>([
  cs(
    'var all = new Dictionary<string, string> { ["a"] = "A" }; var kind = "a"; var title = ""; if (all.Count > 0) { title = "A"; } SEND',
  ),
])("a dictionary has more members than its entries: %s %s", (name, program) => {
  expect(sentBy([name, program])).not.toContain("a ");
});
