import type { LoadedConfig } from "../config/load.js";
import type { Diagnostic } from "../diagnostic.js";
import { ruleUrl } from "../run/to-diagnostic.js";
import type { Report } from "../format/writer.js";
import type { Rule, Severity } from "../rule.js";
import type { Level } from "../run/levels.js";
import type { RunResult } from "../run/check.js";
import { unrecognisedNotes } from "../run/check-notes.js";

/** The parts of a report that do not come from the run. */
export interface ReportSettings {
  readonly quiet: boolean;
  /** Severities that `--rule` gives, by rule. */
  readonly levels: ReadonlyMap<string, Level>;
  readonly config: LoadedConfig | undefined;
  readonly rules: readonly Rule[];
  readonly version: string;
  /** More warnings than this fail the run; undefined where any number may be. */
  readonly maxWarnings: number | undefined;
  /** How many findings `--fix` took away; undefined where it was not asked for. */
  readonly fixed: number | undefined;
}

/** Whether a finding is reported: under `--quiet` only errors are. */
export function isShown({
  quiet,
}: {
  readonly quiet: boolean | undefined;
}): (diagnostic: Diagnostic) => boolean {
  return ({ severity }) => !quiet || severity === "error";
}

/** A run as writers take it. */
export function reportOf(
  found: RunResult,
  { quiet, levels, config, rules, version, fixed, maxWarnings }: ReportSettings,
): Report {
  const levelOf = ({ id }: Rule) => levels.get(id) ?? config?.levelOf(id);
  const shown = found.diagnostics.filter(isShown({ quiet }));
  const count = (severity: Severity) =>
    shown.filter((diagnostic) => diagnostic.severity === severity).length +
    (quiet && severity !== "error" ? 0 : found.unlisted[severity]);
  return {
    diagnostics: shown,
    suppressed: found.suppressed,
    summary: {
      files: found.files,
      filesWithFindings: new Set(shown.map(({ file }) => file)).size,
      requests: found.requests,
      inCode: {
        requests: found.code.notes.length,
        known: found.code.notes.filter(({ isKnown }) => isKnown).length,
      },
      errors: count("error"),
      warnings: count("warning"),
      infos: count("info"),
      ...(fixed !== undefined && { fixed }),
      ignored:
        found.suppressed.filter(({ kind }) => kind === "ignore").length + found.unlisted.ignored,
      baselined: found.suppressed.filter(({ kind }) => kind === "baseline").length,
      rulesOff: rules.filter((rule) => levelOf(rule) === "off").length,
      rulesLowered: rules.filter((rule) => isLowered(rule.severity, levelOf(rule))).length,
      excluded: found.excluded,
      gitIgnored: found.gitIgnored.length,
      isIncomplete: found.code.skipped.length > 0 || found.troubles.some(({ isFatal }) => isFatal),
      notes: [...unrecognisedNotes(found), ...found.notes, ...unusedIgnores(found, config)],
    },
    line: found.line,
    warningsFail: maxWarnings !== undefined && count("warning") > maxWarnings,
    rules: rules.map(({ id, severity, summary }) => ({ id, severity, summary, url: ruleUrl(id) })),
    version,
  };
}

const ranks: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };

function isLowered(own: Severity, given: Level | undefined): boolean {
  return given !== undefined && given !== "off" && ranks[given] < ranks[own];
}

/** An ignore that matches nothing hides the next finding there; so it is reported. */
function unusedIgnores(found: RunResult, config: LoadedConfig | undefined): string[] {
  const used = new Set(found.suppressed.map(({ diagnostic }) => config?.ignoreFor(diagnostic)));
  return (config?.config.ignore ?? [])
    .filter((ignore) => !used.has(ignore))
    .map(({ rule, file, pointer }) => {
      const where = [file, pointer].filter((part) => part !== undefined).join(" ");
      return `${config!.path}: the ignore of ${rule}${where === "" ? "" : ` in ${where}`} matches nothing`;
    });
}
