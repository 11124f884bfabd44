import type { Diagnostic } from "../diagnostic.js";
import { summarize } from "./summary.js";
import type { Report } from "./writer.js";
import { byFile, declaration, xml } from "./xml.js";

/**
 * JUnit XML as both schemas in use want it: Windy Road's (Apache Ant) and the narrower reading of
 * Jenkins. The first asks for a time stamp and a host; the same run shall give the same text, so
 * neither is real.
 */
export function write({ diagnostics, summary }: Report): string {
  const suites = [...byFile(diagnostics)].map(([file, found], id) => suite(file, id, found));
  // Jenkins takes a report without any test for a mistake.
  if (suites.length === 0) suites.push(cleanSuite(summarize(summary)));
  return `${declaration}<testsuites>\n${suites.join("")}</testsuites>\n`;
}

function suite(file: string, id: number, found: readonly Diagnostic[]): string {
  const infos = found.filter((diagnostic) => diagnostic.severity === "info").length;
  const counts = { tests: found.length, failures: found.length - infos, skipped: infos };
  return suiteElement(file, id, counts, found.map(testCase).join(""));
}

/** An info never fails a run: it is a skipped test. */
function testCase(diagnostic: Diagnostic): string {
  const { file, range, rule, severity, message, help } = diagnostic;
  const place = `${range.start.line}:${range.start.column}`;
  const result =
    severity === "info"
      ? `<skipped message="${xml(message)}"/>`
      : `<failure type="${severity}" message="${xml(message)}">` +
        `${xml(`${file}:${place}: ${message}`)}` +
        `${help === undefined ? "" : `\nhelp: ${xml(help)}`}</failure>`;
  return `    ${testCaseStart(`${rule} at ${place}`, file)}${result}</testcase>\n`;
}

function cleanSuite(text: string): string {
  const passed = `    ${testCaseStart(text, "teamslint")}</testcase>\n`;
  return suiteElement("teamslint", 0, { tests: 1, failures: 0, skipped: 0 }, passed);
}

function testCaseStart(name: string, className: string): string {
  return `<testcase name="${xml(name)}" classname="${xml(className)}" time="0">`;
}

function suiteElement(
  name: string,
  id: number,
  counts: { readonly tests: number; readonly failures: number; readonly skipped: number },
  testCases: string,
): string {
  return (
    `  <testsuite name="${xml(name)}" package="teamslint" id="${id}"` +
    ` timestamp="1970-01-01T00:00:00" hostname="localhost" tests="${counts.tests}"` +
    ` failures="${counts.failures}" errors="0" skipped="${counts.skipped}" time="0">\n` +
    `    <properties/>\n${testCases}    <system-out/>\n    <system-err/>\n  </testsuite>\n`
  );
}
