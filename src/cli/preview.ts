import type { Arguments } from "./command.js";
import type { previewOptions } from "./commands.js";
import { isLinted } from "./lint.js";
import { prepare } from "./prepare.js";
import { cannotRun, tell } from "./tell.js";
import { wantsColor } from "./terminal.js";
import type { ExitCode, World } from "./world.js";
import { resolvePlace } from "../json/place.js";
import { known } from "../json/template.js";
import { closest } from "../model/closest.js";
import type { App } from "../model/app.js";
import { SYSTEM_DEFAULT } from "../model/template-parameters.js";
import type { Exhibit } from "../preview/exhibit.js";
import { type AppExhibits, previewPage } from "../preview/page.js";
import { previewOf } from "../preview/preview.js";
import { previewText } from "../preview/text.js";
import type { Rule } from "../rule.js";
import type { RunApp } from "../run/apps.js";
import { createRequest } from "../run/create-request.js";
import type { JudgedRequest } from "../run/judge.js";
import { plural, quote } from "../words.js";

/** Requests that are shown of one app: nobody looks at more. */
const MOST = 500;

/** Shows how the notifications of apps look: each request, and each activity type that no request sends. */
export async function run(
  args: Arguments<typeof previewOptions>,
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  if (args.format.length > 1 || args.output.length > 1)
    return cannotRun("preview prints in one --format, to one --output", world);
  const prepared = await prepare(args, world, rules);
  if ("message" in prepared) return cannotRun(prepared.message, world);
  const judged: JudgedRequest[] = [];
  const onRequest = (request: JudgedRequest) => void judged.push(request);
  const found = prepared.project.begin(prepared.paths, { onRequest, judgesEach: true }).close();
  const { apps, troubles } = found;
  for (const { message } of troubles) tell(message, world);
  if (troubles.some(({ isFatal }) => isFatal)) return 2;
  const [file] = args.output;
  if (file !== undefined && isLinted(file, found, prepared.paths, world))
    return cannotRun(`--output would write over ${file}, which is shown`, world);

  const unowned = judged.filter(({ owner }) => !owner).length;
  if (unowned > 0)
    tell(
      `${plural(unowned, "request")} without a manifest cannot be shown: name one with --manifest`,
      world,
    );
  const owners = judged.flatMap(({ owner }) => owner ?? []);
  const shown = [...new Set([...apps, ...owners])]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((app) => exhibitsOf(app, judged, apps.includes(app), args))
    .filter(({ exhibits }) => exhibits.length > 0);
  if (shown.length === 0)
    return cannotRun(nothingToShow([...apps, ...owners], args.activity), world);
  for (const app of shown) {
    const more = app.exhibits.length - MOST;
    if (more > 0)
      tell(`${app.file}: the first ${MOST} are shown, and ${more} more are left out`, world);
  }
  return write(
    shown.map((app) => ({ ...app, exhibits: app.exhibits.slice(0, MOST) })),
    args,
    world,
  );
}

/**
 * The requests of an app in the order of its activity types, then those of other types. A type without a
 * request is shown by itself where the app is among what was asked for, or the type is.
 */
function exhibitsOf(
  { path, app }: RunApp,
  judged: readonly JudgedRequest[],
  isAsked: boolean,
  {
    activity,
    language,
  }: { readonly activity: string | undefined; readonly language: string | undefined },
): AppExhibits {
  const descriptions = descriptionsOf(app);
  const requests = judged
    .filter(({ owner }) => owner?.app === app)
    .map((request) => exhibitOf(app, request, descriptions, language));
  const types = [...app.activities.types.keys()];
  const declared = types.flatMap((type) => {
    const own = requests.filter(({ preview }) => preview.activityType === type);
    if (own.length > 0 || !(isAsked || type === activity)) return own;
    const preview = previewOf(app, { activityType: type }, language);
    return { preview, source: undefined, description: descriptions.get(type), findings: [] };
  });
  const others = requests.filter(({ preview }) => !app.activities.types.has(preview.activityType));
  const isMeant = ({ preview }: Exhibit) =>
    activity === undefined || preview.activityType === activity;
  return {
    name: known(app.manifest.name?.short) ?? "an app",
    file: path,
    exhibits: [...declared, ...others].filter(isMeant),
  };
}

function exhibitOf(
  app: App,
  { found, diagnostics }: JudgedRequest,
  descriptions: ReadonlyMap<string, string>,
  language: string | undefined,
): Exhibit {
  const preview = previewOf(app, createRequest(found, app.environment), language);
  const place = found.url?.place ?? { document: found.body, pointer: "" };
  const { file, range } = resolvePlace(place);
  return {
    preview,
    source: `${file}:${range.start.line}`,
    description: descriptions.get(preview.activityType),
    findings: diagnostics,
  };
}

function descriptionsOf({ manifest }: App): ReadonlyMap<string, string> {
  return new Map(
    (manifest.activities?.activityTypes ?? []).flatMap((entry) => {
      const [type, description] = [known(entry?.type), known(entry?.description)];
      return type === undefined || description === undefined ? [] : [[type, description] as const];
    }),
  );
}

function nothingToShow(apps: readonly RunApp[], activity: string | undefined): string {
  if (activity === undefined) return "there is no activity type and no notification request here";
  const types = [...apps.flatMap(({ app }) => [...app.activities.types.keys()]), SYSTEM_DEFAULT];
  const near = closest(activity, types);
  const hint = near === undefined ? "" : `: did you mean ${quote(near)}?`;
  return `no app here declares the activity type ${quote(activity)}, and no request sends it${hint}`;
}

async function write(
  apps: readonly AppExhibits[],
  { format: [given], output: [file], color }: Arguments<typeof previewOptions>,
  world: World,
): Promise<ExitCode> {
  const format = given ?? (file !== undefined && /\.html?$/i.test(file) ? "html" : "text");
  const options = {
    color: file === undefined && (color ?? wantsColor(world)),
    width: world.columns ?? 100,
  };
  const text =
    format === "html"
      ? previewPage(apps)
      : apps.map((app) => previewText(app, app.exhibits, options)).join("\n");
  if (file === undefined) {
    world.out(text);
    return 0;
  }
  const reason = await world.write(file, text);
  return reason === undefined ? 0 : cannotRun(`${file}: ${reason}`, world);
}
