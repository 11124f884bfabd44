import { expect, test } from "vitest";
import { write } from "../../src/format/github.js";
import { diagnostic, options, range, report } from "./report.js";

const command = (changes: Parameters<typeof diagnostic>[0]) =>
  write(report([diagnostic(changes)]), options).trimEnd();

test("an annotation", () => {
  expect(command({ help: "use another" })).toBe(
    "::error file=notifications/done.json,line=2,endLine=2,col=19,endColumn=29," +
      'title=activity-type-declared::activity type "taskDone" is not declared in the manifest' +
      "%0Ahelp: use another",
  );
});

test.each([
  ["error", "::error "],
  ["warning", "::warning "],
  ["info", "::notice "],
] as const)("%s is %s", (severity, start) => {
  expect(command({ severity })).toMatch(new RegExp(`^${start}`));
});

test("the five escapes of a property, the three of a message", () => {
  expect(command({ file: "%:,\r\n", message: "%:,\r\n" })).toMatch(
    /^::error file=%25%3A%2C%0D%0A,line=.*::%25:,%0D%0A$/,
  );
});

test("columns only where a range stays on one line", () => {
  expect(command({ range: range(2, 19, 4, 2) })).toContain("line=2,endLine=4,title=");
});

test("an entry of an archive is told in the message", () => {
  const text = command({ file: "app.zip!/manifest.json" });
  expect(text).toContain("file=app.zip,line=1,");
  expect(text).toContain("::manifest.json:2:19: activity type");
});

test("nothing where all is well", () => {
  expect(write(report([]), options)).toBe("");
});
