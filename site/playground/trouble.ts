import type { PreviewResult } from "teamslint/core";
import { MANIFEST } from "./texts.js";

/** Why there is nothing new to preview, as while somebody types; undefined where there is. */
export function troubleOf(
  { diagnostics, requests, notes, apps }: PreviewResult,
  file: string,
  request: string,
): string | undefined {
  const isWritten = request.trim() !== "";
  const broken = diagnostics.find(
    (finding) =>
      finding.rule === "json-valid" &&
      (finding.file === MANIFEST || (finding.file === file && isWritten)),
  );
  if (broken) return `${broken.file}, line ${broken.range.start.line}: ${broken.message}`;
  // A program that is half a program has no request, and the notes say why.
  const unread = notes.find((note) => note.startsWith(file));
  if (requests === 0 && isWritten && unread !== undefined) return unread;
  return apps.length > 0
    ? undefined
    : `there is no activity type in ${MANIFEST}, and no request for its app in ${file}`;
}
