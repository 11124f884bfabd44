import { type Change, createDraft, type Draft } from "./draft.js";
import { migrateLanguages } from "./languages.js";
import { cureProperties } from "./properties.js";
import { setVersion } from "./version.js";
import type { ChangedFile } from "../changed-file.js";
import type { Diagnostic } from "../../diagnostic.js";
import { rangeIn, resolvePlace } from "../../json/place.js";
import type { App } from "../../model/app.js";
import type { Rule } from "../../rule.js";
import { createEngine } from "../../run/engine.js";
import { list } from "../../words.js";

export interface MigrationSettings {
  /** The manifest. */
  readonly path: string;
  /** A version in `manifestVersions`. */
  readonly to: string;
  /** The text of a file, with its byte order mark; undefined where it is not there or cannot be written as UTF-8. */
  read(path: string): string | undefined;
  readonly rules: readonly Rule[];
}

/** The result of moving a manifest and its language files to another version. */
export interface Migration {
  readonly path: string;
  /** `manifestVersion` as written; undefined where it is missing. */
  readonly from: string | undefined;
  readonly to: string;
  readonly changes: readonly Change[];
  /** Sentences about what could not be done. */
  readonly open: readonly string[];
  /** Findings that the new version has and the old one had not, at places of the texts that are written. */
  readonly refused: readonly Diagnostic[];
  /** Errors against the schemas of manifest and language files. */
  readonly errors: { readonly before: number; readonly after: number };
  /** The files with their new texts; none where these would have more errors than the old ones. */
  readonly files: readonly ChangedFile[];
}

/**
 * Makes the changes that the version requires and that lose nothing, as edits of the texts; everything else keeps its
 * formatting. Pure, and never throws, whatever a file holds.
 */
export function migrate({ path, to, read, rules }: MigrationSettings): Migration {
  const draft = createDraft(path, read);
  const before = draft.app;
  const originals = new Map(draft.texts);
  const { declared: from, status } = before.version;
  const why = whyNot(before);
  if (why === undefined) {
    setVersion(draft, to);
    cureProperties(draft);
    migrateLanguages(draft, before);
  }
  const errors = { before: countErrors(before), after: countErrors(draft.app) };
  const isWorse = errors.after > errors.before;
  const refused = newFindings(before, draft.app, rules);
  return {
    path,
    from: status === "absent" ? undefined : from,
    to,
    changes: draft.changes,
    open: why === undefined ? unreadLanguages(draft) : [why],
    refused: isWorse ? refused.map((found) => placedIn(before, found)) : refused,
    errors,
    files: isWorse ? [] : changedFiles(originals, draft.texts),
  };
}

/** Whether something is left to a person: an undone change, or an error of the new version. */
export function isOpen({ files, open, refused, changes }: Migration): boolean {
  const isUndone = open.length > 0 || (files.length === 0 && changes.length > 0);
  return isUndone || refused.some(({ severity }) => severity === "error");
}

function whyNot({ document, version }: App): string | undefined {
  const { source } = document;
  const problem = source.problems.find(({ isHarmless }) => !isHarmless);
  if (problem) {
    const { line, column } = rangeIn(source, problem.start, problem.end).start;
    return `it is no JSON: line ${line}, column ${column}: ${problem.message}`;
  }
  return version.status === "unknown" && version.declared === undefined
    ? "its manifestVersion is filled in later: change it where it comes from"
    : undefined;
}

function unreadLanguages({ unread }: Draft): string[] {
  if (unread.size === 0) return [];
  const isAre = unread.size === 1 ? "it stays" : "they stay";
  return [`${list([...unread])}: not there or not readable as JSON in UTF-8, ${isAre} as before`];
}

function countErrors({ errors, languages }: App): number {
  return languages.reduce((sum, language) => sum + language.errors.length, errors.length);
}

function newFindings(before: App, after: App, rules: readonly Rule[]): Diagnostic[] {
  const engine = createEngine(rules);
  const known = new Set(engine.checkApp(before).map(identity));
  return engine.checkApp(after).filter((found) => !known.has(identity(found)));
}

/** A finding about a text that is not written, moved to the closest place in the old text. */
function placedIn({ document, languages }: App, found: Diagnostic): Diagnostic {
  const documents = [document, ...languages.map((language) => language.document)];
  const old = documents.find(({ source }) => source.file.file === found.file);
  if (!old || found.pointer === undefined) return found;
  return { ...found, range: resolvePlace({ document: old, pointer: found.pointer }).range };
}

/** A key that is equal for the same finding in both versions, whichever version its message names. */
function identity({ rule, file, pointer, message }: Diagnostic): string {
  return JSON.stringify([rule, file, pointer, message.replace(/\b1\.\d+\b|\bdevPreview\b/g, "")]);
}

function changedFiles(
  originals: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, string>,
): ChangedFile[] {
  return [...texts].flatMap(([path, after]) => {
    const before = originals.get(path);
    return before === undefined || before === after ? [] : { path, before, after };
  });
}
