import { expect, test } from "vitest";
import { write } from "../../src/format/azure.js";
import { diagnostic, options, report } from "./report.js";

const lines = (...changes: Parameters<typeof diagnostic>[0][]) =>
  write(report(changes.map(diagnostic)), options).split("\n");

test("an issue, and the result of the task", () => {
  expect(lines({ help: "use another" })).toEqual([
    "##vso[task.logissue type=error;sourcepath=/home/mara/app/notifications/done.json;linenumber=2;" +
      'columnnumber=19;code=activity-type-declared;]activity type "taskDone" is not declared in ' +
      "the manifest%0Ahelp: use another",
    "##vso[task.complete result=Failed;]1 error in 1 of 2 files, 5 requests checked",
    "",
  ]);
});

test("warnings let the task succeed with issues", () => {
  const [issue, result] = lines({ severity: "warning" });
  expect(issue).toContain("type=warning;");
  expect(result).toContain("result=SucceededWithIssues;");
});

test("an info is a plain line and changes no result", () => {
  expect(lines({ severity: "info", message: "##vso[task.complete result=Failed;]" })).toEqual([
    "notifications/done.json:2:19: info: \\u0023#vso[task.complete result=Failed;] [activity-type-declared]",
    "",
  ]);
});

test("the escapes of the agent", () => {
  const [issue] = lines({ file: "a%;]\r\n", message: "m%;]\r\n" });
  expect(issue).toContain("sourcepath=/home/mara/app/a%AZP25%3B%5D%0D%0A;");
  expect(issue).toMatch(/\]m%AZP25%3B%5D%0D%0A$/);
});

test.each([
  ["/tmp/a.json", "/tmp/a.json"],
  ["C:/a.json", "C:/a.json"],
  ["app.zip!/a.json", "/home/mara/app/app.zip"],
])("the path of %s", (file, path) => {
  expect(lines({ file })[0]).toContain(`sourcepath=${path};`);
});
