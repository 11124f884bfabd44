import type { Draft } from "./draft.js";
import { mayHoldHoles } from "../../json/holes.js";
import { valueAt } from "../../json/pointer.js";
import { parseSchemaUrl, schemaUrlFor } from "../../model/schema-url.js";

/** Sets `manifestVersion`, and `$schema` where the manifest has one; its URL keeps its form. */
export function setVersion(draft: Draft, version: string): void {
  const { document } = draft.app;
  const text = JSON.stringify(version);
  const declared = valueAt(document.value, "/manifestVersion");
  if (declared !== version) {
    const at = "/manifestVersion";
    const edit = declared === undefined ? { insert: at, text } : { replace: at, text };
    draft.change(document, [{ pointer: at, edits: [edit], became: `is ${text}` }]);
  }
  setSchemaUrl(draft, version);
}

function setSchemaUrl(draft: Draft, version: string): void {
  const { document } = draft.app;
  const written = valueAt(document.value, "/$schema");
  if (typeof written !== "string" || mayHoldHoles(written)) return;
  const url = schemaUrl(written, version);
  if (url === undefined || url === written) return;
  const text = JSON.stringify(url);
  const edits = [{ replace: "/$schema", text }];
  draft.change(document, [{ pointer: "/$schema", edits, became: `is ${text}` }]);
}

/**
 * The URL for the version; undefined for URLs that are somebody's own. Old URLs and those of the preview name no
 * version, so they become the published one.
 */
function schemaUrl(written: string, version: string): string | undefined {
  if (parseSchemaUrl(written)) return schemaUrlFor(written, "manifest", version);
  if (!/^https?:.*\/MicrosoftTeams\.schema\.json#?$/i.test(written)) return undefined;
  const published =
    "https://developer.microsoft.com/json-schemas/teams/v1.0/MicrosoftTeams.schema.json";
  return schemaUrlFor(published, "manifest", version);
}
