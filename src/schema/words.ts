import type { Document, PointerPlace } from "../json/document.js";
import { escapeSegment, segmentsOf, valueAt } from "../json/pointer.js";
import { closest } from "../model/closest.js";
import type { Finding, Fix, Severity } from "../rule.js";
import { list, plural, quote } from "../words.js";
import { branchesOf, type SchemaError } from "./error.js";
import { patternWords } from "./pattern-words.js";
import { kindOf, type Phrase, typeHelp, typeWords } from "./type-words.js";

/** What can be said about one kind of document beyond what its schema's errors hold. */
export interface Vocabulary {
  /** The document in words: `the manifest`. */
  readonly whole: string;
  /** Names of properties that the object at the pointer may have; none where nobody knows. */
  readonly namesAt?: (pointer: string, object: unknown) => readonly string[];
  /** For a name whose story is known: another version's, one of another object, a former one. */
  readonly unknownName?: (pointer: string, name: string, object: unknown) => NameStory | undefined;
  /** How to add a missing property. */
  readonly missingName?: (pointer: string, name: string) => string | undefined;
  /** For a value that is allowed elsewhere: "is allowed from 1.20". */
  readonly valueStory?: (pointer: string, value: string) => string | undefined;
  /** For more than a limit: "from 1.17 on 64 are allowed". */
  readonly limitStory?: (pointer: string, keyword: "maxLength" | "maxItems", count: number) => string | undefined;
  /** Of a listed value in another case, where that is not the rule's own severity. */
  readonly caseSeverity?: Severity;
}

/** The words for an unknown name; `rename` is the name that was meant. */
export interface NameStory extends Phrase {
  readonly rename?: string | undefined;
}

/** A finding with its place spelt out, so that it can be used for any document of a rule. */
export interface SchemaFinding extends Finding {
  readonly at: PointerPlace;
}

const plain: Vocabulary = { whole: "the file" };

/** Keywords about a value itself: two of them at one place are one wrong value. The worst first. */
const OF_VALUE = ["type", "const", "enum", "format", "pattern", "minLength", "maxLength", "minimum", "maximum"];

/**
 * Schema errors in plain words, each on the offending key or value; for a missing property on the
 * place where it would be. One cause is one finding: a misspelt name is not also missing.
 */
export function schemaFindings(
  errors: readonly SchemaError[],
  document: Document,
  vocabulary: Vocabulary = plain,
): SchemaFinding[] {
  const misspelt = new Set<string>();
  const findings: SchemaFinding[] = [];
  const missing: SchemaError[] = [];
  for (const error of worstOfEachValue(errors)) {
    if (error.keyword === "required") missing.push(error);
    else if (error.keyword === "additionalProperties") {
      const { finding, rename } = unknownName(error, document, vocabulary);
      findings.push(finding);
      if (rename !== undefined) misspelt.add(childOf(error.pointer, rename));
    } else findings.push(describe(error, document, vocabulary));
  }
  for (const error of missing) {
    const name = String(error.params["missingProperty"]);
    if (misspelt.has(childOf(error.pointer, name))) continue;
    findings.push(missingName(error.pointer, name, document, vocabulary));
  }
  return findings;
}

/** A value as the schema saw it: with what the environment filled in. */
export function filledValue(document: Document, pointer: string): unknown {
  return document.filled?.get(pointer)?.value ?? valueAt(document.value, pointer);
}

function worstOfEachValue(errors: readonly SchemaError[]): readonly SchemaError[] {
  const worst = new Map<string, number>();
  for (const { pointer, keyword } of errors) {
    const rank = OF_VALUE.indexOf(keyword);
    if (rank >= 0) worst.set(pointer, Math.min(rank, worst.get(pointer) ?? rank));
  }
  return errors.filter(({ pointer, keyword }) => {
    const rank = OF_VALUE.indexOf(keyword);
    return rank < 0 || rank === worst.get(pointer);
  });
}

function unknownName({ pointer, params }: SchemaError, document: Document, vocabulary: Vocabulary) {
  const name = String(params["additionalProperty"]);
  const object = filledValue(document, pointer);
  const names = vocabulary.namesAt?.(pointer, object) ?? [];
  const free = names.filter((known) => !hasOwn(object, known));
  const story = vocabulary.unknownName?.(pointer, name, object) ?? nearName(name, free, names);
  const { message, rename } = story;
  const at = { document, pointer: childOf(pointer, name), key: true };
  const isTaken = rename !== undefined && hasOwn(object, rename);
  const help = isTaken ? `remove it: ${quote(rename)} is there too` : story.help;
  const fix: Fix | undefined =
    rename === undefined || isTaken ? undefined : { edits: [{ rename: at, text: rename }] };
  const finding: SchemaFinding = { at, message, ...(help !== undefined && { help }), ...(fix && { fix }) };
  return { finding, rename };
}

function nearName(name: string, free: readonly string[], names: readonly string[]): NameStory {
  const near = closest(name, free);
  const message = `unknown property ${quote(name)}`;
  if (near !== undefined) return { message, help: `did you mean ${quote(near)}?`, rename: near };
  const choices = free.length > 0 ? free : names;
  return { message, help: choices.length > 0 ? `remove it; known here: ${list(choices)}` : "remove it" };
}

function missingName(pointer: string, name: string, document: Document, vocabulary: Vocabulary): SchemaFinding {
  const inside = pointer === "" ? "" : ` in ${pathOf(pointer)}`;
  return {
    at: { document, pointer: childOf(pointer, name) },
    message: `missing property ${quote(name)}${inside}`,
    help: vocabulary.missingName?.(pointer, name) ?? `add ${quote(name)}`,
  };
}

function describe(error: SchemaError, document: Document, vocabulary: Vocabulary): SchemaFinding {
  const { pointer, keyword, params } = error;
  const value = filledValue(document, pointer);
  const subject = pointer === "" ? vocabulary.whole : pathOf(pointer);
  const at: PointerPlace = { document, pointer };
  const limit = Number(params["limit"]);
  switch (keyword) {
    case "type":
      return {
        at,
        message: `${subject} is ${kindOf(value)} where ${typeWords(params["type"])} is expected`,
        help: typeHelp(value, params["type"]),
      };
    case "enum":
    case "const":
      return wrongValue(at, subject, value, params, vocabulary);
    case "pattern":
    case "format":
      return { at, ...patternWords(String(params[keyword]), String(value)) };
    case "maxLength":
    case "maxItems": {
      const count = keyword === "maxItems" ? sizeOf(value) : lengthOf(value);
      const unit = keyword === "maxItems" ? plural(count, "entry", "entries") : plural(count, "character");
      const story = vocabulary.limitStory?.(pointer, keyword, count);
      const verb = keyword === "maxItems" ? "remove" : "shorten it by";
      return {
        at,
        message: `${subject} has ${unit}, at most ${limit} are allowed`,
        help: `${verb} ${count - limit}${story === undefined ? "" : `; ${story}`}`,
      };
    }
    case "minLength":
      return lengthOf(value) === 0
        ? { at, message: `${subject} is empty`, help: "give it a text" }
        : {
            at,
            message: `${subject} has ${plural(lengthOf(value), "character")}, at least ${limit} are needed`,
            help: `make it longer: ${quote(String(value))} is too short`,
          };
    case "minItems":
    case "minProperties":
      return sizeOf(value) === 0
        ? { at, message: `${subject} is empty`, help: `give it ${plural(limit, "entry", "entries")} or more, or leave it out` }
        : {
            at,
            message: `${subject} has ${plural(sizeOf(value), "entry", "entries")}, at least ${limit} are needed`,
            help: `add ${limit - sizeOf(value)}`,
          };
    case "minimum":
    case "maximum":
      return {
        at,
        message: `${subject} is ${kindOf(value)}`,
        help: `write ${limit} or ${keyword === "minimum" ? "more" : "less"}`,
      };
    case "uniqueItems":
      return repeated(at, subject, value, params);
    case "dependencies": {
      const asked = quote(String(params["missingProperty"]));
      const asking = quote(String(params["property"]));
      return {
        at: { document, pointer: childOf(pointer, String(params["missingProperty"])) },
        message: `missing property ${asked}, which ${asking} asks for`,
        help: `add ${asked}, or remove ${asking}`,
      };
    }
    case "anyOf":
    case "oneOf":
      return choice(error, at, subject, value, document, vocabulary);
    default:
      return {
        at,
        message: `${subject} does not fit Microsoft's schema`,
        help: "compare it with the schema's documentation",
      };
  }
}

function wrongValue(
  at: PointerPlace,
  subject: string,
  value: unknown,
  params: SchemaError["params"],
  vocabulary: Vocabulary,
): SchemaFinding {
  const allowed = "allowedValue" in params ? [params["allowedValue"]] : (params["allowedValues"] as unknown[]);
  const texts = allowed.filter((one): one is string => typeof one === "string");
  if (typeof value !== "string") {
    return { at, message: `${subject} is ${kindOf(value)}`, help: `expected ${list(allowed.map(String))}` };
  }
  const near = closest(value, texts);
  if (near !== undefined && near.toLowerCase() === value.toLowerCase()) {
    return {
      at,
      message: `${quote(value)} is written ${quote(near)}`,
      help: `write ${quote(near)}: case counts`,
      fix: { edits: [{ replace: at, text: JSON.stringify(near) }] },
      ...(vocabulary.caseSeverity && { severity: vocabulary.caseSeverity }),
    };
  }
  const message = `${quote(value)} is no value of ${subject}`;
  const story = vocabulary.valueStory?.(at.pointer, value);
  if (story !== undefined) return { at, message, help: `${story}; allowed here: ${list(texts)}` };
  const others = texts.filter((text) => text !== near);
  if (near === undefined) return { at, message, help: `expected ${texts.length > 1 ? "one of " : ""}${list(texts)}` };
  return {
    at,
    message,
    help: `did you mean ${quote(near)}?${others.length > 0 ? ` also allowed: ${list(others)}` : ""}`,
  };
}

/** `i` is the later of two equal items. */
function repeated(at: PointerPlace, subject: string, value: unknown, params: SchemaError["params"]): SchemaFinding {
  const { document, pointer } = at;
  const [i, j] = [Number(params["i"]), Number(params["j"])];
  const item = valueAt(value, `/${i}`);
  const what = typeof item === "string" ? quote(item) : `entry ${i + 1}`;
  return {
    at: { document, pointer: `${pointer}/${i}` },
    message: `${what} stands twice in ${subject}`,
    help: "remove one of the two",
    related: [{ at: { document, pointer: `${pointer}/${j}` }, message: "the first one" }],
  };
}

/** All branches of a choice as one finding: what each asks for, else what the closest one refuses. */
function choice(
  error: SchemaError,
  at: PointerPlace,
  subject: string,
  value: unknown,
  document: Document,
  vocabulary: Vocabulary,
): SchemaFinding {
  const branches = branchesOf(error).filter((branch) => branch.length > 0);
  if (branches.length === 0) {
    const held = typeof value === "object" && value !== null ? `: it holds ${list(Object.keys(value))}` : "";
    return { at, message: `${subject} mixes choices of which it may have one${held}`, help: "keep one of them" };
  }
  const { pointer } = at;
  const asked = branches.flatMap((branch) => {
    const names = branch.filter((inner) => inner.keyword === "required" && inner.pointer === pointer);
    return names.length === branch.length ? [names.map(({ params }) => String(params["missingProperty"]))] : [];
  });
  if (asked.length === branches.length) {
    const ways = asked.map((names) => names.map(quote).join(" with "));
    return {
      at: { document, pointer: childOf(pointer, asked[0]![0]!) },
      message: `${subject} has neither ${ways.join(" nor ")}`,
      help: `add ${ways.join(" or ")}`,
    };
  }
  const kinds = branches.flatMap((branch) =>
    branch.length === 1 && branch[0]!.keyword === "type" && branch[0]!.pointer === pointer ? [branch[0]!.params["type"]] : [],
  );
  if (kinds.length === branches.length) {
    return describe({ pointer, keyword: "type", params: { type: kinds.flat() } }, document, vocabulary);
  }
  const likely = branches.filter((branch) => !branch.some((inner) => inner.keyword === "type" && inner.pointer === pointer));
  const [nearest] = [...(likely.length > 0 ? likely : branches)].sort((a, b) => a.length - b.length);
  const [first] = schemaFindings(nearest!.slice(0, 1), document, vocabulary);
  return first!;
}

/** `"staticTabs[0].scopes[1]"`, as people write it; a key of a language file is that key. */
export function pathOf(pointer: string): string {
  let path = "";
  for (const segment of segmentsOf(pointer)) {
    path += /^\d+$/.test(segment) ? `[${segment}]` : `${path === "" ? "" : "."}${segment}`;
  }
  return quote(path);
}

function childOf(pointer: string, name: string): string {
  return `${pointer}/${escapeSegment(name)}`;
}

function hasOwn(object: unknown, name: string): boolean {
  return typeof object === "object" && object !== null && Object.hasOwn(object, name);
}

/** Code points, as the schemas count. */
function lengthOf(value: unknown): number {
  let count = 0;
  for (const _ of String(value)) count += 1;
  return count;
}

function sizeOf(value: unknown): number {
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}
