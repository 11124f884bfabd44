import { createTemplate, type Text } from "../../src/json/template.js";

/** The text with each `{{name}}` as a hole. */
export function text(source: string): Text {
  const parts = source.split(/(\{\{\w*\}\})/).filter((part) => part !== "");
  if (!source.includes("{{")) return source;
  return createTemplate(
    source,
    parts.map((part) => (part.startsWith("{{") ? { raw: part, name: part.slice(2, -2) } : part)),
  );
}
