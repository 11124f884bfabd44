import type { TextEdit } from "../diagnostic.js";
import { valueAt } from "../json/pointer.js";
import { resolveEdits } from "../run/to-diagnostic.js";
import { isTemplateText, type Mention, type Symbol } from "./mentions.js";

/** The name of a symbol as it is written. */
export function nameOfSymbol(symbol: Symbol): string {
  return symbol.kind === "activity type"
    ? symbol.type
    : symbol.kind === "activity icon"
      ? symbol.id
      : symbol.name;
}

/** Edits, by file, that rename every mention of a symbol. */
export type Renamed = ReadonlyMap<string, readonly TextEdit[]>;

/**
 * Renames all mentions of a symbol. Undefined where a place cannot be written, because a program computes the text:
 * half of a rename would break a working program.
 */
export function rename(mentions: readonly Mention[], name: string): Renamed | undefined {
  const renamed = new Map<string, TextEdit[]>();
  const done = new Set<string>();
  for (const mention of mentions) {
    const { document, pointer, file, range } = mention;
    const place = `${file} ${range.start.offset}`;
    if (done.has(place)) continue;
    done.add(place);
    const text = textWith(mention, name);
    const at = { document, pointer };
    const edits = resolveEdits([{ replace: at, text: JSON.stringify(text) }], document, file);
    if (!edits) return undefined;
    const others = renamed.get(file) ?? [];
    // Two parameters of one template text are renamed by one edit.
    const fresh = edits.filter(
      (edit) => !others.some((known) => known.range.start.offset === edit.range.start.offset),
    );
    renamed.set(file, [...others, ...fresh]);
  }
  return renamed;
}

/** The text of a mention with the new name. */
function textWith({ symbol, document, pointer }: Mention, name: string): string {
  const text = valueAt(document.value, pointer);
  if (symbol.kind !== "template parameter" || typeof text !== "string") return name;
  return isTemplateText(pointer) ? text.replaceAll(`{${symbol.name}}`, () => `{${name}}`) : name;
}

/** The reason why a text cannot be the new name; undefined where it can. */
export function whyNoName({ kind }: Symbol, name: string): string | undefined {
  if (name.trim() === "") return "a name is not blank";
  if (kind === "template parameter" && !/^[A-Za-z]\w*$/.test(name))
    return "a template parameter is letters, digits and underscores, and begins with a letter";
  return undefined;
}
