import {
  type Files,
  folderOf,
  isListed,
  isRooted,
  joinPath,
  normalPath,
  seenFromFolder,
} from "../files/files.js";
import type { Diagnostic } from "../diagnostic.js";
import type { Document, Place } from "../json/document.js";
import { documentAt, parseFile, textFile } from "../json/parse.js";
import { resolvePlace } from "../json/place.js";
import { closest } from "../model/closest.js";
import { hasTooManyStars } from "../files/patterns.js";
import type { Config, ConfigIgnore } from "./config.js";
import type { Rule } from "../rule.js";
import type { AppSettings } from "../run/apps.js";
import { validateConfig } from "../schema/config.js";
import { schemaFindings } from "../schema/words.js";
import { quote } from "../words.js";

/** A configuration, with its paths seen from the working directory. */
export interface LoadedConfig {
  /** The file it stands in. */
  readonly path: string;
  readonly config: Config;
  readonly apps: readonly AppSettings[];
  readonly isExcluded: (path: string) => boolean;
  /** The entry that lets a finding stay, if any. */
  readonly ignoreFor: (diagnostic: Diagnostic) => ConfigIgnore | undefined;
}

/** A configuration that cannot be used; the message is one line with file and place. */
export class ConfigError extends Error {}

const NAME = "teamslint.config.json";

/** Characters; nobody writes a longer one, and picomatch throws for one of 65,537. */
const LONGEST_PATTERN = 1000;

/**
 * The configuration that applies to a working directory: the file that is named, else the closest
 * `teamslint.config.json`, or `package.json` with a `teamslint` key, in it or above it up to the
 * repository's top. Throws a ConfigError for one with a mistake. JSON only: it cannot run code.
 */
export async function loadConfig(
  files: Files,
  named: string | undefined,
  rules: readonly Rule[],
): Promise<LoadedConfig | undefined> {
  const context = { rules, files };
  if (named !== undefined) {
    const document = readJson(files, named);
    if (!document) throw new ConfigError(`${named}: there is no such file`);
    const isPackage = /(?:^|\/)package\.json$/.test(named);
    return prepare(named, isPackage ? documentAt(document, "/teamslint") : document, context);
  }
  for (
    let folder = "", level = 0;
    level <= files.names.length;
    folder = joinPath(folder, ".."), level += 1
  ) {
    const own = joinPath(folder, NAME);
    if (files.kind(own) === "file" && isListed(files, folder, NAME)) {
      return prepare(own, readJson(files, own)!, context);
    }
    const manifest = joinPath(folder, "package.json");
    if (files.kind(manifest) === "file") {
      const read = files.text(manifest);
      if (!("reason" in read) && read.text.includes('"teamslint"')) {
        const document = parseFile(textFile(manifest, read.text));
        const value = document.value as { teamslint?: unknown } | null;
        if (typeof value?.teamslint === "object")
          return prepare(manifest, documentAt(document, "/teamslint"), context);
      }
    }
    if (files.kind(joinPath(folder, ".git")) !== undefined) break;
  }
  return undefined;
}

function readJson(files: Files, path: string): Document | undefined {
  if (files.kind(path) !== "file") return undefined;
  const read = files.text(path);
  if ("reason" in read) throw new ConfigError(`${path}: ${read.reason}`);
  return parseFile(textFile(path, read.text));
}

const vocabulary = {
  whole: "the configuration",
  namesAt: (pointer: string) => {
    if (pointer === "") return ["apps", "rules", "ignore", "exclude"];
    if (pointer.startsWith("/apps/"))
      return ["manifest", "requests", "catalogId", "senderId", "env", "envFile"];
    return pointer.startsWith("/ignore/") ? ["rule", "file", "pointer", "reason"] : [];
  },
};

async function prepare(
  path: string,
  document: Document,
  { rules, files }: { readonly rules: readonly Rule[]; readonly files: Files },
): Promise<LoadedConfig> {
  const [problem] = document.source.problems;
  if (problem) {
    const { source } = document;
    refuse(resolvePlace({ source, start: problem.start, end: problem.end }), problem.message);
  }
  for (const finding of schemaFindings(validateConfig(document.value), document, vocabulary)) {
    refuse(
      resolvePlace(finding.at as Place),
      `${finding.message}${finding.help ? `: ${finding.help}` : ""}`,
    );
  }
  const config = document.value as Config;
  const ids = rules.map(({ id }) => id);
  const named = [
    ...Object.keys(config.rules ?? {}).map((id) => ({ id, at: `/rules/${id}`, key: true })),
    ...(config.ignore ?? []).map(({ rule }, index) => ({
      id: rule,
      at: `/ignore/${index}/rule`,
      key: false,
    })),
  ];
  for (const { id, at, key } of named) {
    if (ids.includes(id)) continue;
    const near = closest(id, ids);
    refuse(
      resolvePlace({ document, pointer: at, key }),
      `there is no rule ${quote(id)}${near === undefined ? "" : `: did you mean ${quote(near)}?`}`,
    );
  }
  for (const { pattern, at } of patternsIn(config)) {
    const place = resolvePlace({ document, pointer: at });
    if (rooted(pattern) === "") refuse(place, `the pattern ${quote(pattern)} matches nothing`);
    if (pattern.length <= LONGEST_PATTERN && !hasTooManyStars(pattern) && !/[()]/.test(pattern))
      continue;
    refuse(
      place,
      `the pattern ${quote(pattern)} is too intricate: write several with three stars at most, and without parentheses`,
    );
  }
  const folder = folderOf(path);
  const glob = await globs(config);
  const matcher = (patterns: readonly string[]) => {
    const isMatch =
      patterns.length > 0 && glob ? glob(patterns.map(rooted), { dot: true }) : () => false;
    return (file: string) => {
      const inside = seenFromFolder(folder, file, files);
      return inside !== undefined && isMatch(inside);
    };
  };
  const ignores = (config.ignore ?? []).map((ignore) => ({
    ignore,
    hasFile: ignore.file === undefined ? () => true : matcher([ignore.file]),
  }));
  return {
    path,
    config,
    apps: (config.apps ?? []).map((app, index): AppSettings => {
      const envFiles = app.envFile === undefined ? [] : [app.envFile].flat();
      for (const name of [app.manifest, ...envFiles]) {
        const isLink =
          files.kind(joinPath(folder, name)) !== undefined && !isListed(files, folder, name);
        if (!isInside(name) || isLink) {
          refuse(
            resolvePlace({ document, pointer: `/apps/${index}` }),
            `${quote(name)} leads out of the configuration's folder: put ${NAME} into a folder above it`,
          );
        }
      }
      return {
        manifest: normalPath(joinPath(folder, app.manifest), files.names),
        hasRequest: matcher(app.requests ?? []),
        catalogId: app.catalogId,
        senderId: app.senderId,
        environments: {
          ...(app.env !== undefined && { env: app.env }),
          ...(envFiles.length > 0 && {
            envFiles: envFiles.map((file) => normalPath(joinPath(folder, file), files.names)),
          }),
        },
      };
    }),
    isExcluded: matcher(config.exclude ?? []),
    ignoreFor: (diagnostic) =>
      ignores.find(
        ({ ignore, hasFile }) =>
          ignore.rule === diagnostic.rule &&
          (ignore.pointer === undefined || ignore.pointer === diagnostic.pointer) &&
          hasFile(diagnostic.file),
      )?.ignore,
  };
}

function refuse({ file, range }: ReturnType<typeof resolvePlace>, message: string): never {
  throw new ConfigError(`${file}:${range.start.line}:${range.start.column}: ${message}`);
}

/** A pattern as paths are written: without a `./` before it. */
function rooted(pattern: string): string {
  return pattern.replace(/^\.\//, "");
}

function patternsIn({ apps = [], ignore = [], exclude = [] }: Config) {
  return [
    ...apps.flatMap(({ requests = [] }, app) =>
      requests.map((pattern, index) => ({ pattern, at: `/apps/${app}/requests/${index}` })),
    ),
    ...ignore.flatMap(({ file }, index) =>
      file === undefined ? [] : { pattern: file, at: `/ignore/${index}/file` },
    ),
    ...exclude.map((pattern, index) => ({ pattern, at: `/exclude/${index}` })),
  ];
}

async function globs({ apps, ignore, exclude }: Config) {
  if (!exclude && !ignore?.some(({ file }) => file) && !apps?.some(({ requests }) => requests))
    return undefined;
  return (await import("picomatch")).default;
}

/** A relative path that stays below where it begins. */
function isInside(path: string): boolean {
  const normal = joinPath("", path);
  return !normal.startsWith("..") && !isRooted(normal);
}
