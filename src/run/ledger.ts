import { compareDiagnostics, type Diagnostic, type Suppressed } from "../diagnostic.js";
import type { FoundIgnore } from "../model/found.js";
import type { Severity } from "../rule.js";
import type { IsListed } from "./to-diagnostic.js";

/** Findings that were counted and let go. */
export type Unlisted = Readonly<Record<Severity | "ignored", number>>;

/** Findings of one rule in one file that are kept: a million would fill the memory, and nobody reads them. */
const MOST_LISTED = 1000;

/** The findings of a run: those that are reported, and those that somebody lets stay. */
export interface Ledger {
  /** Takes findings in. `own` are the ignore comments of the request that they are about. */
  keep(found: readonly Diagnostic[], own?: readonly FoundIgnore[]): void;
  /** Hears of a comment before anything is found: it may match nothing. */
  expect(ignores: readonly FoundIgnore[]): void;
  /** Whether a further finding of a rule in a file would be listed, if nobody lets it stay. */
  isListed: IsListed;
  /** How many are listed so far. */
  size(): number;
  close(): {
    /** Sorted, each once. */
    readonly diagnostics: readonly Diagnostic[];
    readonly unlisted: Unlisted;
    readonly suppressed: readonly Suppressed[];
    readonly notes: readonly string[];
  };
}

/** `ignoreReason` is the configuration's reason for which a finding may stay. */
export function createLedger(
  ignoreReason?: (diagnostic: Diagnostic) => string | undefined,
): Ledger {
  const diagnostics: Diagnostic[] = [];
  const suppressed: Suppressed[] = [];
  const unlisted = { error: 0, warning: 0, info: 0, ignored: 0 };
  /** By rule and file, how many findings there are; those that an ignore takes out by themselves. */
  const counts = { reported: new Map<string, number>(), ignored: new Map<string, number>() };
  const ignores = new Map<FoundIgnore, { isUsed: boolean }>();

  function keep(found: readonly Diagnostic[], own: readonly FoundIgnore[] = []): void {
    for (const diagnostic of found) {
      const ignore = own.find(({ rules }) => rules.includes(diagnostic.rule));
      if (ignore) ignores.set(ignore, { isUsed: true });
      const reason = ignore?.reason ?? ignoreReason?.(diagnostic);
      const isListed =
        count(diagnostic, reason === undefined ? counts.reported : counts.ignored) <= MOST_LISTED;
      if (!isListed) unlisted[reason === undefined ? diagnostic.severity : "ignored"] += 1;
      else if (reason === undefined) diagnostics.push(diagnostic);
      else suppressed.push({ diagnostic, reason, kind: "ignore" });
    }
  }

  function count({ rule, file }: Diagnostic, known: Map<string, number>): number {
    const key = keyOf(rule, file);
    const sum = (known.get(key) ?? 0) + 1;
    known.set(key, sum);
    return sum;
  }

  function notes(): string[] {
    const said: string[] = [];
    for (const [key, sum] of counts.reported) {
      const more = sum - MOST_LISTED;
      if (more > 0) said.push(`${key} has ${more} more findings, which are counted and not listed`);
    }
    for (const [{ rules, place }, { isUsed }] of ignores) {
      if (isUsed) continue;
      const file = "source" in place ? `${place.source.file.file}: ` : "";
      said.push(`${file}the ignore of ${rules.join(", ")} matches nothing`);
    }
    return said;
  }

  return {
    keep,
    expect(found) {
      for (const ignore of found) ignores.set(ignore, { isUsed: false });
    },
    isListed: (rule, file) => (counts.reported.get(keyOf(rule, file)) ?? 0) < MOST_LISTED,
    size: () => diagnostics.length,
    close: () => ({
      diagnostics: withoutRepeats(diagnostics.sort(compareDiagnostics)),
      unlisted,
      suppressed,
      notes: notes(),
    }),
  };
}

/** As notes begin. */
function keyOf(rule: string, file: string): string {
  return `${file}: ${rule}`;
}

/** Several ways through a program may lead to one literal, and to one mistake in it. */
function withoutRepeats(sorted: readonly Diagnostic[]): Diagnostic[] {
  return sorted.filter((diagnostic, index) => {
    const before = sorted[index - 1];
    return !before || compareDiagnostics(before, diagnostic) !== 0;
  });
}
