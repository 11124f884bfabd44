import { expect, test } from "vitest";
import { write } from "../../src/format/gitlab.js";
import { diagnostic, hostileReport, options, range, report } from "./report.js";

interface Issue {
  readonly fingerprint: string;
  readonly severity: string;
}

// The fields and severities that https://docs.gitlab.com/ci/testing/code_quality/ lists.
test("holds the documented fields", () => {
  expect(JSON.parse(write(report([diagnostic({ help: "use another" })]), options))).toEqual([
    {
      description: 'activity type "taskDone" is not declared in the manifest (help: use another)',
      check_name: "activity-type-declared",
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      severity: "major",
      location: { path: "notifications/done.json", lines: { begin: 2, end: 2 } },
    },
  ]);
});

test("fingerprints are unique, since later ones would vanish", () => {
  const same = [2, 3, 4].map((line) => diagnostic({ range: range(line, 1, 2) }));
  const issues = [
    ...JSON.parse(write(report(same), options)),
    ...JSON.parse(write(hostileReport, options)),
  ] as Issue[];
  expect(new Set(issues.map((issue) => issue.fingerprint)).size).toBe(issues.length);
  for (const { severity } of issues) expect(["major", "minor", "info"]).toContain(severity);
});

test("an empty list where all is well", () => {
  expect(write(report([]), options)).toBe("[]\n");
});
