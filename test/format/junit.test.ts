import { describe, expect, test } from "vitest";
import { write } from "../../src/format/junit.js";
import { diagnostic, hostileReport, report } from "./report.js";
import { parseXml, type Element } from "./xml-elements.js";

interface Shape {
  /** Names of attributes with a pattern for the value; all are required unless they end in "?". */
  readonly attributes: Readonly<Record<string, RegExp>>;
  /** The names of the children in order, joined by blanks. */
  readonly children: RegExp;
}

/**
 * The elements that both schemas in use allow, written down from them: JUnit.xsd of windyroad/JUnit-Schema (Apache
 * Ant's format, with fixed order and required attributes) and junit-10.xsd of jenkinsci/xunit-plugin.
 */
const shapes: Readonly<Record<string, Shape>> = {
  testsuites: { attributes: {}, children: /^(?:testsuite ?)*$/ },
  testsuite: {
    attributes: {
      name: /./,
      package: /^/,
      id: /^\d+$/,
      timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
      hostname: /./,
      tests: /^\d+$/,
      failures: /^\d+$/,
      errors: /^\d+$/,
      "skipped?": /^\d+$/,
      time: /^\d{0,3}(?:\.\d*)?$/,
    },
    children: /^properties (?:testcase )*system-out system-err$/,
  },
  properties: { attributes: {}, children: /^$/ },
  testcase: {
    attributes: { name: /^/, classname: /^/, time: /^\d+$/ },
    children: /^(?:skipped|error|failure)?$/,
  },
  failure: { attributes: { "message?": /^/, type: /^/ }, children: /^$/ },
  skipped: { attributes: { "message?": /^/ }, children: /^$/ },
  "system-out": { attributes: {}, children: /^$/ },
  "system-err": { attributes: {}, children: /^$/ },
};

function conforms(element: Element): void {
  const shape = shapes[element.name];
  if (!shape) throw new Error(`<${element.name}> is in no schema`);
  const left = new Set(Object.keys(element.attributes));
  for (const [key, pattern] of Object.entries(shape.attributes)) {
    const name = key.replace("?", "");
    if (!left.delete(name) && name === key) throw new Error(`<${element.name}> lacks ${name}`);
    expect(element.attributes[name] ?? "0").toMatch(pattern);
  }
  expect([...left]).toEqual([]);
  expect(element.children.map((child) => child.name).join(" ")).toMatch(shape.children);
  element.children.forEach(conforms);
}

describe("junit", () => {
  test.each([
    ["a clean report", report([])],
    ["findings", report([diagnostic(), diagnostic({ severity: "info", file: "b.json" })])],
    ["a hostile report", hostileReport],
  ])("%s conforms to the schemas, and its counts are right", (_, input) => {
    const root = parseXml(write(input));
    conforms(root);
    root.children.forEach((suite, index) => {
      const cases = suite.children.filter((child) => child.name === "testcase");
      const results = cases.flatMap((child) => child.children.map((result) => result.name));
      expect(suite.attributes).toMatchObject({
        id: String(index),
        tests: String(cases.length),
        failures: String(results.filter((name) => name === "failure").length),
        skipped: String(results.filter((name) => name === "skipped").length),
      });
    });
  });

  test.each([
    [false, "0"],
    [true, "1"],
  ])("a warning fails its test only where it fails the run: %s", (warningsFail, failures) => {
    const input = report([diagnostic({ severity: "warning" })], { warningsFail });
    const [suite] = parseXml(write(input)).children;
    expect(suite!.attributes).toMatchObject({ tests: "1", failures });
  });

  test("the last suite sums up the run", () => {
    const suites = parseXml(write(report([diagnostic(), diagnostic({ file: "z.json" })]))).children;
    const texts = suites.map((suite) => suite.children.at(-2)!.text);
    expect(texts).toEqual(["", "2 errors in 2 of 2 files, 5 requests checked"]);
  });

  test("a finding is a failed test of its file, an info a skipped one", () => {
    const input = report([
      diagnostic({ help: "use another" }),
      diagnostic({ severity: "info", rule: "b", message: "worth knowing" }),
    ]);
    const [suite] = parseXml(write(input)).children;
    const cases = suite!.children.filter((child) => child.name === "testcase");
    expect(suite!.attributes["name"]).toBe("notifications/done.json");
    expect(cases[0]).toMatchObject({
      attributes: { name: "activity-type-declared at 2:19", classname: "notifications/done.json" },
      children: [
        {
          name: "failure",
          attributes: {
            type: "error",
            message: 'activity type "taskDone" is not declared in the manifest',
          },
          text:
            'notifications/done.json:2:19: activity type "taskDone" is not declared in the ' +
            "manifest\nhelp: use another",
        },
      ],
    });
    expect(cases[1]!.children[0]).toMatchObject({
      name: "skipped",
      attributes: { message: "worth knowing" },
    });
  });

  test("a clean run is one passed test", () => {
    const [suite] = parseXml(write(report([]))).children;
    expect(suite!.attributes).toMatchObject({ tests: "1", failures: "0" });
  });
});
