import type { Arguments } from "./command.js";
import type { previewOptions } from "./commands.js";
import { isLinted } from "./lint.js";
import { prepare } from "./prepare.js";
import { cannotRun, tell } from "./tell.js";
import { wantsColor } from "./terminal.js";
import type { ExitCode, World } from "./world.js";
import { closest } from "../model/closest.js";
import { SYSTEM_DEFAULT } from "../model/template-parameters.js";
import type { AppExhibits } from "../preview/exhibit.js";
import { exhibitsOf } from "../preview/exhibits.js";
import { hashSource } from "../preview/hash-source.js";
import { previewPage } from "../preview/page.js";
import { previewText } from "../preview/text.js";
import type { Rule } from "../rule.js";
import type { RunApp } from "../run/apps.js";
import type { JudgedRequest } from "../run/judge.js";
import { plural, quote } from "../words.js";

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
  const shown = exhibitsOf({ apps, judged }, args);
  if (shown.length === 0) {
    const owners = judged.flatMap(({ owner }) => owner ?? []);
    return cannotRun(nothingToShow([...apps, ...owners], args.activity), world);
  }
  for (const { file: manifest, exhibits, leftOut } of shown) {
    if (leftOut > 0)
      tell(
        `${manifest}: the first ${exhibits.length} are shown, and ${leftOut} more are left out`,
        world,
      );
  }
  return write(shown, args, world);
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
      ? previewPage(apps, hashSource)
      : apps.map((app) => previewText(app, app.exhibits, options)).join("\n");
  if (file === undefined) {
    world.out(text);
    return 0;
  }
  const reason = await world.write(file, text);
  return reason === undefined ? 0 : cannotRun(`${file}: ${reason}`, world);
}
