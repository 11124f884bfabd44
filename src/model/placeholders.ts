import type { Document } from "../json/document.js";
import { escapeSegment } from "../json/pointer.js";
import { isTemplate } from "../json/template.js";
import type { App } from "./app.js";

/** A hole in a manifest or language file; `raw` as written: `${{TAB_DOMAIN}}`. */
export interface Placeholder {
  readonly document: Document;
  readonly pointer: string;
  readonly raw: string;
}

/** The holes that the environment did not fill, in the order of the files; fill-ins are left out. */
export function* placeholders(app: App): Iterable<Placeholder> {
  const fillIns = new Set(
    app.fillIns.map(({ document, pointer }) => document.source.file.file + pointer),
  );
  for (const { document, view } of [
    { document: app.document, view: app.manifest },
    ...languagesOf(app),
  ]) {
    // A view that is the parsed value itself has nothing unknown in it.
    if (view === document.value) continue;
    const file = document.source.file.file;
    for (const { pointer, raw } of holes(view, "")) {
      if (!fillIns.has(file + pointer)) yield { document, pointer, raw };
    }
  }
}

function languagesOf({ languages }: App) {
  return languages.map(({ document, texts }) => ({ document, view: texts }));
}

function* holes(view: unknown, pointer: string): Iterable<{ pointer: string; raw: string }> {
  if (typeof view !== "object" || view === null) return;
  if (isTemplate(view)) {
    for (const part of view.parts) if (typeof part !== "string") yield { pointer, raw: part.raw };
    return;
  }
  for (const [key, child] of Object.entries(view))
    yield* holes(child, `${pointer}/${escapeSegment(key)}`);
}
