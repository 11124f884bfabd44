import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayHoldRequests } from "../../src/code/anchor.js";
import { readAlone } from "./reading.js";
import { textFile } from "../../src/json/parse.js";

test("no text makes it throw, and every place lies in the file", () => {
  const word = fc.constantFrom(
    ...'sendActivityNotification activityType topic <script> <% <%= %> enum import export from require switch case || ?? += { } ( ) [ ] ` ${ " \' """ $" @" f\' : , ; = => ... ? . < > \\ // /* */ # + - ! == & | new const function class return if else for in def lambda var await post x 1 \u{1F600}'.split(
      " ",
    ),
    " ",
    "\n",
    "\n  ",
    "\uD800",
    'client.post("/users/u/teamwork/sendActivityNotification", ',
    '{ activityType: "a", topic: { source: "text" } }',
  );
  const names = fc.constantFrom("a.ts", "a.tsx", "a.js", "a.vue", "a.ejs", "a.py", "a.cs");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), names, (words, name) => {
      const text = words.join("");
      for (const { body, url } of readAlone(textFile(name, text)).found.requests) {
        const offsets = [...Array(body.source.text.length + 1).keys()].map(body.source.toFile);
        if (url && "source" in url.place) offsets.push(url.place.start, url.place.end);
        expect(offsets.every((offset) => offset >= 0 && offset <= text.length)).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});

const SEND = {
  "a.js":
    "client.api('/chats/c/sendActivityNotification').post({ activityType: 'a', topic: { source: 'text' }, given: a40 });",
  "a.py":
    "client.post('https://graph.microsoft.com/v1.0/chats/c/sendActivityNotification', json={ 'activityType': 'a', 'topic': { 'source': 'text' }, 'given': a40 })",
  "a.cs":
    'client.PostAsync("https://graph.microsoft.com/v1.0/chats/c/sendActivityNotification", JsonContent.Create(new { activityType = "a", topic = new { source = "text" }, given = a40 }));',
} as const;

describe.each(Object.entries(SEND))("%s ends soon", (name, send) => {
  const isPython = name === "a.py";
  const end = isPython ? "\n" : ";\n";
  const define = name === "a.cs" ? "var " : name === "a.js" ? "const " : "";
  const call = isPython ? "json=" : "";

  test.each<[string, string]>([
    ["a long sum", `${define}a40 = (${'"x" +\n'.repeat(4000)}"y")${end}`],
    [
      "names that double",
      Array.from({ length: 40 }, (_, at) => `${define}a${at + 1} = [a${at}, a${at}]${end}`).join(
        "",
      ),
    ],
    ["names that hold each other", `${define}a40 = [b]${end}${define}b = [a40]${end}`],
    ["many changes", `${define}a40 = {}${end}${`a40["b"] = a40${end}`.repeat(1200)}`],
    ["many requests", `${send}\n`.repeat(700)],
    ["brackets", `${"[".repeat(1500)}\n`.repeat(8)],
    ["comparisons", `x = ${"a <\n".repeat(4000)} b${end}`],
    ["parentheses", `x = ${"(a)\n".repeat(4000)}${end}`],
    ["dots", `x = a${".b\n".repeat(4000)}${end}`],
    ["open texts", `${'"a\n'.repeat(4000)}`],
    ["open holes", `${'$"{\n f"{\n `${\n'.repeat(4000)}`],
    ["open triple texts", `${'"""" \n'.repeat(4000)}`],
    ["open comments", `${"/*\n".repeat(8000)}`],
    [
      "conditions",
      `${define}a40 = [${(isPython ? "(1 if x() else 2),\n" : "(x() ? 1 : 2),\n").repeat(1200)}]${end}`,
    ],
    [
      "comments that ignore",
      `${`${isPython ? "#" : "//"} teamslint-ignore-next a: b\n`.repeat(4000)}`,
    ],
    ["spaces", `${`${" ".repeat(1900)}\n`.repeat(400)}`],
  ])("%s", (_, before) => {
    const started = performance.now();
    readAlone(textFile(name, `${before}\n${call}${send}`));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test.each([
  [
    "functions that call themselves",
    "function f(x) { return { a: f(x), b: f(x) }; }\nconst a40 = f(1);",
  ],
  [
    "functions that call each other",
    `${Array.from({ length: 60 }, (_, at) => `function f${at}(x) {\n f${at + 1}(x); f${at + 1}(x); f${at + 1}(x); }`).join("\n")}
function f60(x) { client.api('/chats/c/sendActivityNotification').post({ activityType: x, topic: { source: 'text' } }); }`,
  ],
  [
    "returns",
    `function f(x) {\n${"if (x()) return { activityType: 'a' };\n".repeat(1200)} }\nconst a40 = f(1);`,
  ],
])("%s end soon", (_, before) => {
  const started = performance.now();
  readAlone(textFile("a.js", `${before}\n${SEND["a.js"]}`));
  expect(performance.now() - started).toBeLessThan(10_000);
});

test.each([
  ["client.api('/chats/c/sendActivityNotification')", true],
  ["SENDACTIVITYNOTIFICATION", true],
  ["teamwork.send_activity_notification.post", true],
  ['{ "activity_type": 1, "topic": 2 }', true],
  ["ActivityType = Topic", true],
  ["new Activity() { Type = topic }", false],
  ["const activityType = 1", false],
])("whether %s may hold requests", (text, may) => {
  expect(mayHoldRequests(text)).toBe(may);
});
