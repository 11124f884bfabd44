import type { Diagnostic } from "../diagnostic.js";
import type { Damage } from "../files/decode.js";
import type { Document, TextFile } from "../json/document.js";
import type { FoundRequest } from "../model/found.js";
import type { App } from "../model/app.js";
import { createRequest } from "./create-request.js";
import type { NotificationRequest } from "../model/request.js";
import type { Finding, Findings, Rule, Severity } from "../rule.js";
import { type IsListed, toDiagnostic } from "./to-diagnostic.js";

/** The severity that somebody gives all findings of a rule, or `off`; undefined where nobody does. */
export type LevelOf = (rule: Rule) => Severity | "off" | undefined;

/** Runs rules over what was read. Each method returns the diagnostics of that one thing, unsorted. */
export interface Engine {
  checkDocument(document: Document): Diagnostic[];
  /**
   * Held against the manifest and the environment of `app`, where it has one. Of findings for which `isListed` is
   * false no place is looked up.
   */
  checkRequest(found: FoundRequest, app: App | undefined, isListed?: IsListed): Diagnostic[];
  /** Asked of each file's first request for which no manifest was found. */
  checkUnpaired(found: FoundRequest): Diagnostic[];
  checkApp(app: App): Diagnostic[];
  checkRun(apps: readonly App[]): Diagnostic[];
  /** A mistake in the encoding of a text; reported as `json-valid`. */
  checkEncoding(file: TextFile, damage: Damage): Diagnostic[];
  /** Mistakes of an archive that keep its files from being read; reported as `package-layout`. */
  checkArchive(archive: string, problems: readonly ArchiveProblem[]): Diagnostic[];
}

interface ArchiveProblem extends Problem {
  /** Of the entry that is meant; absent for the archive as a whole. */
  readonly path?: string;
}

interface Problem {
  readonly message: string;
  readonly help: string;
}

/** Findings of one rule on one document; nobody reads more, and each takes memory. */
const MOST_FINDINGS = 10_000;

/** Rules that judge the URL alone: all that is said of a request to an action nobody published. */
const URL_RULES = new Set(["endpoint-known"]);

export function createEngine(rules: readonly Rule[], levelOf: LevelOf = () => undefined): Engine {
  const active = rules.flatMap((rule): Active[] => {
    const severity = levelOf(rule);
    return severity === "off" ? [] : [{ rule, severity }];
  });
  const ofDocument = active.filter((item) => isFor(item, "checkDocument"));
  const ofRequest = active.filter((item) => isFor(item, "checkRequest"));
  const ofUrl = ofRequest.filter(({ rule }) => URL_RULES.has(rule.id));
  const ofUnpaired = active.filter((item) => isFor(item, "checkUnpaired"));
  const ofApp = active.filter((item) => isFor(item, "checkApp"));
  const ofRun = active.filter((item) => isFor(item, "checkRun"));

  return {
    checkDocument(document) {
      const found: Diagnostic[] = [];
      for (const { rule, severity } of ofDocument) {
        collect(rule, severity, rule.checkDocument(document), document, found);
      }
      return found;
    },
    checkRequest(found, app, isListed) {
      return checkOneByOne(createRequest(found, app?.environment), app, isListed);
    },
    checkUnpaired(request) {
      const found: Diagnostic[] = [];
      for (const { rule, severity } of ofUnpaired) {
        const unpaired = createRequest(request);
        collect(rule, severity, rule.checkUnpaired(unpaired), unpaired.document, found);
      }
      return found;
    },
    checkApp(app) {
      const found: Diagnostic[] = [];
      for (const { rule, severity } of ofApp) {
        collect(rule, severity, rule.checkApp(app), app.document, found);
      }
      return found;
    },
    checkRun(apps) {
      const found: Diagnostic[] = [];
      for (const { rule, severity } of ofRun) {
        collect(rule, severity, rule.checkRun(apps), undefined, found);
      }
      return found;
    },
    checkEncoding(file, { offset, ...problem }) {
      const source = { file, text: file.text, toFile: (at: number) => at, problems: [] };
      const place = { source, start: offset, end: Math.min(offset + 1, file.text.length) };
      return reportAs("json-valid", { at: place, ...problem });
    },
    checkArchive: (archive, problems) =>
      problems.flatMap(({ message, help, path }) => {
        const file = path === undefined ? archive : `${archive}!/${path}`;
        return reportAs("package-layout", { at: { file }, message, help });
      }),
  };

  function checkOneByOne(
    request: NotificationRequest,
    app: App | undefined,
    isListed: IsListed | undefined,
  ): Diagnostic[] {
    const found: Diagnostic[] = [];
    const applying = request.endpoint?.kind === "unpublished" ? ofUrl : ofRequest;
    for (const { rule, severity } of applying) {
      const findings = rule.checkRequest(request, app);
      if (findings) collect(rule, severity, findings, request.document, found, isListed);
    }
    return found;
  }

  function reportAs(id: string, finding: Finding): Diagnostic[] {
    const found: Diagnostic[] = [];
    for (const { rule, severity } of active) {
      if (rule.id === id) collect(rule, severity, finding, undefined, found);
    }
    return found;
  }
}

/** A rule of this run; `severity` where somebody gives it one, which then holds for all of its findings. */
interface Active<R extends Rule = Rule> {
  readonly rule: R;
  readonly severity: Severity | undefined;
}

type Scope = "checkDocument" | "checkRequest" | "checkUnpaired" | "checkApp" | "checkRun";

function isFor<S extends Scope>(
  item: Active,
  scope: S,
): item is Active<Extract<Rule, Record<S, unknown>>> {
  return scope in item.rule;
}

function collect(
  rule: Rule,
  severity: Severity | undefined,
  findings: Findings,
  base: Document | undefined,
  found: Diagnostic[],
  isListed?: IsListed,
): void {
  if (findings === undefined) return;
  const most = found.length + MOST_FINDINGS;
  for (const finding of isFinding(findings) ? [findings] : (findings ?? [])) {
    const diagnostic = toDiagnostic(rule, severity, finding, base, isListed);
    if (diagnostic) found.push(diagnostic);
    if (found.length === most) return;
  }
}

function isFinding(findings: Exclude<Findings, void | undefined>): findings is Finding {
  return "message" in findings;
}
