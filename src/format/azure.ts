import type { Diagnostic } from "../diagnostic.js";
import { repositoryPlace } from "./repository-place.js";
import { summarize } from "./summary.js";
import { unixLine } from "./unix.js";
import { visible } from "./visible.js";
import type { Report, WriterOptions } from "./writer.js";

/** Logging commands of Azure Pipelines, and the result of the task at the end. */
export function write({ diagnostics, summary }: Report, { cwd }: WriterOptions): string {
  const lines = diagnostics.map((diagnostic) => issue(diagnostic, cwd));
  const result =
    summary.errors > 0 ? "Failed" : summary.warnings > 0 ? "SucceededWithIssues" : undefined;
  if (result !== undefined) {
    lines.push(`##vso[task.complete result=${result};]${escaped(summarize(summary))}`);
  }
  return lines.map((line) => line + "\n").join("");
}

/** The agent knows errors and warnings only; an info is a plain line. */
function issue(diagnostic: Diagnostic, cwd: string): string {
  const { severity, rule, help } = diagnostic;
  if (severity === "info") return unixLine(diagnostic);
  const { file, range, message } = repositoryPlace(diagnostic);
  const properties = {
    type: severity,
    sourcepath: /^(?:[/\\]|[A-Za-z]:)/.test(file) ? file : `${cwd}/${file}`,
    linenumber: String(range.start.line),
    columnnumber: String(range.start.column),
    code: rule,
  };
  let command = "##vso[task.logissue ";
  for (const [name, value] of Object.entries(properties)) command += `${name}=${escaped(value)};`;
  const advice = help === undefined ? "" : `%0Ahelp: ${escaped(help)}`;
  return `${command}]${escaped(message)}${advice}`;
}

/** The escapes that the agent undoes (`CommandStringConvertor` in its source), then all others. */
function escaped(text: string): string {
  return visible(
    text
      .replaceAll("%", "%AZP25")
      .replaceAll(";", "%3B")
      .replaceAll("]", "%5D")
      .replaceAll("\r", "%0D")
      .replaceAll("\n", "%0A"),
  );
}
