import { describe, expect, test } from "vitest";
import { write } from "../../src/format/pretty.js";
import { diagnostic, options, range, report } from "./report.js";

const texts = {
  "notifications/done.json": '{\n  "activityType": "taskDone",\n\t"topic": {\n  }\n}',
  "manifest.json": '{\n  "activities": {}\n}',
};

describe("pretty", () => {
  test("shows the place, the line, the help and the summary", () => {
    const found = diagnostic({ help: 'use "taskCreated"' });
    expect(write(report([found], {}, texts), options)).toBe(`\
notifications/done.json:2:19: error: activity type "taskDone" is not declared in the manifest [activity-type-declared]
  |
2 |   "activityType": "taskDone",
  |                   ^^^^^^^^^^
  = help: use "taskCreated"

1 error in 1 of 2 files, 5 requests checked
`);
  });

  test("shows the first line of a range, and related places with theirs", () => {
    const found = diagnostic({
      severity: "warning",
      message: "the topic is empty",
      rule: "topic-known",
      range: range(3, 2, 4, 4),
      related: [
        { file: "manifest.json", range: range(2, 3, 15), message: "declared here" },
        { file: "icon.png", range: range(12, 1), message: "an image" },
      ],
    });
    expect(write(report([found], {}, texts), options)).toBe(`\
notifications/done.json:3:2: warning: the topic is empty [topic-known]
   |
 3 |     "topic": {
   |     ^^^^^^^^^^
   = see: manifest.json:2:3: declared here
 2 |   "activities": {}
   |   ^^^^^^^^^^^^
   = see: icon.png:12:1: an image

1 warning in 1 of 2 files, 5 requests checked
`);
  });

  test("does without a line that is not at hand", () => {
    expect(write(report([diagnostic()]), options)).not.toContain(" |");
  });

  test("colours by severity and links the rule", () => {
    const text = write(report([diagnostic()], {}, texts), { ...options, color: true, links: true });
    expect(text).toContain("notifications/done.json:2:19: \u001b[1;31merror:\u001b[0m activity");
    expect(text).toContain("\u001b[1;31m^^^^^^^^^^\u001b[0m");
    expect(text).toContain(
      "[\u001b]8;;https://example.org/rules/activity-type-declared\u001b\\activity-type-declared\u001b]8;;\u001b\\]",
    );
  });

  test.each([
    [{}, "no problems in 2 files, 5 requests checked\n"],
    [{ files: 1, requests: 0 }, "no problems in 1 file\n"],
    [{ files: 0, requests: 1 }, "no problems in 0 files, 1 request checked\n"],
    [
      { filesWithFindings: 2, errors: 3, warnings: 1, infos: 2, ignored: 4, baselined: 12 },
      "3 errors, 1 warning and 2 infos in 2 of 2 files, 5 requests checked, 4 ignored, 12 in the baseline\n",
    ],
    [
      { files: 1, filesWithFindings: 1, errors: 2, warnings: 2, requests: 1 },
      "2 errors and 2 warnings in 1 file, 1 request checked\n",
    ],
    [
      { requests: 0, rulesOff: 1, rulesLowered: 2, excluded: 3, gitIgnored: 1 },
      "no problems in 2 files, 1 rule off, 2 rules lowered, 3 paths excluded, 1 file of git's left out by .gitignore\n",
    ],
    [
      { requests: 0, isIncomplete: true },
      "not everything could be checked, nothing found in 2 files\n",
    ],
    [
      { notes: ["a.http has no manifest"], requests: 0 },
      "note: a.http has no manifest\nno problems in 2 files\n",
    ],
  ])("sums up %j", (changes, expected) => {
    const clean = report([]);
    expect(write({ ...clean, summary: { ...clean.summary, ...changes } }, options)).toBe(expected);
  });
});
