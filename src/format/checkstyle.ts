import type { Diagnostic } from "../diagnostic.js";
import type { Report } from "./writer.js";
import { byFile, declaration, xml } from "./xml.js";

/** Checkstyle XML, in the form of https://checkstyle.org/result_reports.html; many review tools read it. */
export function write({ diagnostics, version }: Report): string {
  let text = `${declaration}<checkstyle version="${xml(version)}">\n`;
  for (const [file, found] of byFile(diagnostics)) {
    text += `  <file name="${xml(file)}">\n${found.map(element).join("")}  </file>\n`;
  }
  return text + "</checkstyle>\n";
}

function element({ range, severity, message, help, rule }: Diagnostic): string {
  const { line, column } = range.start;
  const advice = help === undefined ? "" : ` (help: ${help})`;
  return (
    `    <error line="${line}" column="${column}" severity="${severity}"` +
    ` message="${xml(message + advice)}" source="teamslint.${xml(rule)}"/>\n`
  );
}
