import { visible } from "../format/visible.js";
import type { CodeSeen } from "../run/programs.js";

/**
 * The words of `--verbose` about requests in program code: each with its place and activity type, and
 * what of it could not be judged, because only the running program knows it. Requests of which the
 * same is said stand together, in the order of the first ones.
 */
export function tellOfCode({ notes }: CodeSeen): string {
  const places = new Map<string, Set<string>>();
  for (const note of notes) {
    const said = saidOf(note);
    const known = places.get(said) ?? new Set();
    places.set(said, known.add(`${visible(note.file)}:${note.line}`));
  }
  const blocks = Array.from(places, ([said, at]) => `${[...at].join(", ")}: ${said}`);
  return blocks.join("");
}

function saidOf({ activityType, isKnown, unknown }: CodeSeen["notes"][number]): string {
  const type =
    activityType === undefined ? "an unknown activity type" : `activity type "${activityType}"`;
  const how = isKnown ? "fully known" : "partly known";
  const lines = unknown.map(({ pointer, raw, reason }) => {
    const part = pointer === "" ? "the body" : pointer;
    // A name that the import of a whole module stands for is not in the text.
    const said = raw === "" ? visible(reason) : `${visible(raw)} (${visible(reason)})`;
    return `  ${visible(part)} is not judged: ${said}\n`;
  });
  return [`request in code with ${visible(type)}, ${how}\n`, ...lines].join("");
}
