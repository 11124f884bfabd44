import { visible } from "../format/visible.js";
import type { CodeSeen } from "../run/programs.js";

/**
 * What `--verbose` says of requests in program code: each with its place and activity type, and
 * what of it could not be judged, because only the running program knows it.
 */
export function tellOfCode({ notes }: CodeSeen): string {
  let text = "";
  for (const { file, line, activityType, isKnown, unknown } of notes) {
    const type =
      activityType === undefined ? "an unknown activity type" : `activity type "${activityType}"`;
    const how = isKnown ? "fully known" : "partly known";
    text += `${visible(file)}:${line}: request in code with ${visible(type)}, ${how}\n`;
    for (const { pointer, raw, reason } of unknown) {
      text += `  ${visible(pointer === "" ? "the body" : pointer)} is not judged: ${visible(raw)} (${visible(reason)})\n`;
    }
  }
  return text;
}
