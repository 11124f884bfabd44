import type { Diagnostic, Suppressed } from "../diagnostic.js";
import type { Severity } from "../rule.js";

/** Everything that a run found out, as far as a writer needs it. */
export interface Report {
  /** Sorted by `compareDiagnostics`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Summary;
  /** What an ignore or the baseline took out of `diagnostics`; only SARIF can tell of it. */
  readonly suppressed: readonly Suppressed[];
  /** One line of a file without its line break, from 1; undefined where the text is not at hand. */
  readonly line: (file: string, line: number) => string | undefined;
  readonly rules: readonly RuleInfo[];
  /** Whether there are so many warnings that the run fails for them. */
  readonly warningsFail: boolean;
  /** The version of teamslint. */
  readonly version: string;
}

export interface Summary {
  /** Files that were read, and those among them with findings. */
  readonly files: number;
  readonly filesWithFindings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly requests: number;
  /** Those among `requests` that stand in program code, and how many of them are fully known. */
  readonly inCode?: { readonly requests: number; readonly known: number };
  /** Findings that `--fix` took away, and which are counted nowhere else. */
  readonly fixed?: number;
  readonly ignored: number;
  readonly baselined: number;
  /** Rules that the configuration or the command line turned off, and those given a lower severity. */
  readonly rulesOff: number;
  readonly rulesLowered: number;
  /** Paths that the configuration took out. */
  readonly excluded: number;
  /** Files that a `.gitignore` took out although git has them. */
  readonly gitIgnored: number;
  /** Whether something that was asked for could not be looked at. */
  readonly isIncomplete: boolean;
  /** Sentences about the run as a whole, such as requests that no manifest was found for. */
  readonly notes: readonly string[];
}

export interface RuleInfo {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly url: string;
  /** The rule's page as Markdown. */
  readonly help?: string;
}

export interface WriterOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether the terminal knows hyperlinks. */
  readonly links: boolean;
  /** An absolute path, for the formats that want absolute paths. */
  readonly cwd: string;
  /** The working directory as seen from the repository's top, `""` where it is that: for services. */
  readonly folder: string;
}

/**
 * Turns a report into the text of one format, with a line break at its end unless it is empty.
 * All texts of the report are data from files of strangers: a writer escapes them.
 */
export type Writer = (report: Report, options: WriterOptions) => string;
