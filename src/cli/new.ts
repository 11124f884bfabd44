import { type AppArguments, findApps, findingsOf } from "./find-apps.js";
import { cannotRun, tell } from "./tell.js";
import type { ExitCode, World } from "./world.js";
import type { Diagnostic } from "../diagnostic.js";
import { diskFiles } from "../files/disk.js";
import { type ChangedFile, patchOf, soundText, writeChanges } from "../fix/changed-file.js";
import type { Document } from "../json/document.js";
import { parseFile, textFile } from "../json/parse.js";
import type { App } from "../model/app.js";
import type { Rule } from "../rule.js";
import type { RunApp } from "../run/apps.js";
import { createApp } from "../run/create-app.js";
import { exampleRequest, inWords } from "../types/example-request.js";
import { addActivity, MARK, type NewActivity } from "../types/new-activity.js";
import { list, quote } from "../words.js";

export interface NewArguments extends AppArguments {
  readonly description: string | undefined;
  readonly templateText: string | undefined;
  readonly dryRun: boolean | undefined;
}

/**
 * Adds an activity type to the manifest and its language files, and prints a request for it on stdout; what
 * was done is told on stderr. Nothing is written where the app would then have a mistake more.
 */
export async function run(
  args: NewArguments,
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const [type, ...others] = args.operands;
  if (type === undefined || others.length > 0) {
    return cannotRun("new takes one activity type: teamslint new taskAssigned", world);
  }
  const apps = await findApps({ ...args, operands: [] }, world, rules);
  if ("message" in apps) return cannotRun(apps.message, world);
  const [found] = apps;
  if (!found)
    return cannotRun("there is no Teams app manifest here: name one with --manifest", world);
  if (apps.length > 1) {
    const paths = list(apps.map(({ path }) => path));
    return cannotRun(`there are several apps: name one of ${paths} with --manifest`, world);
  }
  const activity = activityOf(type, args);
  const changes = changesFor(found, activity, rules);
  if (typeof changes === "string") return cannotRun(changes, world);
  const request = exampleRequest(activity, found.app);
  if (args.dryRun) {
    world.out(patchOf(changes, world.isTerminal));
    world.error(request);
    return 0;
  }
  const files = diskFiles(world.cwd);
  const odd = changes.find(({ path }) => soundText(files, path) === undefined);
  if (odd) return cannotRun(`${odd.path}: it is not written in UTF-8`, world);
  const failed = writeChanges(changes, { files, cwd: world.cwd });
  if (failed) return cannotRun(`${failed.path}: ${failed.reason}`, world);
  tellOf(changes, activity, world);
  world.out(request);
  return 0;
}

/** The activity type as asked for; an absent description or text is made from the type's name. */
function activityOf(type: string, args: NewArguments): NewActivity {
  const { description = inWords(type) || type } = args;
  return { type, description, templateText: args.templateText ?? `{actor}: ${description}` };
}

/** The changes, or why there are none: the manifest cannot be edited, or would have a mistake more. */
function changesFor(
  { path, app }: RunApp,
  activity: NewActivity,
  rules: readonly Rule[],
): ChangedFile[] | string {
  if (app.package.kind === "zip") {
    return `${path}: an app package is built: name the manifest that it is built from`;
  }
  const before = findingsOf(app, rules);
  const broken = before.find(({ rule }) => rule === "json-valid");
  if (broken) {
    const { line, column } = broken.range.start;
    return `${broken.file}:${line}:${column}: ${broken.message}`;
  }
  const changes = addActivity(app, activity);
  if (!changes) return `${path}: "activities" is no place to add to`;
  const known = new Set(before.map(keyOf));
  const mistake = findingsOf(changedApp(app, changes), rules).find(
    (each) => each.severity === "error" && !known.has(keyOf(each)),
  );
  if (!mistake) return changes;
  const place = mistake.file === path ? "" : `${mistake.file}: `;
  return `${quote(activity.type)} is not added: ${place}${mistake.message}`;
}

function keyOf({ rule, file, pointer, message }: Diagnostic): string {
  return [rule, file, pointer, message].join("\n");
}

/** The app as it is after the changes. */
function changedApp(app: App, changes: readonly ChangedFile[]): App {
  const changed = (document: Document) => {
    const change = changes.find(({ path }) => path === document.source.file.file);
    return change ? parseFile(textFile(change.path, change.after)) : document;
  };
  const documents = app.languages.map(({ document }) => changed(document));
  return createApp(changed(app.document), {
    environment: app.environment,
    package: app.package,
    language: (name) => {
      const path = app.package.fileName(name);
      return documents.find(({ source }) => source.file.file === path);
    },
  });
}

function tellOf(
  [manifest, ...languages]: readonly ChangedFile[],
  activity: NewActivity,
  world: World,
) {
  tell(`${manifest!.path}: added ${quote(activity.type)}`, world);
  for (const { path } of languages) {
    tell(`${path}: added its texts; those to be translated begin with ${quote(MARK)}`, world);
  }
}
