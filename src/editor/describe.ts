import { rawText } from "../json/template.js";
import type { DeclaredType } from "../model/activities.js";
import type { App } from "../model/app.js";
import type { FoundRequest } from "../model/found.js";
import { ABOUT } from "../preview/exhibit.js";
import { plainLine } from "../preview/line.js";
import { previewOf } from "../preview/preview.js";
import { createRequest } from "../run/create-request.js";
import type { Mention } from "./mentions.js";

/** Markdown about a symbol: its texts in the manifest and the languages, and a preview of its request. */
export function describe({ symbol, app: { app }, request }: Mention): string {
  const look = request && describeLook(app, request);
  const about = describeSymbol(symbol, app);
  return look === undefined ? about : `${about}\n\n${look}`;
}

function describeSymbol(symbol: Mention["symbol"], app: App): string {
  switch (symbol.kind) {
    case "activity type": {
      const type = app.activities.types.get(symbol.type);
      return type ? describeType(app, type) : `**${code(symbol.type)}** is not declared`;
    }
    case "template parameter": {
      const type = app.activities.types.get(symbol.type);
      const where = type ? `\n\n${textsOf(app, type)}` : "";
      return `**${code(symbol.name)}**, a template parameter of ${code(symbol.type)}${where}`;
    }
    case "activity icon":
      return describeIcon(symbol.id, app);
  }
}

/** Markdown about an activity type: its texts, its parameters, its icons. */
export function describeType(app: App, type: DeclaredType): string {
  const names = [...type.names].filter((name) => name !== "actor");
  const parts = [
    `**${code(type.type)}**, an activity type`,
    textsOf(app, type),
    names.length === 0
      ? "no template parameters"
      : `template parameters: ${names.map(code).join(", ")}`,
    type.allowedIconIds && `icons: ${[...type.allowedIconIds].map(code).join(", ")}`,
  ];
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}

/** The template text in every language, one line for each. */
function textsOf(app: App, type: DeclaredType): string {
  const key = `activities.activityTypes[${type.index}].templateText`;
  const { defaultLanguageTag } = app.manifest.localizationInfo ?? {};
  const own = typeof defaultLanguageTag === "string" ? defaultLanguageTag : "default";
  const lines = [`- ${code(own)} ${code(defaultText(app, type))}`];
  for (const { tag, texts } of app.languages) {
    const text = texts[key];
    if (text !== undefined)
      lines.push(`- ${code(tag === undefined ? "?" : rawText(tag))} ${code(rawText(text))}`);
  }
  return lines.join("\n");
}

/** The template text in the app's default language; empty where the type has none. */
export function defaultText({ manifest }: App, { index }: DeclaredType): string {
  const text = manifest.activities?.activityTypes?.[index]?.templateText;
  return text === undefined ? "" : rawText(text);
}

/** A preview of a request in lines; undefined where the app has no text for its activity type. */
function describeLook(app: App, found: FoundRequest): string | undefined {
  const { faces, previewText, isCut, click } = previewOf(
    app,
    createRequest(found, app.environment),
  );
  if (faces.every(({ reason }) => reason.length === 0)) return undefined;
  const content = plainLine(previewText) + (isCut ? "…" : "");
  const lines = [
    ...faces.map(({ tag, reason }) => `${code(tag ?? "text")} ${code(plainLine(reason))}`),
    ...(content === "" ? [] : [`preview ${code(content)}`]),
    ...(click ? [`click ${code(click.words)}`] : []),
  ];
  return [`${ABOUT}:`, "", ...lines.map((line) => `- ${line}`)].join("\n");
}

function describeIcon(id: string, app: App): string {
  const icon = app.manifest.activities?.activityIcons?.find((each) => each?.id === id);
  const file = icon?.iconFile;
  const types = [...app.activities.types.values()].filter((type) => type.allowedIconIds?.has(id));
  return [
    `**${code(id)}**, an activity icon`,
    file === undefined ? "not declared in activityIcons" : `file: ${code(rawText(file))}`,
    `allowed by: ${types.map(({ type }) => code(type)).join(", ") || "no activity type"}`,
  ].join("\n\n");
}

/** A text from a file as inline code, so that Markdown in the text has no effect. */
function code(text: string): string {
  const plain = text.replace(/\s+/g, " ");
  const longest = Math.max(0, ...Array.from(plain.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const gap = /^`|`$/.test(plain) || plain === "" ? " " : "";
  return `${fence}${gap}${plain}${gap}${fence}`;
}
