import { readFileSync } from "node:fs";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { Log } from "sarif";
import { describe, expect, test } from "vitest";
import { write } from "../../src/format/sarif.js";
import { diagnostic, hostileReport, options, range, report } from "./report.js";

const schema = JSON.parse(
  readFileSync(new URL("schemas/sarif-2.1.0.json", import.meta.url), "utf8"),
);
// The schema has a pattern that is no regular expression under the flag u.
const ajv = new AjvDraft04.default({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

function run(...input: Parameters<typeof report>) {
  const log = JSON.parse(write(report(...input), options)) as Log;
  validate(log);
  expect(validate.errors).toBeNull();
  return log.runs[0]!;
}

describe("sarif", () => {
  test("fits the official schema with hostile texts in every field", () => {
    const log = JSON.parse(write(hostileReport, options)) as Log;
    validate(log);
    expect(validate.errors).toBeNull();
    for (const { message, relatedLocations } of log.runs[0]!.results!) {
      expect(message.text).not.toContain("](");
      for (const place of relatedLocations ?? []) expect(place.message!.text).not.toContain("](");
    }
  });

  test("holds what code scanning asks for", () => {
    const { tool, columnKind, results } = run([
      diagnostic({ help: "use another", range: range(2, 19, 3, 4) }),
    ]);
    expect(columnKind).toBe("utf16CodeUnits");
    expect(tool.driver.rules).toEqual([
      {
        id: "activity-type-declared",
        shortDescription: { text: expect.stringContaining("activity type") },
        fullDescription: { text: expect.stringContaining("activity type") },
        help: {
          text: expect.stringContaining("Graph refuses"),
          markdown: expect.stringContaining("Graph refuses"),
        },
        helpUri: "https://example.org/rules/activity-type-declared",
        defaultConfiguration: { level: "error" },
      },
    ]);
    expect(results).toEqual([
      {
        ruleId: "activity-type-declared",
        ruleIndex: 0,
        level: "error",
        message: {
          text: 'activity type "taskDone" is not declared in the manifest\nhelp: use another',
        },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "notifications/done.json" },
              region: { startLine: 2, startColumn: 19, endLine: 3, endColumn: 4 },
            },
          },
        ],
        partialFingerprints: { primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{16}$/) },
      },
    ]);
  });

  test.each([
    ["manifest.json", "manifest.json"],
    ["../my app/100%#?.json", "../my%20app/100%25%23%3F.json"],
    ["a:b/日本.json", "a%3Ab/%E6%97%A5%E6%9C%AC.json"],
    ["half\ud83d.json", "half%EF%BF%BD.json"],
    ["/tmp/a b.json", "file:///tmp/a%20b.json"],
    ["C:/apps/a b.json", "file:///C:/apps/a%20b.json"],
    ["app.zip!/manifest.json", "app.zip"],
  ])("the URI of %j", (file, uri) => {
    const [result] = run([diagnostic({ file })]).results!;
    expect(result!.locations![0]!.physicalLocation!.artifactLocation!.uri).toBe(uri);
  });

  test("an entry of an archive is told in the message and has no fix", () => {
    const fix = { unsafe: false, edits: [{ range: range(2, 19, 29), text: "x" }] };
    const [result] = run([diagnostic({ file: "app.zip!/manifest.json", fix })]).results!;
    expect(result!.message.text).toMatch(/^manifest\.json:2:19: activity type/);
    expect(result!.locations![0]!.physicalLocation!.region!.startLine).toBe(1);
    expect(result!.fixes).toBeUndefined();
  });

  test("a fix and related places", () => {
    const fix = { unsafe: true, edits: [{ range: range(2, 19, 29), text: '"x"' }] };
    const related = [{ file: "manifest.json", range: range(1, 2, 3), message: "here" }];
    const [result] = run([diagnostic({ fix, related })]).results!;
    expect(result!.fixes![0]!.artifactChanges[0]!.replacements).toEqual([
      {
        deletedRegion: { startLine: 2, startColumn: 19, endLine: 2, endColumn: 29 },
        insertedContent: { text: '"x"' },
      },
    ]);
    expect(result!.relatedLocations![0]).toMatchObject({ id: 1, message: { text: "here" } });
  });

  test("suggestions are fixes with what they do", () => {
    const edit = { range: range(2, 19, 29), text: '"a"' };
    const suggestions = [{ title: 'write "a"', edits: [edit] }];
    const [result] = run([diagnostic({ suggestions })]).results!;
    expect(result!.fixes).toMatchObject([
      {
        description: { text: 'write "a"' },
        artifactChanges: [{ replacements: [{ insertedContent: { text: '"a"' } }] }],
      },
    ]);
  });

  test("what was hidden is a notification", () => {
    const { summary } = report([]);
    const { invocations } = run([], { summary: { ...summary, rulesLowered: 2 } });
    expect(invocations![0]!.toolExecutionNotifications).toEqual([
      { level: "note", message: { text: "2 rules lowered" } },
    ]);
  });

  test("levels", () => {
    const { results } = run([
      diagnostic({ file: "a" }),
      diagnostic({ file: "b", severity: "warning" }),
      diagnostic({ file: "c", severity: "info" }),
    ]);
    expect(results!.map((result) => result.level)).toEqual(["error", "warning", "note"]);
  });

  test("suppressed findings are told, and do not renumber the others", () => {
    const hidden = diagnostic({ range: range(1, 1, 2) });
    const shown = diagnostic();
    const suppressed = [{ diagnostic: hidden, reason: "known", kind: "baseline" as const }];
    const before = run([hidden, shown]).results!;
    const after = run([shown], { suppressed }).results!;
    expect(after.map((result) => result.suppressions)).toEqual([
      [],
      [{ kind: "external", justification: "known" }],
    ]);
    expect(after[0]!.partialFingerprints).toEqual(before[1]!.partialFingerprints);
    expect(after[1]!.partialFingerprints).toEqual(before[0]!.partialFingerprints);
  });

  test("is cut where code scanning would refuse it, and says so", () => {
    const many = Array.from({ length: 25_001 }, (_, index) =>
      diagnostic({ range: range(index + 1, 1) }),
    );
    const { results, invocations } = JSON.parse(write(report(many), options)).runs[0];
    expect(results).toHaveLength(25_000);
    expect(invocations[0].toolExecutionNotifications[0].message.text).toContain("25001 results");
  });
});
