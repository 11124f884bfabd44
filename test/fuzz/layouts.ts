import { type AppFiles, partsOf } from "./apps.js";

/** A way to write the same values. */
export interface Layout {
  readonly indent: string | number;
  readonly lineBreak: "\n" | "\r\n";
  readonly mark: boolean;
  /** Whether every third character of keys and texts is written as an escape. */
  readonly escapes: boolean;
}

/** The same app with its JSON files, and the bodies in its `.http` files, laid out anew. */
export function laidOut(files: AppFiles, layout: Layout): AppFiles {
  const result: Record<string, string | Uint8Array> = { ...files };
  const { sections } = partsOf({ name: "", files });
  // From behind, so that offsets stay.
  for (const { file, start, end, value } of [...sections].reverse()) {
    if (value === undefined) continue;
    const text = result[file] as string;
    result[file] = text.slice(0, start) + printed(value, layout) + text.slice(end);
  }
  for (const [file, text] of Object.entries(result)) {
    if (typeof text !== "string" || !/\.(?:json|http)$/.test(file)) continue;
    const mark = layout.mark && file.endsWith(".json") ? "\ufeff" : "";
    result[file] = mark + text.replace(/^\ufeff/, "").replace(/\r?\n/g, layout.lineBreak);
  }
  return result;
}

function printed(value: unknown, { indent, escapes }: Layout): string {
  const text = JSON.stringify(value, undefined, indent);
  return escapes ? text.replace(/"(?:[^"\\]|\\.)*"/g, escaped) : text;
}

function escaped(token: string): string {
  let count = 0;
  return token.replace(/\\u[0-9a-fA-F]{4}|\\.|[a-zA-Z]/g, (found) => {
    if (found.length > 1 || ++count % 3 !== 0) return found;
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
