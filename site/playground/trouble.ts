import type { PreviewResult } from "teamslint/core";
import { MANIFEST } from "./texts.js";

/** Why the preview has nothing new to show: a text is broken, as most are while somebody types; undefined if it has. */
export function troubleOf(
  { diagnostics, notes, apps }: PreviewResult,
  request: string,
): string | undefined {
  const broken = diagnostics.find(
    ({ rule, file }) => rule === "json-valid" && (file === MANIFEST || file === request),
  );
  if (broken) return `${broken.file}, line ${broken.range.start.line}: ${broken.message}`;
  const unread = notes.find((note) => note.startsWith(`${request} speaks of a notification`));
  if (unread !== undefined) return unread;
  return apps.length > 0
    ? undefined
    : `there is no activity type in ${MANIFEST}, and no request for it in ${request}`;
}
