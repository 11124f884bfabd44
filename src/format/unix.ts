import type { Diagnostic } from "../diagnostic.js";
import { visible, visiblePath } from "./visible.js";
import type { Report } from "./writer.js";

/** A line for each diagnostic, for problem matchers; empty without diagnostics. */
export function write(report: Report): string {
  return report.diagnostics.map((diagnostic) => unixLine(diagnostic) + "\n").join("");
}

export function unixLine({ file, range, severity, message, rule }: Diagnostic): string {
  const { line, column } = range.start;
  return `${visiblePath(file)}:${line}:${column}: ${severity}: ${visible(message)} [${visible(rule)}]`;
}
