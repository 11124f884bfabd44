import type { Diagnostic, RelatedPlace, Suggestion, TextEdit } from "../diagnostic.js";
import type { Document, Place, PointerPlace, TextFile } from "../json/document.js";
import { insertEdit, removeEdit, renameEdit, replaceEdit, type SourceEdit } from "../json/edit.js";
import { fileAt, rangeIn, resolvePlace } from "../json/place.js";
import { valueAt } from "../json/pointer.js";
import type { FoundRequest } from "../model/found.js";
import type { App } from "../model/app.js";
import { createRequest } from "./create-request.js";
import type { NotificationRequest } from "../model/request.js";
import { kindOf, type RequestKind } from "./request-kind.js";
import type { At, Edit, Finding, Findings, Rule, Severity } from "../rule.js";
import { createKindSet, type KindSet } from "./kind-set.js";
import { quote } from "../words.js";

/** A rule's severity in this run, or `off`. */
export type LevelOf = (rule: Rule) => Severity | "off";

/** Runs rules over what was read. Each method returns the diagnostics of that one thing, unsorted. */
export interface Engine {
  checkDocument(document: Document): Diagnostic[];
  /** Whether a request of this kind has been checked before, and nothing was to be said. */
  isSound(kind: RequestKind, app: App | undefined): boolean;
  /** Held against the manifest and the environment of `app`, where it has one. */
  checkRequest(found: FoundRequest, app: App | undefined): Diagnostic[];
  /** Asked of each file's first request for which no manifest was found. */
  checkUnpaired(found: FoundRequest): Diagnostic[];
  checkApp(app: App): Diagnostic[];
  checkRun(apps: readonly App[]): Diagnostic[];
  /** What is wrong with a text before it can be read as JSON; reported as `json-valid`. */
  checkEncoding(file: TextFile, damage: Damage): Diagnostic[];
  /** What is wrong with an archive before its files can be read; reported as `package-layout`. */
  checkArchive(archive: string, problems: readonly Problem[]): Diagnostic[];
}

interface Problem {
  readonly message: string;
  readonly help: string;
}

/** Where a text stops to be what its encoding allows. */
export interface Damage extends Problem {
  readonly offset: number;
}

/** Where rule pages are published. */
const PAGES = "https://github.com/teamslint/teamslint/blob/main/rules";

export function ruleUrl(id: string): string {
  return `${PAGES}/${id}.md`;
}

/** Findings of one rule on one document; nobody reads more, and each takes memory. */
const MOST_FINDINGS = 10_000;

/** Rules that judge the URL alone: all that is said of a request to an action nobody published. */
const URL_RULES = new Set(["endpoint-known"]);

export function createEngine(rules: readonly Rule[], levelOf: LevelOf): Engine {
  const active = rules.flatMap((rule): Active[] => {
    const severity = levelOf(rule);
    return severity === "off"
      ? []
      : [{ rule, severity: severity === rule.severity ? undefined : severity }];
  });
  const ofDocument = active.filter((item) => isFor(item, "checkDocument"));
  const ofRequest = active.filter((item) => isFor(item, "checkRequest"));
  const ofUrl = ofRequest.filter(({ rule }) => URL_RULES.has(rule.id));
  const ofUnpaired = active.filter((item) => isFor(item, "checkUnpaired"));
  const ofApp = active.filter((item) => isFor(item, "checkApp"));
  const ofRun = active.filter((item) => isFor(item, "checkRun"));
  /** Of requests that were checked, and about which there was nothing to say. */
  const soundKinds = new Map<App | undefined, KindSet>();

  return {
    checkDocument(document) {
      const found: Diagnostic[] = [];
      for (const { rule, severity } of ofDocument) {
        collect(rule, severity, rule.checkDocument(document), document, found);
      }
      return found;
    },
    isSound,
    checkRequest(found, app) {
      const kind = kindOf(found);
      if (kind && isSound(kind, app)) return [];
      const diagnostics = checkOneByOne(createRequest(found, app?.environment), app);
      if (kind && diagnostics.length === 0) addSound(kind, app);
      return diagnostics;
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
      problems.flatMap(({ message, help }) =>
        reportAs("package-layout", { at: { file: archive }, message, help }),
      ),
  };

  function isSound(kind: RequestKind, app: App | undefined): boolean {
    return soundKinds.get(app)?.has(kind) === true;
  }

  function addSound(kind: RequestKind, app: App | undefined): void {
    const kinds = soundKinds.get(app) ?? createKindSet();
    soundKinds.set(app, kinds);
    kinds.add(kind);
  }

  function checkOneByOne(request: NotificationRequest, app: App | undefined): Diagnostic[] {
    const found: Diagnostic[] = [];
    const applying = request.endpoint?.kind === "unpublished" ? ofUrl : ofRequest;
    for (const { rule, severity } of applying) {
      const findings = rule.checkRequest(request, app);
      if (findings) collect(rule, severity, findings, request.document, found);
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

/** A rule of this run; `severity` where it is not the rule's own. */
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
): void {
  if (findings === undefined) return;
  const most = found.length + MOST_FINDINGS;
  for (const finding of isFinding(findings) ? [findings] : (findings ?? [])) {
    const diagnostic = toDiagnostic(rule, severity, finding, base);
    if (diagnostic) found.push(diagnostic);
    if (found.length === most) return;
  }
}

function isFinding(findings: Exclude<Findings, void | undefined>): findings is Finding {
  return "message" in findings;
}

/**
 * Looks the finding's place up. Undefined where the finding is about something absent that may be
 * there all the same: in a text that `JSON.parse` refused, in an object that a program fills.
 */
function toDiagnostic(
  rule: Rule,
  severity: Severity | undefined,
  finding: Finding,
  base: Document | undefined,
): Diagnostic | undefined {
  const place = placeOf(finding.at, base);
  const resolved = resolvePlace(place);
  const isPointer = "document" in place;
  if (isPointer && isLost(place, resolved.pointer ?? "")) return undefined;
  const { file } = resolved;
  const edits = finding.fix && resolveEdits(finding.fix.edits, base, file);
  return {
    rule: rule.id,
    severity: severity ?? finding.severity ?? rule.severity,
    file,
    message: isPointer ? withTemplate(finding.message, place) : finding.message,
    ...(finding.help !== undefined && {
      help: isPointer ? withoutValue(finding.help, place) : finding.help,
    }),
    ...(resolved.pointer !== undefined && { pointer: resolved.pointer }),
    range: resolved.range,
    related: (finding.related ?? []).map(({ at, message }): RelatedPlace => {
      const other = resolvePlace(placeOf(at, base));
      return { file: other.file, range: other.range, message };
    }),
    ...(edits && { fix: { unsafe: finding.fix?.unsafe === true, edits } }),
    suggestions: (finding.suggestions ?? []).flatMap((suggestion): Suggestion[] => {
      const changes = resolveEdits(suggestion.edits, base, file);
      return changes ? [{ title: suggestion.title, edits: changes }] : [];
    }),
    url: ruleUrl(rule.id),
  };
}

/**
 * Whether what is absent at a place may be there all the same: the text is broken, and what stands
 * there could not be saved; or a program may add to the object.
 */
function isLost({ document, pointer }: PointerPlace, closest: string): boolean {
  const { source, root, value } = document;
  if (source.problems.length > 0)
    return closest !== pointer || valueAt(value, pointer) === undefined;
  return closest !== pointer && source.open?.has(root + closest) === true;
}

function placeOf(at: At, base: Document | undefined): Place {
  if (typeof at !== "string" && !("key" in at && !("document" in at))) return at as Place;
  if (!base) throw new Error("a rule over the whole run names the document of each place");
  return typeof at === "string"
    ? { document: base, pointer: at }
    : { document: base, pointer: at.key as string, key: true };
}

const ID_OR_HOST =
  /^(?:[\w+.-]+:\/\/)?(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:[\w*-]+\.)+[a-z]{2,}|localhost)(?::\d+)?(?:\/\S*)?$/i;

/**
 * A message about a value that the environment gave shows the template too. The value itself is
 * shown only when it is an id or a host: env files hold secrets.
 */
function withTemplate(message: string, place: PointerPlace): string {
  const filled = place.document.filled?.get(place.pointer);
  if (!filled) return message;
  return ID_OR_HOST.test(filled.value)
    ? `${message} (from ${quote(filled.raw)})`
    : withoutValue(message, place);
}

function withoutValue(text: string, place: PointerPlace): string {
  const filled = place.document.filled?.get(place.pointer);
  if (!filled || ID_OR_HOST.test(filled.value)) return text;
  return text.replaceAll(quote(filled.value), quote(filled.raw));
}

/** Undefined where an edit is not possible, or is in another file than the finding: ranges name none. */
function resolveEdits(
  edits: readonly Edit[],
  base: Document | undefined,
  file: string,
): readonly TextEdit[] | undefined {
  const resolved: TextEdit[] = [];
  for (const edit of edits) {
    const change = toSourceEdit(edit, base);
    if (!change) return undefined;
    const { source, start, end, text } = change;
    if (fileAt(source, start).file !== file) return undefined;
    const written = source.encode ? source.encode(text, start) : text;
    if (written === undefined) return undefined;
    resolved.push({ range: rangeIn(source, start, end), text: written });
  }
  return resolved;
}

/** Undefined where the edit's place is gone, or the environment gave the value. */
function toSourceEdit(edit: Edit, base: Document | undefined): SourceEdit | undefined {
  const at =
    "replace" in edit
      ? edit.replace
      : "rename" in edit
        ? edit.rename
        : "remove" in edit
          ? edit.remove
          : edit.insert;
  const place = placeOf(at, base);
  if ("file" in place) return undefined;
  if ("source" in place) return "replace" in edit ? replaceEdit(place, edit.text) : undefined;
  if ("replace" in edit) {
    return place.document.filled?.has(place.pointer) ? undefined : replaceEdit(place, edit.text);
  }
  if ("rename" in edit) return renameEdit(place, edit.text);
  if ("remove" in edit) return removeEdit(place);
  return insertEdit(place, edit.text);
}
