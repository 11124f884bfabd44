import { describe, expect, test } from "vitest";
import { readSource } from "./reading.js";

const URL = "https://graph.microsoft.com/v1.0/chats/c/sendActivityNotification";
const BEGIN = '{ "topic": { "source": "text", "value": "Task" } }';

const js = (body: string) =>
  [
    "a.ts",
    `function tell(x, y) { const body = ${BEGIN}; ${body} client.post("${URL}", body); }`,
  ] as const;
const py = (body: string) =>
  [
    "a.py",
    `def tell(x, y):\n    body = ${BEGIN}\n${body.replace(/^/gm, "    ")}\n    client.post("${URL}", json=body)\n`,
  ] as const;
const cs = (body: string) =>
  [
    "A.cs",
    `class A { Task Tell(bool x, bool y) { var body = new JObject { ["topic"] = new JObject { ["source"] = "text", ["value"] = "Task" } }; ${body} return http.PostAsJsonAsync("${URL}", body); } }`,
  ] as const;

/** The types and icons of the requests that are found, each pair once, with \`?\` for unknown values and \`-\` for those of an unknown body. */
function sentBy([file, text]: readonly [file: string, text: string]): string[] {
  const { requests } = readSource(file, text);
  const shown = (value: unknown) =>
    value === undefined ? "-" : /^[a-z]\w*$/.test(String(value)) ? String(value) : "?";
  const all = requests.map(({ body }) => {
    const { activityType, iconId } = body as Record<string, unknown>;
    return `${shown(activityType)} ${shown(iconId)}`;
  });
  return [...new Set(all)].sort();
}

describe("what branches set in an object is known on the ways through them", () => {
  test.each([
    [js('if (x) body.activityType = "a"; else body.activityType = "b";'), ["a -", "b -"]],
    [
      js(
        'if (x) { body.activityType = "a"; body.iconId = "i"; } else { body.activityType = "b"; }',
      ),
      ["a i", "b ?"],
    ],
    [
      js(
        'if (x) body.activityType = "a"; else if (y) body.activityType = "b"; else body.activityType = "c";',
      ),
      ["a -", "b -", "c -"],
    ],
    [js('body.activityType = "a"; if (x) body.activityType = "b";'), ["? -", "b -"]],
    [js('if (x) body.activityType = "a"; if (!x) body.activityType = "b";'), ["a -", "b -"]],
    [js('if (x) body.activityType = "a"; if (y) body.iconId = "i";'), ["? ?", "? i", "a ?"]],
    [
      js('body.activityType = "a"; if (x) body.iconId = "i"; if (x) body.activityType = "b";'),
      ["? ?", "b i"],
    ],
    [js('body.activityType = "a"; if (null) body.activityType = "b";'), ["a -"]],
    [
      js('const t = process.env.KIND; if (t) body.activityType = t; else body.activityType = "a";'),
      ["? -", "a -"],
    ],
    [js('for (const z of y) if (x) body.activityType = "a";'), ["? -"]],
    [js('if (isOn(x)) body.activityType = "a"; else body.activityType = "b";'), ["a -", "b -"]],
    [
      py('if x:\n    body["activityType"] = "a"\nelse:\n    body["activityType"] = "b"'),
      ["a -", "b -"],
    ],
    [
      py('if x:\n    body["activityType"] = "a"\nelif y:\n    body["activityType"] = "b"'),
      ["? -", "a -", "b -"],
    ],
    [py('body["activityType"] = "a"\nif x:\n    body["iconId"] = "i"'), ["a ?", "a i"]],
    [js('body.activityType = "a"; Object.assign(body, { iconId: "i" });'), ["a i"]],
    [
      js('const m = { activityType: "b" }; body.activityType = "a"; Object.assign(body, m);'),
      ["b -"],
    ],
    [js('body.activityType = "a"; Object.assign(body, y);'), ["- -"]],
    [
      js(
        'const m = { activityType: "b" }; body.activityType = "a"; if (x) Object.assign(body, m);',
      ),
      ["- -", "b -"],
    ],
    [py('m = {"activityType": "a", "iconId": "i"}\nbody.update(m)\nm["iconId"] = "j"'), ["a i"]],
    [py('m = {"activityType": "a"}\nfor z in y:\n    body.update(m)'), ["- -"]],
    [py('body["activityType"] = "a"\nbody.update([("activityType", x)])'), ["- -"]],
    [cs('if (x) body["activityType"] = "a"; else body["activityType"] = "b";'), ["a -", "b -"]],
    [
      cs('if (x) { body["activityType"] = "a"; } if (y) { body["iconId"] = "i"; }'),
      ["? ?", "? i", "a ?"],
    ],
  ])("%s", (program, expected) => {
    expect(sentBy(program)).toEqual(expected);
  });
});

test("what a branch may set is not called missing", () => {
  const [file, text] = js('if (x) body.activityType = "a";');
  const { requests } = readSource(file, text);
  for (const { body } of requests) expect(body).toHaveProperty("activityType");
});

/** The URL is known on each way alone, so that the body must be known for a notification before a way is taken. */
const undecided = (more: string, url = "x") =>
  `function tell(x, y, u) {
    const url = ${url} ? "/chats/c/sendActivityNotification" : "/users/u/teamwork/sendActivityNotification";
    ${more}
    graph.api(url).post({ ...${BEGIN}, activityType: "a", ...more });
  }`;

describe("what a condition chooses is spread over a body whose URL a condition chooses", () => {
  test.each([
    ['const more = x ? { iconId: "i" } : {};', ["a -", "a i"]],
    ['const more = y ? { iconId: "i" } : { activityType: "b" };', ["a i", "b -"]],
    ['const more = x && { iconId: "i" };', ["a ?"]],
    ['const icon = { iconId: "i" }; const more = x ? icon : undefined;', ["a -", "a i"]],
    ['let more = {}; if (x) more = { iconId: "i" };', ["a i"]],
    ['const more = x ? { [y]: "i" } : {};', []],
    ["const more = x ? y : {};", []],
  ])("%s", (more, expected) => {
    expect(sentBy(["a.ts", undecided(more)])).toEqual(expected);
  });
});

test("a body that nobody is seen to send may lose what is null or blank on its way", () => {
  const [sent] = readSource(
    "a.py",
    `def tell(user):
    body = {"topic": {"source": "text", "value": "Task", "webUrl": ""}, "activityType": "a", "iconId": "", "x": None}
    body = {k: v for k, v in body.items() if v}
    client.post("${URL}", json=body)
`,
  ).requests.filter(({ body }) => "activityType" in (body as object));
  expect(sent?.body).toEqual({
    topic: { source: "text", value: "Task", webUrl: "" },
    activityType: "a",
  });
});

describe("a copy keeps the values that it was made of", () => {
  test.each([
    [
      js('const m = { activityType: "a" }; const b = { ...body, ...m }; m.activityType = "b";'),
      "b",
      "a -",
    ],
    [js('const m = { t: "a" }; body.activityType = m.t; m.t = "b";'), "body", "a -"],
    [js('const m = { t: "a" }; const b = { ...body, activityType: m.t }; m.t = "b";'), "b", "a -"],
    [
      js('const b = { ...body, activityType: "a" }; b.iconId = "i"; body.iconId = "j";'),
      "b",
      "a i",
    ],
    [
      js('const m = { o: { activityType: "a" } }; const o = m.o; m.o.activityType = "b";'),
      "{ ...body, ...o }",
      "b -",
    ],
    [py('m = {"t": "a"}\nbody["activityType"] = m["t"]\nm["t"] = "b"'), "body", "a -"],
    [py('body["activityType"] = "a"\nb = body.copy()\nbody["activityType"] = "b"'), "b", "a -"],
    [
      py('body["activityType"] = "a"\nb = json.dumps(body)\nbody["activityType"] = "b"'),
      "b",
      "a -",
    ],
    [cs('body["activityType"] = kinds.First; var b = body;'), "b", "? -"],
  ] as const)("%s, and %s is sent", ([file, text], sent, expected) => {
    const program = text.replace(/(json=|, )body\)/, `$1${sent})`);
    expect(sentBy([file, program])).toEqual([expected]);
  });
});
