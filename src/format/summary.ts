import type { Summary } from "./writer.js";

/** The run in one line: the findings and their files, the checked requests, and the hidden findings. */
export function summarize(summary: Summary): string {
  const found = [
    counted(summary.errors, "error"),
    counted(summary.warnings, "warning"),
    counted(summary.infos, "info"),
  ].filter((part) => part !== undefined);
  const facts = [
    found.length === 0
      ? `${summary.isIncomplete ? "not everything could be checked, nothing found" : "no problems"} in ${counted(summary.files, "file") ?? "0 files"}`
      : `${joined(found)} in ${filesOf(summary)}`,
    counted(summary.requests, "request", " checked"),
    inCode(summary.inCode),
    summary.fixed ? `${summary.fixed} fixed` : undefined,
    leftOut(summary),
  ];
  return facts.filter((fact) => fact !== undefined).join(", ");
}

/** Files with findings apart from files read: `2 of 12 files`. */
function filesOf({ files, filesWithFindings }: Summary): string {
  return files === 1 ? "1 file" : `${filesWithFindings} of ${files} files`;
}

/**
 * The number of findings, rules and files that configuration, comments and baseline leave out; undefined where they
 * leave out nothing.
 */
export function leftOut(summary: Summary): string | undefined {
  const facts = [
    summary.ignored > 0 ? `${summary.ignored} ignored` : undefined,
    summary.baselined > 0 ? `${summary.baselined} in the baseline` : undefined,
    counted(summary.rulesOff, "rule", " off"),
    counted(summary.rulesLowered, "rule", " lowered"),
    counted(summary.excluded, "path", " excluded"),
    counted(summary.gitIgnored, "file", " of git's left out by .gitignore"),
  ].filter((fact) => fact !== undefined);
  return facts.length === 0 ? undefined : facts.join(", ");
}

function inCode(seen: Summary["inCode"]): string | undefined {
  if (!seen || seen.requests === 0) return undefined;
  return `requests in code: ${seen.requests}, of which ${seen.known} fully known`;
}

function counted(count: number, noun: string, rest = ""): string | undefined {
  return count === 0 ? undefined : `${count} ${noun}${count === 1 ? "" : "s"}${rest}`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
