import type { Diagnostic } from "../diagnostic.js";
import type { Range } from "../json/document.js";
import { excerpt } from "./excerpt.js";
import { summarize } from "./summary.js";
import { visible, visiblePath } from "./visible.js";
import type { Report, WriterOptions } from "./writer.js";

/** Parameters of Select Graphic Rendition (ECMA-48): bold red, yellow and cyan; faint. */
const styles = { error: "1;31", warning: "1;33", info: "1;36", dim: "2" } as const;

type Style = keyof typeof styles;

interface SourcePlace {
  readonly file: string;
  readonly range: Range;
}

/** For people: each diagnostic with its line and carets below the place, then a summary. */
export function write(report: Report, options: WriterOptions): string {
  let text = "";
  for (const diagnostic of report.diagnostics) text += block(diagnostic, report, options) + "\n";
  for (const note of report.summary.notes) text += `note: ${visible(note)}\n`;
  return text + summarize(report.summary) + "\n";
}

function block(diagnostic: Diagnostic, report: Report, options: WriterOptions): string {
  const { file, range, severity, message, help, related } = diagnostic;
  const { line, column } = range.start;
  const lastLine = related.reduce((last, place) => Math.max(last, place.range.start.line), line);
  const gutter = String(lastLine).length;
  const dim = (text: string) => paint("dim", text, options);
  const source = (place: SourcePlace, style: Style) => {
    const code = report.line(place.file, place.range.start.line);
    return code === undefined ? "" : marked(code, place.range, style, gutter, options);
  };

  const place = `${visiblePath(file)}:${line}:${column}:`;
  const code = source(diagnostic, severity);
  let text = `${place} ${paint(severity, `${severity}:`, options)} ${visible(message)} `;
  text += `${ruleName(diagnostic, options)}\n`;
  if (code !== "") text += dim(`${" ".repeat(gutter)} |`) + "\n" + code;
  const entry = " ".repeat(gutter + 1) + dim("=");
  if (help !== undefined) text += `${entry} help: ${visible(help)}\n`;
  for (const other of related) {
    const { start } = other.range;
    text += `${entry} see: ${visible(other.file)}:${start.line}:${start.column}: `;
    text += `${visible(other.message)}\n${source(other, "dim")}`;
  }
  return text;
}

/** The first line of a range with carets below it. */
function marked(
  line: string,
  { start, end }: Range,
  style: Style,
  gutter: number,
  options: WriterOptions,
): string {
  const stop = end.line === start.line ? end.column - 1 : line.length;
  const { text, indent, length } = excerpt(
    line,
    start.column - 1,
    stop,
    options.width - gutter - 3,
  );
  const number = paint("dim", `${String(start.line).padStart(gutter)} |`, options);
  const bar = paint("dim", `${" ".repeat(gutter)} |`, options);
  const carets = paint(style, "^".repeat(length), options);
  return `${number} ${text}`.trimEnd() + `\n${bar} ${" ".repeat(indent)}${carets}\n`;
}

/** The rule in brackets, as a hyperlink (OSC 8) to its page where the terminal supports hyperlinks. */
function ruleName({ rule, url }: Diagnostic, options: WriterOptions): string {
  const name = visible(rule);
  const link = `\u001b]8;;${visible(url)}\u001b\\${name}\u001b]8;;\u001b\\`;
  return `[${options.links ? link : name}]`;
}

function paint(style: Style, text: string, options: WriterOptions): string {
  return options.color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;
}
