import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostic.js";
import { ConfigError } from "../config/load.js";
import { type OpenProject, openProject } from "../config/open-project.js";
import { nameOf } from "../files/files.js";
import { pathWithin } from "../files/seen-from.js";
import type { Rule } from "../rule.js";
import type { RunResult } from "../run/check.js";
import type { RequestOf } from "./mentions.js";

/** A folder that an editor has open, as a project: unsaved texts replace its files. */
export interface Folder {
  /** An absolute path. */
  readonly path: string;
  /** The path from the folder to a file, with `/`; undefined for a file outside of the folder. */
  pathOf(file: string): string | undefined;
  /** The absolute path of a file; for an entry of an archive the archive's. */
  fileOf(path: string): string;
  /** Replaces the text of a file; without a text, the file on disk counts again, or its absence. */
  update(path: string, text?: string): void;
  /** The results for the current texts; checks first if something has changed. */
  known(): Promise<Known>;
  /** The unsaved text of a file; undefined for files that are not open. */
  textOf(path: string): string | undefined;
}

/** The results of a check. */
export interface Known {
  readonly diagnostics: readonly Diagnostic[];
  readonly result: RunResult | undefined;
  readonly requests: readonly RequestOf[];
  /** The mistake in the configuration, with its place; nothing else is checked then. */
  readonly mistake: ConfigError | undefined;
}

/** Opens a folder. Reads no file before the first call of `known`. */
export function openFolder(path: string, rules: readonly Rule[]): Folder {
  const texts = new Map<string, string>();
  const changed = new Set<string>();
  let opened: Promise<OpenProject | ConfigError> | undefined;
  let known: Known | undefined;

  async function open(): Promise<OpenProject | ConfigError> {
    try {
      const project = await openProject({ cwd: path, rules });
      for (const [name, text] of texts) project.project.update(name, text);
      return project;
    } catch (error) {
      if (error instanceof ConfigError) return error;
      opened = undefined;
      throw error;
    }
  }

  async function check(): Promise<Known> {
    const project = await (opened ??= open());
    if (project instanceof ConfigError)
      return { diagnostics: [], result: undefined, requests: [], mistake: project };
    for (const name of changed) project.project.update(name, texts.get(name));
    changed.clear();
    const requests: RequestOf[] = [];
    // Open files that the walk leaves out are checked too; some of them may be unrelated to Teams.
    const result = project.project.check(["", ...texts.keys()], {
      ignoresUnknown: true,
      onRequest: ({ found: request, owner }) => requests.push({ request, owner }),
    });
    return { diagnostics: result.diagnostics, result, requests, mistake: undefined };
  }

  return {
    path,
    pathOf: (file) => pathWithin(path, file),
    fileOf: (name) => resolve(path, name.replace(/!\/.*$/, "")),
    update(name, text) {
      if (text === undefined) texts.delete(name);
      else texts.set(name, text);
      changed.add(name);
      known = undefined;
      if (isConfiguration(name)) opened = undefined;
    },
    known: async () => (known ??= await check()),
    textOf: (name) => texts.get(name),
  };
}

/** Whether a file may decide how the folder is checked. */
function isConfiguration(path: string): boolean {
  return /^(?:teamslint\.config|package)\.json$/.test(nameOf(path));
}
