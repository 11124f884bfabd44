import { resolve } from "node:path";
import { rules } from "../rules/index.js";
import type { Diagnostic } from "./diagnostic.js";
import { openProject } from "./config/open-project.js";
import { memoryFiles } from "./files/memory.js";
import type { RunResult } from "./run/check.js";
import { createEngine } from "./run/engine.js";
import { createProject } from "./run/project.js";
import { seenFrom } from "./files/seen-from.js";
import type { Rule, Severity } from "./rule.js";
import { textOf } from "./json/holes.js";
import { parseFile, textFile } from "./json/parse.js";
import type { Source } from "./json/document.js";
import { kindOfParts } from "./run/request-kind.js";
import { createApp } from "./run/create-app.js";

export type { Diagnostic, RelatedPlace, TextEdit } from "./diagnostic.js";
export type { Position, Range } from "./json/document.js";
export type { Rule, Severity } from "./rule.js";
export type { Config } from "./config/config.js";
export type {
  NotificationBody,
  PreviewText,
  Recipient,
  TemplateParameter,
  Topic,
} from "./model/body.js";
export { parseDeepLink, type DeepLink, type LinkKind } from "./model/deep-link.js";
export { parseEndpoint, type ParsedUrl, type Target } from "./model/endpoint.js";
export { parseEntityUrl, type ParsedEntityUrl } from "./model/entity-url.js";
export { decodeDefinitionId, decodeInstallationId } from "./model/ids.js";
export { parseTemplateText, type TemplateText } from "./model/template-text.js";
export { rules };

/** What a lint found. */
export interface LintResult {
  /** Sorted by file, place and rule. */
  readonly diagnostics: readonly Diagnostic[];
  /** Files that were linted, and requests that were checked. */
  readonly files: number;
  readonly requests: number;
  /** Sentences about the run as a whole: files that could not be read, requests without a manifest. */
  readonly notes: readonly string[];
}

export interface LintOptions {
  /** The severity of rules, by id; others keep their own. */
  readonly rules?: Readonly<Record<string, Severity | "off">>;
  /** The manifest that every request belongs to; else the nearest. */
  readonly manifest?: string;
}

/**
 * Lints texts in memory, by path: `{ "manifest.json": "{…}", "notifications/a.http": "POST …" }`.
 * Language files, icons (as bytes) and env files are found where the manifest or the project says.
 * Pure; never throws for what a text holds.
 */
export function lint(input: {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly options?: LintOptions;
}): LintResult {
  const paths = Object.keys(input.files).sort();
  const project = createProject({ files: memoryFiles(input.files), ...settingsOf(input.options) });
  // The folder holds all of them, so that nothing has to be looked for.
  return resultOf(project.check(["", ...paths]));
}

export interface LintPathsOptions extends LintOptions {
  /** The working directory: paths are relative to it, and names in diagnostics too. */
  readonly cwd?: string;
  readonly env?: string;
  readonly envFiles?: readonly string[];
  /** A configuration file; false for none; else the closest one. Rejects for one with a mistake. */
  readonly config?: string | false;
}

/** Lints files, folders and app packages on disk, as the command line does. */
export async function lintPaths(
  paths: readonly string[],
  options: LintPathsOptions = {},
): Promise<LintResult> {
  const cwd = resolve(options.cwd ?? ".");
  const seen = (path: string) => seenFrom(cwd, path);
  const { project } = await openProject({
    cwd,
    rules,
    config: options.config,
    levelOf: (id) => options.rules?.[id],
    manifest: options.manifest,
    environments: {
      ...(options.env !== undefined && { env: options.env }),
      ...(options.envFiles && { envFiles: options.envFiles.map(seen) }),
    },
  });
  return resultOf(project.check(paths.map(seen)));
}

/** A request as a program is about to send it. */
export interface OutgoingRequest {
  readonly url?: string;
  /** POST where absent. */
  readonly method?: string;
  readonly body: unknown;
}

/**
 * Makes a function that checks requests against one manifest, in microseconds: for tests, and for
 * servers that would rather not send what Graph will lose. Values are final: nothing counts as a
 * placeholder. Throws for what is no object, such as the path of a manifest instead of its text:
 * against nothing, every request would pass.
 */
export function createValidator(
  manifest: object | string,
  options: Pick<LintOptions, "rules"> = {},
): (request: OutgoingRequest) => readonly Diagnostic[] {
  const settings = settingsOf(options);
  const engine = createEngine(settings.rules, settings.levelOf);
  const text = typeof manifest === "string" ? manifest : JSON.stringify(manifest, undefined, 2);
  const document = parseFile(textFile("manifest.json", text ?? ""));
  if (typeof document.value !== "object" || document.value === null) {
    throw new TypeError("createValidator takes a manifest, or the text of one and not its path");
  }
  const app = createApp(document);
  const method = { text: "POST", place: { file: "request.json" } };
  return ({ url, method: given, body }) => {
    const kind = kindOfParts(body, url, given, true);
    if (kind && engine.isSound(kind, app)) return [];
    const request = {
      body: { source: new FinalSource("request.json", body), root: "", value: body },
      ...(url !== undefined && {
        url: { text: textOf(url, "double"), place: { file: "request.json" } },
        method: given === undefined ? method : { ...method, text: given },
      }),
    };
    return engine.checkRequest(request, app);
  };
}

/** A value that came from no text: one is made when a finding needs a place. */
class FinalSource implements Source {
  readonly isFinal = true;
  readonly problems: Source["problems"] = [];
  readonly toFile = sameOffset;
  private made: Source | undefined;

  constructor(
    private readonly name: string,
    private readonly value: unknown,
  ) {}

  get file() {
    return this.source().file;
  }

  get text() {
    return this.source().text;
  }

  private source(): Source {
    const written = () => JSON.stringify(this.value, undefined, 2) ?? "null";
    return (this.made ??= parseFile(textFile(this.name, written())).source);
  }
}

function sameOffset(offset: number): number {
  return offset;
}

function settingsOf({ rules: levels, manifest }: LintOptions = {}) {
  return {
    rules,
    levelOf: (rule: Rule) => levels?.[rule.id],
    ...(manifest !== undefined && { manifest }),
  };
}

function resultOf({ diagnostics, files, requests, notes, troubles }: RunResult): LintResult {
  return {
    diagnostics,
    files,
    requests,
    notes: [...notes, ...troubles.map(({ message }) => message)],
  };
}
