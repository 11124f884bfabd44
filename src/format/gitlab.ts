import { fingerprints } from "./fingerprint.js";
import { repositoryPlace } from "./repository-place.js";
import { printJson } from "./visible.js";
import type { Report, WriterOptions } from "./writer.js";

const severities = { error: "major", warning: "minor", info: "info" } as const;

/** GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/ */
export function write({ diagnostics, suppressed }: Report, { folder }: WriterOptions): string {
  const ids = fingerprints([...diagnostics, ...suppressed.map((entry) => entry.diagnostic)]);
  return printJson(
    diagnostics.map((diagnostic) => {
      const { file, range, message } = repositoryPlace(diagnostic, folder);
      const { help } = diagnostic;
      return {
        description: help === undefined ? message : `${message} (help: ${help})`,
        check_name: diagnostic.rule,
        fingerprint: ids.get(diagnostic),
        severity: severities[diagnostic.severity],
        location: { path: file, lines: { begin: range.start.line, end: range.end.line } },
      };
    }),
  );
}
