import type {
  Fix,
  Location,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result,
  Run,
  Suppression,
} from "sarif";
import type { Diagnostic, Suppressed, TextEdit } from "../diagnostic.js";
import type { Range } from "../json/document.js";
import { fingerprints } from "./fingerprint.js";
import { repositoryPlace, type RepositoryPlace } from "./repository-place.js";
import { printJson } from "./visible.js";
import { leftOut } from "./summary.js";
import type { Report, RuleInfo, Summary, WriterOptions } from "./writer.js";

/** GitHub refuses a run with more results: https://docs.github.com/code-security/reference/code-scanning */
const MOST_RESULTS = 25_000;

const levels = { error: "error", warning: "warning", info: "note" } as const;

/** SARIF 2.1.0 with the properties that GitHub's code scanning needs. */
export function write(report: Report, { folder }: WriterOptions): string {
  return printJson({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [run(report, folder)],
  });
}

function run(report: Report, folder: string): Run {
  const { diagnostics, suppressed, rules, version, summary } = report;
  const hidden = new Map(suppressed.map((entry) => [entry.diagnostic, entry]));
  const all = [...diagnostics, ...hidden.keys()];
  const ids = fingerprints(all);
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const results = all.slice(0, MOST_RESULTS).map((diagnostic): Result => {
    const found = result(diagnostic, folder);
    const index = indexes.get(diagnostic.rule);
    if (index !== undefined) found.ruleIndex = index;
    found.partialFingerprints = { primaryLocationLineHash: ids.get(diagnostic)! };
    if (hidden.size > 0) found.suppressions = suppressions(hidden.get(diagnostic));
    return found;
  });
  return {
    tool: { driver: { name: "teamslint", version, rules: rules.map(descriptor) } },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [...cutNotice(all.length), ...hiddenNotice(summary)],
      },
    ],
    results,
  };
}

function cutNotice(count: number) {
  if (count <= MOST_RESULTS) return [];
  const text = `${count} results were found; this file holds the first ${MOST_RESULTS}`;
  return [{ level: "warning" as const, message: { text } }];
}

function hiddenNotice(summary: Summary) {
  const text = leftOut(summary);
  return text === undefined ? [] : [{ level: "note" as const, message: { text } }];
}

function descriptor({ id, severity, summary, url, help }: RuleInfo): ReportingDescriptor {
  const page = `${help ?? summary}\n\n${url}`;
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text: page, markdown: page },
    helpUri: url,
    defaultConfiguration: { level: levels[severity] },
  };
}

function result(diagnostic: Diagnostic, folder: string): Result {
  const { rule, severity, related, help } = diagnostic;
  const place = repositoryPlace(diagnostic, folder);
  // A file in an archive cannot be edited in place.
  const fixes = diagnostic.file.includes("!/") ? [] : fixesOf(diagnostic, place.file);
  const message = help === undefined ? place.message : `${place.message}\nhelp: ${help}`;
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: plainText(message) },
    locations: [{ physicalLocation: physicalLocation(place) }],
    ...(related.length === 0
      ? undefined
      : { relatedLocations: related.map((other, index) => relatedLocation(other, index, folder)) }),
    ...(fixes.length === 0 ? undefined : { fixes }),
  };
}

/** Section 3.27.23: either every result of a run has the property or none. */
function suppressions(entry: Suppressed | undefined): Suppression[] {
  return entry === undefined ? [] : [{ kind: "external", justification: entry.reason }];
}

function relatedLocation(related: RepositoryPlace, index: number, folder: string): Location {
  const place = repositoryPlace(related, folder);
  return {
    id: index + 1,
    physicalLocation: physicalLocation(place),
    message: { text: plainText(place.message) },
  };
}

function fixesOf({ fix, suggestions }: Diagnostic, file: string): Fix[] {
  const fixes = suggestions.map(({ title, edits }) => sarifFix(file, title, edits));
  if (!fix) return fixes;
  const title = fix.unsafe ? "may change the meaning" : "keeps the meaning";
  return [sarifFix(file, title, fix.edits), ...fixes];
}

function sarifFix(file: string, title: string, edits: readonly TextEdit[]): Fix {
  return {
    description: { text: plainText(title) },
    artifactChanges: [
      {
        artifactLocation: { uri: uriReference(file) },
        replacements: edits.map(({ range, text }) => ({
          deletedRegion: region(range),
          insertedContent: { text },
        })),
      },
    ],
  };
}

function physicalLocation({ file, range }: RepositoryPlace): PhysicalLocation {
  return { artifactLocation: { uri: uriReference(file) }, region: region(range) };
}

/** Lines and columns alone: SARIF's character offsets leave out a byte order mark, and teamslint's count it. */
function region({ start, end }: Range): Region {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** Messages of SARIF may hold links, `[text](target)`; the text of a stranger's file may not. */
function plainText(text: string): string {
  return text.replaceAll("](", "] (");
}

/** A path as a relative reference (RFC 3986), an absolute one as a file URI. */
function uriReference(file: string): string {
  const path = file.replace(/[\ud800-\udfff]/gu, "\ufffd").split("/");
  const encoded = path.map(encodeURIComponent).join("/");
  if (file.startsWith("/")) return `file://${encoded}`;
  return /^[A-Za-z]:\//.test(file) ? `file:///${file.slice(0, 2)}${encoded.slice(4)}` : encoded;
}
