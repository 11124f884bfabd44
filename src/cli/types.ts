import { resolve } from "node:path";
import { type AppArguments, findApps, findingsOf } from "./find-apps.js";
import { cannotRun, tell } from "./tell.js";
import type { ExitCode, World } from "./world.js";
import { diskFiles } from "../files/disk.js";
import { seenFrom } from "../files/seen-from.js";
import { createFile, replaceFile } from "../files/write.js";
import type { Rule } from "../rule.js";
import type { RunApp } from "../run/apps.js";
import { activitiesOf } from "../types/activity.js";
import { type LanguageName, languageNames, languages, type TypedApp } from "../types/languages.js";
import { whyUnusable } from "../types/unusable.js";
import { list, plural, quote } from "../words.js";

export interface TypesArguments extends AppArguments {
  readonly language: LanguageName | undefined;
  readonly output: string | undefined;
  readonly namespace: readonly string[];
  readonly helpers: boolean | undefined;
  readonly check: boolean | undefined;
  readonly watch: boolean | undefined;
}

/** Writes the types of an app's notifications, says whether the file is up to date, or keeps it so. */
export async function run(
  args: TypesArguments,
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const language = args.language ?? languageOf(args.output);
  const mistake = mistakeIn(args, language);
  if (mistake !== undefined) return cannotRun(mistake, world);
  const write = () => writeOnce(args, language, world, rules);
  if (!args.watch) return write();
  const { watchAndCheck, watchDisk } = await import("./watch.js");
  const seen = (path: string) => seenFrom(world.cwd, path);
  const values = args.values.map(seen);
  const apps = [...args.operands, ...(args.manifest ? [args.manifest] : [])].map(seen);
  const watcher = world.watcher ?? watchDisk(world.cwd, diskFiles(world.cwd), [...apps, ...values]);
  return watchAndCheck({
    watcher: {
      ...watcher,
      start: (changed) =>
        watcher.start((path) => {
          if (values.includes(path) || mayMatter(path)) changed(path);
        }),
    },
    check: write,
    out: world.out,
    isClosed: world.isClosed,
    isTerminal: world.isTerminal,
    ownFiles: args.output === undefined ? [] : [seen(args.output)],
  });
}

/** Of all files only manifests, packages, configurations and env files make other types. */
function mayMatter(path: string): boolean {
  return /\.(?:json|zip)$|(?:^|\/)\.env[^/]*$/i.test(path);
}

/** By the end of the file's name; without one, TypeScript. */
function languageOf(output: string | undefined): LanguageName {
  const name = output?.toLowerCase();
  return languageNames.find((each) => name?.endsWith(languages[each].extension)) ?? "typescript";
}

function mistakeIn(args: TypesArguments, name: LanguageName): string | undefined {
  const { output, namespace, helpers, check, watch } = args;
  const { hasHelpers, hasNamespaces } = languages[name];
  if (output === undefined && (check || watch)) {
    return `--${check ? "check" : "watch"} needs --output, the file that it is about`;
  }
  if (check && watch) return "--check looks once, and --watch writes: give one of the two";
  if (helpers && !hasHelpers) {
    return name === "csharp"
      ? "--helpers is for typescript and python: the records of C# make their lists themselves"
      : "--helpers is for typescript and python: a JSON Schema holds no code";
  }
  if (helpers && output?.toLowerCase().endsWith(".d.ts")) {
    return `--helpers needs a .ts file: ${quote(output)} holds declarations alone`;
  }
  if (namespace.length > 0 && !hasNamespaces) {
    return `--namespace is for typescript and csharp: ${name} has one file for each app`;
  }
  const odd = namespace.find((each) => !/^[A-Z]\w*(?:\.[A-Z]\w*)*$/.test(each));
  return odd === undefined
    ? undefined
    : `--namespace takes capitalised names, as Harbour.Notifications, and not ${quote(odd)}`;
}

async function writeOnce(
  args: TypesArguments,
  language: LanguageName,
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const found = await findApps(args, world, rules);
  if ("message" in found) return cannotRun(found.message, world);
  const apps = typedApps(found, args.namespace, rules);
  if (typeof apps === "string") return cannotRun(apps, world);
  const command = commandLine(args, world.cwd);
  const text = languages[language].write(apps, { command, helpers: args.helpers === true });
  const { output } = args;
  if (output === undefined) {
    world.out(text);
    return 0;
  }
  const isFresh = isUpToDate(output, text, world.cwd);
  if (isFresh) {
    world.out(`${output} is up to date\n`);
    return 0;
  }
  if (args.check) {
    tell(`${output} is out of date: ${command} updates it`, world);
    return 1;
  }
  const path = resolve(world.cwd, output);
  const isThere = diskFiles(world.cwd).kind(seenFrom(world.cwd, output)) !== undefined;
  const reason = isThere ? replaceFile(path, text) : createFile(path, text);
  if (reason !== undefined) return cannotRun(`${output}: ${reason}`, world);
  world.out(`wrote ${output}\n`);
  return 0;
}

/** Each app with its namespace, or why there are no types of them. Variants of one app count once. */
function typedApps(
  found: readonly RunApp[],
  namespaces: readonly string[],
  rules: readonly Rule[],
): TypedApp[] | string {
  if (found.length === 0) return "there is no Teams app manifest here: name one with --manifest";
  for (const { app } of found) {
    const reason = whyUnusable(app, findingsOf(app, rules));
    if (reason !== undefined) return reason;
  }
  const apps = found.map(({ app }) => ({ activities: activitiesOf(app) }));
  if (namespaces.length > 1 || (namespaces.length === 1 && found.length === 1)) {
    return namespaces.length === found.length
      ? apps.map((app, index) => ({ ...app, namespace: namespaces[index] }))
      : `there are ${plural(namespaces.length, "namespace")} for ${plural(found.length, "app")}: name as many manifests, in the same order`;
  }
  const kinds = new Map(apps.map((app) => [JSON.stringify(app), app]));
  if (kinds.size === 1) return [{ ...apps[0]!, namespace: namespaces[0] }];
  const paths = list(found.map(({ path }) => path));
  return `there are several apps: name one of ${paths}, or each with its --namespace`;
}

/** Whether the file holds the text; git may have given it other line breaks. */
function isUpToDate(output: string, text: string, cwd: string): boolean {
  const read = diskFiles(cwd).text(seenFrom(cwd, output));
  return "text" in read && read.text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n") === text;
}

/** The command line that makes the file, with paths as seen from the working directory: the same on every machine. */
function commandLine(args: TypesArguments, cwd: string): string {
  const path = (given: string) => seenFrom(cwd, given) || ".";
  const words = [
    ...args.operands.map(path),
    ...(args.manifest === undefined ? [] : ["--manifest", path(args.manifest)]),
    ...(args.env === undefined ? [] : ["--env", args.env]),
    ...args.values.flatMap((file) => ["--values", path(file)]),
    ...(args.language === undefined ? [] : ["--language", args.language]),
    ...args.namespace.flatMap((name) => ["--namespace", name]),
    ...(args.helpers ? ["--helpers"] : []),
    ...(args.output === undefined ? [] : ["--output", path(args.output)]),
  ];
  return ["npx teamslint types", ...words.map(shellWord)].join(" ");
}

function shellWord(word: string): string {
  return /^[\w./:@=+-]+$/.test(word) ? word : `"${word.replace(/["\\$`]/g, "\\$&")}"`;
}
