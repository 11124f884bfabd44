import { compareDiagnostics, type Diagnostic } from "../../src/diagnostic.js";
import type { Range } from "../../src/json/document.js";
import type { Report, WriterOptions } from "../../src/format/writer.js";

export const options: WriterOptions = {
  color: false,
  width: 80,
  links: false,
  cwd: "/home/mara/app",
  folder: "",
};

/** `[line, column, endLine, endColumn]`, or without `endLine`; the offsets are made up. */
export function range(...[line, column, ...end]: readonly number[]): Range {
  const [endLine, endColumn] = end.length === 2 ? end : [line, end[0] ?? column];
  return {
    start: { line: line!, column: column!, offset: line! * 1000 + column! },
    end: { line: endLine!, column: endColumn!, offset: endLine! * 1000 + endColumn! },
  };
}

export function diagnostic(changes: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: "activity-type-declared",
    severity: "error",
    file: "notifications/done.json",
    message: 'activity type "taskDone" is not declared in the manifest',
    range: range(2, 19, 29),
    related: [],
    suggestions: [],
    url: "https://example.org/rules/activity-type-declared",
    ...changes,
  };
}

/** A report over these diagnostics and these texts of files. */
export function report(
  diagnostics: readonly Diagnostic[],
  changes: Partial<Report> = {},
  texts: Readonly<Record<string, string>> = {},
): Report {
  const count = (severity: string) =>
    diagnostics.filter((found) => found.severity === severity).length;
  return {
    diagnostics: [...diagnostics].sort(compareDiagnostics),
    summary: {
      files: 2,
      filesWithFindings: new Set(diagnostics.map(({ file }) => file)).size,
      errors: count("error"),
      warnings: count("warning"),
      infos: count("info"),
      requests: 5,
      ignored: 0,
      baselined: 0,
      rulesOff: 0,
      rulesLowered: 0,
      excluded: 0,
      gitIgnored: 0,
      isIncomplete: false,
      notes: [],
    },
    suppressed: [],
    line: (file, line) => texts[file]?.split(/\r?\n/)[line - 1],
    rules: [
      {
        id: "activity-type-declared",
        severity: "error",
        summary: "A notification uses an activity type that the manifest declares",
        url: "https://example.org/rules/activity-type-declared",
        help: "# activity-type-declared\n\nGraph refuses the others.",
      },
    ],
    warningsFail: false,
    version: "1.2.3",
    ...changes,
  };
}

/** Texts that a hostile pull request could put into names and values. */
export const attacks = [
  `quotes " ' and <tags> & ]]> --> \\ back`,
  "100% of%0A it, a:b; c] [link](https://evil.example)",
  "two\r\nlines\u2028and\u0085more\n::error::pwned",
  "::set-output name=x::pwned",
  "  ::stop-commands::x",
  "##vso[task.setvariable variable=PATH]pwned",
  "#\u00ad#vso[task.complete result=Failed]",
  "#\ufe0f##[error]pwned",
  "\u001b[31mred\u001b]8;;https://evil.example\u001b\\ \u009b2J \u0007 \0",
  "\u202egnp.exe\u2066 \u200bzero\u200d \ufeff \u{e0041}tag",
  "日本語 emoji 👩🏽‍🚀 한글 é e\u0301 ⚠️",
  "half \ud83d pair \udc00 \ufffe \uffff",
] as const;

/** Every attack in every text field of a diagnostic, in every severity. */
export const hostile: readonly Diagnostic[] = attacks.flatMap((attack, index) =>
  (["error", "warning", "info"] as const).map((severity, column) =>
    diagnostic({
      rule: severity === "info" ? attack : "activity-type-declared",
      severity,
      file: `${attack}/${index}.json`,
      message: attack,
      help: attack,
      pointer: `/${attack}`,
      range: range(1, 2 + column, 4 + column),
      related: [{ file: attack, range: range(1, 1, 2), message: attack }],
      fix: { unsafe: false, edits: [{ range: range(1, 1, 2), text: attack }] },
      suggestions: [{ title: attack, edits: [{ range: range(1, 1, 2), text: attack }] }],
    }),
  ),
);

/** `hostile` with each attack as the source line, the note and the reason of a suppression too. */
export const hostileReport: Report = report(hostile, {
  warningsFail: true,
  line: (file) => attacks.find((attack) => file.startsWith(attack)),
  suppressed: attacks.map((attack) => ({
    diagnostic: diagnostic({ file: attack, message: attack }),
    reason: attack,
    kind: "ignore" as const,
  })),
});
