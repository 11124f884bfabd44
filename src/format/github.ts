import type { Diagnostic } from "../diagnostic.js";
import { repositoryPlace } from "./repository-place.js";
import { visible } from "./visible.js";
import type { Report, WriterOptions } from "./writer.js";

const commands = { error: "error", warning: "warning", info: "notice" } as const;

/** Workflow commands, which GitHub's runner turns into annotations. */
export function write({ diagnostics }: Report, { folder }: WriterOptions): string {
  return diagnostics.map((diagnostic) => command(diagnostic, folder) + "\n").join("");
}

function command(diagnostic: Diagnostic, folder: string): string {
  const { file, range, message } = repositoryPlace(diagnostic, folder);
  const { start, end } = range;
  // The runner drops both columns, with a complaint, where the lines differ.
  const columns = start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : "";
  const place = `file=${property(file)},line=${start.line},endLine=${end.line}${columns}`;
  const title = property(diagnostic.rule);
  const help = diagnostic.help === undefined ? "" : `%0Ahelp: ${data(diagnostic.help)}`;
  return `::${commands[diagnostic.severity]} ${place},title=${title}::${data(message)}${help}`;
}

/** The escapes that the runner undoes (`ActionCommand.cs` in actions/runner), then all others. */
function data(text: string): string {
  return visible(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
