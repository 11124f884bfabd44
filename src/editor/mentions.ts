import type { Document, Range } from "../json/document.js";
import { fileAt, rangeIn, resolvePlace, valueSpan } from "../json/place.js";
import { valueAt } from "../json/pointer.js";
import { known } from "../json/template.js";
import type { FoundRequest } from "../model/found.js";
import { parseTemplateText } from "../model/template-text.js";
import type { RunApp } from "../run/apps.js";

/** A thing that a name in a manifest, a language file, a request or a program means. */
export type Symbol =
  | { readonly kind: "activity type"; readonly type: string }
  | { readonly kind: "template parameter"; readonly type: string; readonly name: string }
  | { readonly kind: "activity icon"; readonly id: string };

/** A place where a symbol of an app is declared or used. */
export interface Mention {
  readonly app: RunApp;
  readonly symbol: Symbol;
  readonly isDeclaration: boolean;
  /** The request of the mention. */
  readonly request?: FoundRequest;
  readonly file: string;
  readonly range: Range;
  /** Document and pointer of the text that contains the name, for renaming. */
  readonly document: Document;
  readonly pointer: string;
}

export interface RequestOf {
  readonly request: FoundRequest;
  readonly owner: RunApp | undefined;
}

/** A filter of mentions; places are computed only for mentions that pass. */
export interface Wanted {
  /** Whether a mention in this document may be wanted. */
  readonly document?: (document: Document) => boolean;
  readonly symbol?: (symbol: Symbol, app: RunApp) => boolean;
}

/** The mentions in these apps and requests that pass the filter. */
export function mentionsIn(
  apps: readonly RunApp[],
  requests: readonly RequestOf[],
  { document: isWantedIn = () => true, symbol: isWantedSymbol = () => true }: Wanted,
): Mention[] {
  const found: Mention[] = [];
  const add = (given: Unplaced) => {
    const { symbol, app, document } = given;
    if (!isWantedIn(document) || !isWantedSymbol(symbol, app)) return;
    const place = placeOf(given);
    if (place) found.push({ ...given, ...place });
  };
  for (const app of apps) addOfApp(app, add);
  for (const { request, owner } of requests) if (owner) addOfRequest(request, owner, add);
  return found;
}

type Unplaced = Omit<Mention, "file" | "range">;
type Add = (mention: Unplaced) => void;

function addOfApp(app: RunApp, add: Add): void {
  const { document, manifest, languages } = app.app;
  for (const [index, entry] of (manifest.activities?.activityTypes ?? []).entries()) {
    const type = known(entry?.type);
    if (type === undefined) continue;
    const at = `/activities/activityTypes/${index}`;
    const own = { app, document };
    const symbol: Symbol = { kind: "activity type", type };
    add({ ...own, symbol, isDeclaration: true, pointer: `${at}/type` });
    const text = { ...own, isDeclaration: true, pointer: `${at}/templateText` };
    addParameters(type, text, add);
    for (const language of languages) {
      const pointer = `/activities.activityTypes[${index}].templateText`;
      const translated = { app, document: language.document, isDeclaration: false, pointer };
      addParameters(type, translated, add);
    }
    for (const [place, id] of (entry?.allowedIconIds ?? []).entries()) {
      if (typeof id !== "string") continue;
      const pointer = `${at}/allowedIconIds/${place}`;
      add({ ...own, symbol: { kind: "activity icon", id }, isDeclaration: false, pointer });
    }
  }
  for (const [index, icon] of (manifest.activities?.activityIcons ?? []).entries()) {
    const id = known(icon?.id);
    if (id === undefined) continue;
    const pointer = `/activities/activityIcons/${index}/id`;
    const symbol: Symbol = { kind: "activity icon", id };
    add({ app, document, symbol, isDeclaration: true, pointer });
  }
}

/** Adds the parameters of a template text, without `actor`, which Graph fills in. */
function addParameters(type: string, where: Omit<Unplaced, "symbol">, add: Add): void {
  const text = valueAt(where.document.value, where.pointer);
  if (typeof text !== "string") return;
  for (const name of parseTemplateText(text).parameters) {
    if (name !== "actor")
      add({ ...where, symbol: { kind: "template parameter", type, name: name.trim() } });
  }
}

function addOfRequest(request: FoundRequest, app: RunApp, add: Add): void {
  const { body: document } = request;
  const text = (pointer: string) => {
    const value = valueAt(document.value, pointer);
    return typeof value === "string" ? value : undefined;
  };
  const own = { app, document, isDeclaration: false, request };
  const type = text("/activityType");
  if (type !== undefined)
    add({ ...own, symbol: { kind: "activity type", type }, pointer: "/activityType" });
  const id = text("/iconId");
  if (id !== undefined) add({ ...own, symbol: { kind: "activity icon", id }, pointer: "/iconId" });
  const parameters = valueAt(document.value, "/templateParameters");
  if (type === undefined || !Array.isArray(parameters)) return;
  for (const index of parameters.keys()) {
    const pointer = `/templateParameters/${index}/name`;
    const name = text(pointer);
    if (name !== undefined)
      add({ ...own, symbol: { kind: "template parameter", type, name }, pointer });
  }
}

/**
 * The place of a symbol; a parameter of a template text is between its braces. Undefined where the text lacks the
 * parameter.
 */
function placeOf({
  symbol,
  document,
  pointer,
}: Unplaced): Pick<Mention, "file" | "range"> | undefined {
  if (symbol.kind !== "template parameter" || !isTemplateText(pointer)) {
    const { file, range } = resolvePlace({ document, pointer });
    return { file, range };
  }
  const span = valueSpan(document, pointer);
  if (!span) return undefined;
  const { source } = document;
  const written = source.text.slice(span.start, span.end);
  const gap = Array.from(written.matchAll(/\{([^{}]*)\}/g)).find(
    ([, name]) => name!.trim() === symbol.name,
  );
  if (!gap) return undefined;
  const start = span.start + written.indexOf(symbol.name, gap.index);
  const range = rangeIn(source, start, start + symbol.name.length);
  return { file: fileAt(source, start).file, range };
}

/** Whether a pointer leads to a template text, of a manifest or of a language file. */
export function isTemplateText(pointer: string): boolean {
  return pointer.endsWith("templateText");
}

/** Whether a mention is of this symbol of the app. */
export function isOf(mention: Mention, symbol: Symbol, app: RunApp): boolean {
  return app === mention.app && keyOf(symbol) === keyOf(mention.symbol);
}

function keyOf(symbol: Symbol): string {
  switch (symbol.kind) {
    case "activity type":
      return `type ${symbol.type}`;
    case "template parameter":
      return `parameter ${symbol.type} ${symbol.name}`;
    case "activity icon":
      return `icon ${symbol.id}`;
  }
}
