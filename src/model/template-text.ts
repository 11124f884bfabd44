import { camelCase } from "../words.js";
import { HOLE, type Text, withHoles } from "../json/template.js";
import { closest } from "./closest.js";

/**
 * A parsed `templateText`. Parameters are names in single curly braces (concept page, "D" in the fact dossier,
 * section 5); no grammar is published, so any name counts here.
 */
export interface TemplateText {
  /** Names in order of appearance, each once, `actor` included; names with a hole are left out. */
  readonly parameters: readonly string[];
  /** In order of appearance. */
  readonly mistakes: readonly TemplateMistake[];
  /**
   * The text with every mistake corrected; undefined where it has none, a mistake has several cures, or the text has
   * a hole.
   */
  readonly mended: string | undefined;
  /** False where a hole may add parameters, or where the text has a mistake. */
  readonly isCertain: boolean;
}

export interface TemplateMistake {
  readonly kind: "unclosed" | "unopened" | "nested" | "empty" | "doubled" | "angle" | "actor-case";
  /** The offending characters. */
  readonly text: string;
  /** The corrected characters, where only one correction is possible: `{taskId}`. */
  readonly cure?: string;
}

/**
 * Braces with what they hold, however often they are doubled; a lone brace; and a parameter as the
 * manifest documentation long wrote it, `<taskId>` (field failure 16).
 */
const MARKS = /(\{+)([^{}]*)(\}*)|\}+|<\/?([A-Za-z][A-Za-z0-9_ ]{0,63})>/g;

/** Elements that somebody means as markup. Whether Teams renders any is not known. */
const MARKUP: ReadonlySet<string> = new Set(
  "a at b br code div em i li ol p s span strong sub sup u ul".split(" "),
);

/** Parses a template text. Never throws; linear in the length. */
export function parseTemplateText(text: Text): TemplateText {
  const template = withHoles(text);
  const names = new Set<string>();
  const mistakes: TemplateMistake[] = [];
  let mended = "";
  let end = 0;
  let behind = 0;
  for (const match of template.matchAll(MARKS)) {
    // A hole may hold the brace that seems to be missing.
    const isUnknown = match[0].includes(HOLE) || template.slice(behind, match.index).includes(HOLE);
    behind = match.index + match[0].length;
    const mistake = isUnknown && isLone(match) ? undefined : judge(match, template);
    if (mistake === undefined) {
      const name = match[2];
      if (name !== undefined && !isLone(match) && !name.includes(HOLE)) names.add(name);
      continue;
    }
    mistakes.push(mistake);
    mended += template.slice(end, match.index) + (mistake.cure ?? match[0]);
    end = match.index + match[0].length;
  }
  const isKnown = typeof text === "string";
  const isMendable =
    isKnown && mistakes.length > 0 && mistakes.every(({ cure }) => cure !== undefined);
  return {
    parameters: [...names],
    mistakes,
    mended: isMendable ? mended + template.slice(end) : undefined,
    isCertain: mistakes.length === 0 && isKnown,
  };
}

/** The difference between the parameters of a translation and those of the manifest's own text. */
export interface ParameterDifference {
  readonly missing: readonly string[];
  readonly added: readonly string[];
  /** The first added name that was probably meant to be a missing one. */
  readonly misspelt: { readonly name: string; readonly meant: string } | undefined;
}

/**
 * The difference between the parameters of two texts; undefined where they agree. `{actor}` is not compared: Graph
 * fills it in, and a text may omit it.
 */
export function parameterDifference(
  own: TemplateText,
  translated: TemplateText,
): ParameterDifference | undefined {
  const missing = without(own.parameters, translated.parameters);
  const added = without(translated.parameters, own.parameters);
  if (missing.length === 0 && added.length === 0) return undefined;
  for (const name of added) {
    const meant = missing.length === 1 && added.length === 1 ? missing[0] : closest(name, missing);
    if (meant !== undefined) return { missing, added, misspelt: { name, meant } };
  }
  return { missing, added, misspelt: undefined };
}

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => name !== "actor" && !others.includes(name));
}

/** Braces that open or close a parameter and have no counterpart. */
function isLone([, opening, , closing, angle]: RegExpMatchArray): boolean {
  return angle === undefined && (opening === undefined || closing === "");
}

function judge(match: RegExpMatchArray, template: string): TemplateMistake | undefined {
  const [text, opening, name = "", closing = "", angle] = match;
  if (angle !== undefined) {
    if (text.startsWith("</") || MARKUP.has(angle.trim().toLowerCase())) return undefined;
    return { kind: "angle", text, cure: parameter(camelCase(angle.trim())) };
  }
  if (opening === undefined) return { kind: "unopened", text };
  const hasName = name.trim() !== "";
  if (closing === "") {
    const isNested = template[match.index! + text.length] === "{";
    return { kind: isNested ? "nested" : "unclosed", text };
  }
  if (!hasName) return { kind: "empty", text };
  if (opening.length === 1 && closing.length === 1) {
    const isActor = name === "actor" || name.trim().toLowerCase() !== "actor";
    return isActor ? undefined : { kind: "actor-case", text, cure: "{actor}" };
  }
  const cure = parameter(name.trim());
  if (opening.length === closing.length) return { kind: "doubled", text, cure };
  return { kind: opening.length > closing.length ? "unclosed" : "unopened", text, cure };
}

function parameter(name: string): string {
  return name.toLowerCase() === "actor" ? "{actor}" : `{${name}}`;
}
