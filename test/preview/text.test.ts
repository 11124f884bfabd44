import { expect, test } from "vitest";
import { columns } from "../../src/format/width.js";
import type { Exhibit } from "../../src/preview/exhibit.js";
import { previewText } from "../../src/preview/text.js";
import { wrap } from "../../src/preview/wrap.js";
import { previewed } from "./harbour.js";

const app = { name: "Task Board", file: "appPackage/manifest.json" };
const wide = { color: false, width: 80 };

const exhibit = (body: object = {}, parts: Partial<Exhibit> = {}): Exhibit => ({
  preview: previewed(body),
  source: "notifications/tasks.http:6",
  description: "Task created",
  findings: [],
  ...parts,
});

test("a notification in all languages", () => {
  expect(previewText(app, [exhibit()], wide)).toBe(`\
Task Board (appPackage/manifest.json), about as Teams shows it

taskCreated  notifications/tasks.http:6
  en-us     Task Board created task 4711
  de        Aufgaben hat Aufgabe 4711 angelegt
  de-at     Aufgaben (AT) hat Aufgabe 4711 angelegt
  ar        أنشأ لوحة المهام المهمة 4711
  fr        Tâches created task 4711 (not translated: the default text)
  preview   A new task
  topic     Tasks
  icon      color.png
  to        the user 5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04
  click     opens the tab "Home"
  settings  Task created
`);
});

test("what is missing, cut and wrong shows", () => {
  const finding = {
    rule: "activity-type-declared",
    severity: "error",
    message: 'activity type "taskMade" is not declared in the manifest',
    help: 'did you mean "taskCreated"?',
    url: "https://example.com",
  } as const;
  const text = previewText(
    app,
    [
      exhibit({ templateParameters: [{ name: "taskId", value: "" }] }),
      exhibit(
        { activityType: "taskMade", previewText: { content: `${"word ".repeat(40)}` } },
        { findings: [finding], source: undefined, description: undefined },
      ),
    ],
    { color: false, width: 60 },
  );
  expect(text).toContain("  en-us     Task Board created task {taskId is empty}\n");
  expect(text).toContain(`
taskMade
  text     no text for this activity type
  preview  word word word word word word word word word word
           word word word word word word word word word word
           word word word word word word word word word word
           …
`);
  expect(text).toContain(`
  error    activity type "taskMade" is not declared in the
           manifest: did you mean "taskCreated"?
           [activity-type-declared]
`);
});

test("colours, where they are wanted", () => {
  const text = previewText(app, [exhibit()], { color: true, width: 80 });
  expect(text).toContain(
    "\u001b[2m  en-us     \u001b[0m\u001b[1mTask Board\u001b[0m created task 4711\n",
  );
  // oxlint-disable-next-line no-control-regex
  expect(text.replace(/\u001b\[[\d;]*m/g, "")).toBe(previewText(app, [exhibit()], wide));
});

test.each([
  ["an escape sequence", "\u001b[31mred", "\\u001b[31mred"],
  ["a line break", "a\r\nb", "a\\u000d\\nb"],
  ["an override of direction", "a\u202eb", "a\\u202eb"],
  ["an isolate", "a\u2067b\u2069", "a\\u2067b\\u2069"],
  ["half of a pair", "a\ud800b", "a\\ud800b"],
  ["a tag", "a\u{e0041}b", "a\\ue0041b"],
  ["joiners and marks of real texts", "👩‍🚒 می‌خواهم ‏א", "👩‍🚒 می‌خواهم ‏א"],
])("%s from a request", (_, value, shown) => {
  const topic = { source: "text", value, webUrl: "https://teams.microsoft.com/l/app/x" };
  expect(previewText(app, [exhibit({ topic })], wide)).toContain(`  topic     ${shown}\n`);
});

test.each([
  ["words", "one two three", 7, ["one two", "three"]],
  ["a word that is too long", "one abcdefghij k", 5, ["one", "abcde", "fghij", "k"]],
  ["wide characters", "仕事を割り当て", 6, ["仕事を", "割り当", "て"]],
  ["nothing", "", 10, [""]],
])("%s are broken", (_, text, width, lines) => {
  const broken = wrap([{ text }], width).map((line) =>
    line
      .map((part) => part.text)
      .join("")
      .trimEnd(),
  );
  expect(broken).toEqual(lines);
  for (const line of broken) expect(columns(line)).toBeLessThanOrEqual(width);
});
