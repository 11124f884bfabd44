import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostic.js";
import { ConfigError } from "../config/load.js";
import { type OpenProject, openProject } from "../config/open-project.js";
import { nameOf } from "../files/files.js";
import { seenFrom } from "../files/seen-from.js";
import type { Rule } from "../rule.js";
import type { RunResult } from "../run/check.js";
import type { RequestOf } from "./mentions.js";

/** A folder that an editor has open, as a project: unsaved texts lie over its files. */
export interface Folder {
  /** An absolute path. */
  readonly path: string;
  /** The way from the folder to a file, with `/`; undefined for a file elsewhere. */
  pathOf(file: string): string | undefined;
  /** The absolute path of a file; of an archive for an entry in it. */
  fileOf(path: string): string;
  /** A text that lies over a file from now on; without one the file is as the disk has it, or gone. */
  update(path: string, text?: string): void;
  /** What is known now: checks first where something has changed. */
  known(): Promise<Known>;
  /** The text that was checked last, for fixes. */
  textOf(path: string): string | undefined;
}

/** What the last check found. */
export interface Known {
  readonly diagnostics: readonly Diagnostic[];
  readonly result: RunResult | undefined;
  readonly requests: readonly RequestOf[];
  /** Why the configuration cannot be used, with its place; nothing else is then checked. */
  readonly mistake: ConfigError | undefined;
}

/** Opens a folder. Reads nothing before something is asked. */
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
    // A file that no walk comes to is checked because it is open; but it may be nothing of ours.
    const result = project.project.check(["", ...texts.keys()], {
      ignoresUnknown: true,
      onRequest: ({ found: request, owner }) => requests.push({ request, owner }),
    });
    return { diagnostics: result.diagnostics, result, requests, mistake: undefined };
  }

  return {
    path,
    pathOf(file) {
      const seen = seenFrom(path, file);
      return seen.startsWith("..") || seen === file ? undefined : seen;
    },
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
