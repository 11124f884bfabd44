import type { Diagnostic, Suppressed } from "../diagnostic.js";
import type { Severity } from "../rule.js";

/** The results of a run that writers print. */
export interface Report {
  /** Sorted by `compareDiagnostics`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Summary;
  /** Findings that an ignore or the baseline removed from `diagnostics`; only SARIF shows them. */
  readonly suppressed: readonly Suppressed[];
  /** A line of a file (from 1) without its line break; undefined where the text is not at hand. */
  readonly line: (file: string, line: number) => string | undefined;
  readonly rules: readonly RuleInfo[];
  /** Whether the number of warnings fails the run. */
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
  /** Requests among `requests` that are in program code, and the number of them that are fully known. */
  readonly inCode?: { readonly requests: number; readonly known: number };
  /** Findings that `--fix` fixed, which no other number counts. */
  readonly fixed?: number;
  readonly ignored: number;
  readonly baselined: number;
  /** Rules that the configuration or the command line turned off, and those given a lower severity. */
  readonly rulesOff: number;
  readonly rulesLowered: number;
  /** Paths that the configuration excludes. */
  readonly excluded: number;
  /** Files that a `.gitignore` excludes although git tracks them. */
  readonly gitIgnored: number;
  /** Whether a named file could not be checked. */
  readonly isIncomplete: boolean;
  /** Sentences about the run as a whole, such as that no manifest was found for some requests. */
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
  /** Whether the terminal supports hyperlinks. */
  readonly links: boolean;
  /** The working directory as an absolute path, for formats that need one. */
  readonly cwd: string;
  /** The path of the working directory from the repository's top, `""` at the top, for services. */
  readonly folder: string;
}

/**
 * Turns a report into the text of one format, with a line break at its end unless it is empty.
 * All texts of the report are data from files of strangers: a writer escapes them.
 */
export type Writer = (report: Report, options: WriterOptions) => string;
