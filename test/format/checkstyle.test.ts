import { expect, test } from "vitest";
import { write } from "../../src/format/checkstyle.js";
import { diagnostic, hostileReport, report } from "./report.js";
import { parseXml } from "./xml-elements.js";

// The shape that https://checkstyle.org/result_reports.html shows and its checkstyle-report-1.0.0.xsd fixes.
test("holds files with errors, in attributes alone", () => {
  const root = parseXml(write(report([diagnostic({ help: "use another" })])));
  expect(root).toMatchObject({ name: "checkstyle", attributes: { version: "1.2.3" } });
  expect(root.children).toEqual([
    {
      name: "file",
      attributes: { name: "notifications/done.json" },
      text: expect.stringMatching(/^\s*$/),
      children: [
        {
          name: "error",
          attributes: {
            line: "2",
            column: "19",
            severity: "error",
            message: 'activity type "taskDone" is not declared in the manifest (help: use another)',
            source: "teamslint.activity-type-declared",
          },
          text: "",
          children: [],
        },
      ],
    },
  ]);
});

test("keeps to the schema with hostile texts", () => {
  for (const file of parseXml(write(hostileReport)).children) {
    expect(file.name).toBe("file");
    for (const { name, attributes } of file.children) {
      expect(name).toBe("error");
      expect(attributes["severity"]).toMatch(/^(?:ignore|info|warning|error)$/);
      expect(attributes["line"]).toMatch(/^[1-9]\d*$/);
      expect(attributes["column"]).toMatch(/^[1-9]\d*$/);
    }
  }
});

test("an empty report where all is well", () => {
  expect(parseXml(write(report([]))).children).toEqual([]);
});
