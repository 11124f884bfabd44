import type { Diagnostic } from "../diagnostic.js";
import { summarize } from "./summary.js";
import type { Report } from "./writer.js";
import { byFile, declaration, xml } from "./xml.js";

/**
 * JUnit XML as both schemas in use want it: Windy Road's (Apache Ant) and the narrower reading of Jenkins. The first
 * requires a time stamp and a host; both are constants, so that the same run gives the same text.
 */
export function write({ diagnostics, summary, warningsFail }: Report): string {
  const files = [...byFile(diagnostics)];
  const text = summarize(summary);
  const isFailure = ({ severity }: Diagnostic) =>
    severity === "error" || (severity === "warning" && warningsFail);
  const suites = files.map(([file, found], id) =>
    suiteElement({
      name: file,
      id,
      tests: found.length,
      failures: found.filter(isFailure).length,
      skipped: found.filter((diagnostic) => !isFailure(diagnostic)).length,
      testCases: found.map((diagnostic) => testCase(diagnostic, isFailure(diagnostic))).join(""),
      out: id === files.length - 1 ? text : "",
    }),
  );
  // Jenkins rejects a report without any test.
  if (suites.length === 0) suites.push(cleanSuite(text));
  return `${declaration}<testsuites>\n${suites.join("")}</testsuites>\n`;
}

/** A finding as a test case: failed where it fails the run, else skipped. */
function testCase(diagnostic: Diagnostic, isFailure: boolean): string {
  const { file, range, rule, severity, message, help } = diagnostic;
  const place = `${range.start.line}:${range.start.column}`;
  const result = isFailure
    ? `<failure type="${severity}" message="${xml(message)}">` +
      `${xml(`${file}:${place}: ${message}`)}` +
      `${help === undefined ? "" : `\nhelp: ${xml(help)}`}</failure>`
    : `<skipped message="${xml(message)}"/>`;
  return `    ${testCaseStart(`${rule} at ${place}`, file)}${result}</testcase>\n`;
}

function cleanSuite(text: string): string {
  const testCases = `    ${testCaseStart(text, "teamslint")}</testcase>\n`;
  return suiteElement({
    name: "teamslint",
    id: 0,
    tests: 1,
    failures: 0,
    skipped: 0,
    testCases,
    out: "",
  });
}

function testCaseStart(name: string, className: string): string {
  return `<testcase name="${xml(name)}" classname="${xml(className)}" time="0">`;
}

interface Suite {
  readonly name: string;
  readonly id: number;
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
  readonly testCases: string;
  /** The summary of the whole run, which only the last suite has. */
  readonly out: string;
}

function suiteElement(suite: Suite): string {
  const { name, id, tests, failures, skipped, testCases, out } = suite;
  return (
    `  <testsuite name="${xml(name)}" package="teamslint" id="${id}"` +
    ` timestamp="1970-01-01T00:00:00" hostname="localhost" tests="${tests}"` +
    ` failures="${failures}" errors="0" skipped="${skipped}" time="0">\n` +
    `    <properties/>\n${testCases}    <system-out>${xml(out)}</system-out>\n    <system-err/>\n  </testsuite>\n`
  );
}
