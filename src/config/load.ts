import {
  type Files,
  folderOf,
  isListed,
  joinPath,
  nameOf,
  parentOf,
  pathFrom,
  seenFromFolder,
  textWithin,
} from "../files/files.js";
import { isTooDeep } from "../files/patterns.js";
import type { Diagnostic } from "../diagnostic.js";
import type { Document } from "../json/document.js";
import { documentAt, parseFile, textFile } from "../json/parse.js";
import type { Rule } from "../rule.js";
import type { AppSettings } from "../run/apps.js";
import { type Level, readLevel } from "../run/levels.js";
import type { Config, ConfigIgnore } from "./config.js";
import { mistakesIn } from "./mistakes.js";

/** A configuration, with its paths relative to the working directory. */
export interface LoadedConfig {
  /** The configuration's file. */
  readonly path: string;
  readonly config: Config;
  readonly apps: readonly AppSettings[];
  readonly isExcluded: (path: string) => boolean;
  /** The level that the configuration gives a rule; undefined where it gives none. */
  readonly levelOf: (id: string) => Level | undefined;
  /** The `ignore` entry for a finding; undefined where none matches. */
  readonly ignoreFor: (diagnostic: Diagnostic) => ConfigIgnore | undefined;
}

/** Thrown for a configuration that cannot be used. Each mistake is a line with file and place. */
export class ConfigError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join("\n"));
  }
}

const NAME = "teamslint.config.json";

/** Bytes; no configuration written by hand is larger. */
const LARGEST = 2 ** 20;

/**
 * The configuration for a working directory: the named file, else the closest `teamslint.config.json`, or
 * `package.json` with a `teamslint` key, in the directory or above it up to the repository's top. Undefined where
 * there is none. Throws a ConfigError for a configuration with mistakes. Configurations are data and cannot run code.
 */
export async function loadConfig(
  files: Files,
  named: string | undefined,
  rules: readonly Rule[],
): Promise<LoadedConfig | undefined> {
  const found = named === undefined ? findConfig(files) : readNamed(files, named);
  if (!found) return undefined;
  const mistakes = mistakesIn(found, { rules, files });
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return prepare(found, files);
}

function readNamed(files: Files, path: string): Document {
  const document = readJson(files, path);
  if (!document) throw new ConfigError([`${path}: there is no such file`]);
  return nameOf(path) === "package.json" ? documentAt(document, "/teamslint") : document;
}

function findConfig(files: Files): Document | undefined {
  for (
    let folder: string | undefined = "";
    folder !== undefined;
    folder = parentOf(folder, files)
  ) {
    const own = joinPath(folder, NAME);
    if (files.kind(own) === "file" && isListed(files, folder, NAME)) return readJson(files, own);
    const manifest = joinPath(folder, "package.json");
    if (files.kind(manifest) === "file" && files.mentions(manifest, ['"teamslint"']) === true) {
      const document = readJson(files, manifest);
      const value = document?.value as { teamslint?: unknown } | null | undefined;
      if (document && typeof value?.teamslint === "object")
        return documentAt(document, "/teamslint");
    }
    if (files.kind(joinPath(folder, ".git")) !== undefined) break;
  }
  return undefined;
}

function readJson(files: Files, path: string): Document | undefined {
  if (files.kind(path) !== "file") return undefined;
  const read = textWithin(files, path, LARGEST, "a configuration");
  if ("reason" in read) throw new ConfigError([`${path}: ${read.reason}`]);
  return parseFile(textFile(path, read.text));
}

/** Prepares a configuration without mistakes for use. */
async function prepare(document: Document, files: Files): Promise<LoadedConfig> {
  const path = document.source.file.file;
  const config = document.value as Config;
  const folder = folderOf(path);
  const below = (name: string) => pathFrom(folder, name, files);
  const glob = await globs(config);
  const matcher = (patterns: readonly string[]) => {
    const isMatch =
      patterns.length > 0 && glob
        ? glob(
            patterns.map((pattern) => pattern.replace(/^\.\//, "")),
            { dot: true },
          )
        : () => false;
    return (file: string) => {
      const inside = seenFromFolder(folder, file, files);
      return inside !== undefined && !isTooDeep(inside) && isMatch(inside);
    };
  };
  const ignores = (config.ignore ?? []).map((ignore) => ({
    ignore,
    hasFile: ignore.file === undefined ? () => true : matcher([ignore.file]),
  }));
  return {
    path,
    config,
    apps: (config.apps ?? []).map(({ manifest, requests, catalogId, senderId, env, envFile }) => ({
      manifest: below(manifest),
      hasRequest: matcher(requests ?? []),
      catalogId,
      senderId,
      environments: {
        ...(env !== undefined && { env }),
        ...(envFile !== undefined && { envFiles: [envFile].flat().map(below) }),
      },
    })),
    isExcluded: matcher(config.exclude ?? []),
    levelOf: (id) => readLevel(config.rules?.[id]),
    ignoreFor: (diagnostic) =>
      ignores.find(
        ({ ignore, hasFile }) =>
          ignore.rule === diagnostic.rule &&
          (ignore.pointer === undefined || ignore.pointer === diagnostic.pointer) &&
          hasFile(diagnostic.file),
      )?.ignore,
  };
}

async function globs({ apps, ignore, exclude }: Config) {
  if (!exclude && !ignore?.some(({ file }) => file) && !apps?.some(({ requests }) => requests))
    return undefined;
  return (await import("picomatch")).default;
}
