import type { Output } from "./outputs.js";
import { tell } from "./tell.js";
import { knowsLinks, wantsColor } from "./terminal.js";
import { folderInRepository } from "./top.js";
import type { World } from "./world.js";
import { writers } from "../format/index.js";
import { leftOut } from "../format/summary.js";
import type { Report } from "../format/writer.js";

/** Where a report goes, and whether what goes to stdout is in colour: what `--color` says, if anything. */
export interface Printing {
  readonly outputs: readonly Output[];
  readonly color: boolean | undefined;
}

/** Whether every `--output` could be written; one line says which could not. */
export async function print(
  report: Report,
  { outputs, color }: Printing,
  world: World,
): Promise<boolean> {
  const folder = folderInRepository(world);
  let isComplete = true;
  for (const { format, file } of outputs) {
    const { write } = await writers[format]();
    const text = write(report, {
      color: file === undefined && (color ?? wantsColor(world)),
      width: world.columns ?? 100,
      links: file === undefined && knowsLinks(world),
      cwd: world.cwd,
      folder,
    });
    if (file === undefined) {
      world.out(text);
      continue;
    }
    const reason = await world.write(file, text);
    if (reason === undefined) continue;
    tell(`${file}: ${reason}`, world);
    isComplete = false;
  }
  return isComplete;
}

/** Only the pretty format has lines for it, and nothing may be hidden or passed over without a word. */
export function tellWhatIsLeftOut(
  { summary }: Report,
  outputs: readonly Output[],
  world: World,
): void {
  if (outputs.some(({ format, file }) => format === "pretty" && file === undefined)) return;
  for (const note of summary.notes) tell(note, world);
  const words = leftOut(summary);
  if (words !== undefined) tell(words, world);
}
