import type { Document, Filled, Source } from "../json/document.js";
import { mayHoldHoles, textOf } from "../json/holes.js";
import { escapeSegment, valueAt } from "../json/pointer.js";
import { isTemplate, type Template, withHoles, HOLE } from "../json/template.js";
import { branchesOf, type SchemaError } from "../model/schema-error.js";
import type { Environment } from "../model/environment.js";

/** A document read for rules: its view, and the errors of its schema. */
export interface Reading {
  /** The document, now with the templates that the environment resolved. */
  readonly document: Document;
  readonly view: unknown;
  readonly errors: readonly SchemaError[];
  /**
   * Pointers of values that the schema refused or that are unknown lists or objects: the view has undefined there.
   */
  readonly refused: ReadonlySet<string>;
}

export interface ReadingOptions {
  readonly validate: (value: unknown) => readonly SchemaError[] | undefined;
  readonly environment?: Environment | undefined;
  /** Values for `{{name}}`. */
  readonly variables?: ReadonlyMap<string, string> | undefined;
  /** Whether `{name}` is a hole at this pointer: in URLs and ids of a request. */
  readonly bracesAreHoles?: (pointer: string) => boolean;
  /**
   * Whether `{{name}}` is text and no hole at this pointer: in template texts, where doubled braces are a mistake.
   */
  readonly doubledAreText?: (pointer: string) => boolean;
  /** Whether a refused value counts as unknown, because a person was meant to fill it in. */
  readonly isUnknown?: (value: string, error: SchemaError) => boolean;
}

const none: ReadonlySet<string> = new Set();

/** UTF-16 units that values of the environment may add to one document; references multiply them. */
const ROOM = 2 ** 20;

/** Makes the view of a document. Without holes and errors, the view is the parsed value itself, not a copy. */
export function readDocument(document: Document, options: ReadingOptions): Reading {
  const { value } = document;
  if (!hasMark(document, options)) {
    const errors = options.validate(value) ?? [];
    if (errors.length === 0) return { document, view: value, errors, refused: none };
    return refine(document, value, errors, options);
  }
  const templates = new Map<string, Template>();
  const filled = new Map<string, Filled>();
  const view = fill(value, "", options, { templates, filled, room: ROOM });
  const containers = new Set<string>();
  const errors = validateFilled(view, templates, options.validate, containers);
  const resolved = filled.size > 0 ? { ...document, filled } : document;
  return refine(resolved, view, errors, options, containers);
}

let lastSource: Source | undefined;
let lastMark = false;

/**
 * Whether a source may hold holes. The answer for the last source is kept, because a source may hold a million
 * requests, read one by one.
 */
function hasMark({ source }: Document, { bracesAreHoles }: ReadingOptions): boolean {
  if (source.isFinal) return false;
  // The template texts of each manifest have `{actor}`.
  if (!bracesAreHoles) return mayHoldHoles(source.text, "double");
  if (source !== lastSource) lastMark = mayHoldHoles(source.text);
  lastSource = source;
  return lastMark;
}

/** Collected while filling, by pointer; and the remaining size budget in UTF-16 units. */
interface Filling {
  readonly templates: Map<string, Template>;
  readonly filled: Map<string, Filled>;
  room: number;
}

/** Copies a value with its strings resolved; strings with holes left become Templates. */
function fill(value: unknown, pointer: string, options: ReadingOptions, filling: Filling): unknown {
  const { templates } = filling;
  if (typeof value === "string") {
    const resolved = resolve(value, options, filling);
    if (resolved !== value) filling.filled.set(pointer, { raw: value, value: resolved });
    const text = textOf(resolved, options.bracesAreHoles?.(pointer) ? "single-too" : "double");
    if (typeof text === "string") return text;
    if (options.doubledAreText?.(pointer) && isDoubledOnly(text)) return resolved;
    templates.set(pointer, text);
    return text;
  }
  // A value that a program computed has its holes already.
  if (isTemplate(value)) templates.set(pointer, value);
  return mapChildren(value, pointer, (child, at) => fill(child, at, options, filling));
}

/** `{{taskId}}`, but not `${{VAR}}` and the other forms that tools fill in. */
function isDoubledOnly({ parts }: Template): boolean {
  return parts.every((part) => typeof part === "string" || /^\{\{[^{]/.test(part.raw));
}

/**
 * Replaces the variables of a string by their values. A variable whose value exceeds the remaining room stays a hole.
 */
function resolve(
  raw: string,
  { environment, variables }: ReadingOptions,
  filling: Filling,
): string {
  if ((!environment && !variables) || !raw.includes("{{")) return raw;
  return raw.replace(
    /(\$?)\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g,
    (whole, dollar: string, name: string) => {
      const value = (dollar === "" ? variables : environment?.values)?.get(name);
      if (value === undefined || value.length > filling.room) return whole;
      filling.room -= value.length;
      return value;
    },
  );
}

/** An array or object with each child replaced; any other value unchanged. */
function mapChildren(
  value: unknown,
  pointer: string,
  map: (child: unknown, pointer: string, key: string | number) => unknown,
): unknown {
  if (Array.isArray(value))
    return value.map((child, index) => map(child, `${pointer}/${index}`, index));
  if (typeof value !== "object" || value === null || isTemplate(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    const mapped = map(child, `${pointer}/${escapeSegment(key)}`, key);
    // Assigning "__proto__" would set the prototype.
    if (key === "__proto__") Object.defineProperty(copy, key, { value: mapped, enumerable: true });
    else copy[key] = mapped;
  }
  return copy;
}

/** Strings of the shapes that Microsoft's patterns ask for. */
const samples = [
  "00000000-1111-2222-3333-444444444444",
  "#336699",
  "1.0.0",
  "en-us",
  "com.example.app",
  "x.png",
  "x.json",
  "x",
  "https://example.com/x",
];

/**
 * Validates the view with an allowed value in place of every template, because some value will be filled in. Errors
 * that remain at a template are nobody's mistake, and are left out. Adds to `containers` the templates in the place
 * of a whole list or object.
 */
function validateFilled(
  view: unknown,
  templates: ReadonlyMap<string, Template>,
  validate: ReadingOptions["validate"],
  containers: Set<string>,
): readonly SchemaError[] {
  const values = new Map<string, unknown>();
  for (const [pointer, template] of templates) {
    values.set(pointer, withHoles(template).replaceAll(HOLE, "x"));
  }
  const isUnknown = (error: SchemaError): boolean =>
    templates.has(error.pointer) || branchesOf(error).some((branch) => branch.every(isUnknown));
  for (let round = 0; ; round += 1) {
    const errors = validate(values.size > 0 ? withValues(view, "", values) : view) ?? [];
    const open = errors.filter((error) => templates.has(error.pointer));
    if (open.length === 0 || round === 2) return errors.filter((error) => !isUnknown(error));
    for (const error of open) {
      const value = allowedValue(error);
      values.set(error.pointer, value);
      if (typeof value === "object") containers.add(error.pointer);
    }
  }
}

function withValues(view: unknown, pointer: string, values: ReadonlyMap<string, unknown>): unknown {
  if (isTemplate(view)) return values.get(pointer);
  return mapChildren(view, pointer, (child, at) => withValues(child, at, values));
}

/** A value that the refusing keyword allows. */
function allowedValue({ keyword, params }: SchemaError): unknown {
  if (keyword === "enum") return (params["allowedValues"] as unknown[])[0];
  if (keyword === "const") return params["allowedValue"];
  if (keyword === "format")
    return params["format"] === "uri" ? "https://example.com/x" : samples[0];
  if (keyword === "minLength") return "x".repeat(Math.min(Number(params["limit"]), 1000));
  if (keyword === "type") return sampleOf(String(params["type"]));
  if (keyword === "pattern") {
    const pattern = new RegExp(String(params["pattern"]), "u");
    return samples.find((sample) => pattern.test(sample)) ?? "x";
  }
  return "x";
}

function sampleOf(type: string): unknown {
  if (type.includes("integer") || type.includes("number")) return 1;
  if (type.includes("boolean")) return true;
  if (type.includes("array")) return [];
  return type.includes("object") ? {} : "x";
}

/**
 * Removes refused values from the view, and from the errors those about values that a person was meant to fill in. A
 * template in the place of a list or object is removed too, because rules may iterate over the view's lists.
 */
function refine(
  document: Document,
  view: unknown,
  errors: readonly SchemaError[],
  { isUnknown }: ReadingOptions,
  containers: ReadonlySet<string> = none,
): Reading {
  const kept: SchemaError[] = [];
  const refused = new Set<string>(containers);
  const unknown = new Set<string>();
  for (const error of errors) {
    const value = valueAt(view, error.pointer);
    if (isUnknown && typeof value === "string" && isUnknown(value, error))
      unknown.add(error.pointer);
    else {
      kept.push(error);
      collectRefused(error, view, refused);
    }
  }
  if (refused.size === 0 && unknown.size === 0) return { document, view, errors: kept, refused };
  const rest = without(view, "", refused, unknown);
  return { document, view: rest, errors: kept, refused };
}

/**
 * Collects pointers of values that do not have the type of the view: of the wrong type, unlisted, or under an unknown
 * key.
 */
function collectRefused(error: SchemaError, view: unknown, refused: Set<string>): void {
  const { pointer, keyword, params } = error;
  if (keyword === "type" || keyword === "enum" || keyword === "const") refused.add(pointer);
  if (keyword === "additionalProperties") {
    refused.add(`${pointer}/${escapeSegment(String(params["additionalProperty"]))}`);
  }
  for (const inner of branchesOf(error).flat()) {
    if (inner.pointer !== pointer || typeof valueAt(view, pointer) !== "object") {
      collectRefused(inner, view, refused);
    }
  }
}

function without(
  view: unknown,
  pointer: string,
  refused: ReadonlySet<string>,
  unknown: ReadonlySet<string>,
): unknown {
  if (refused.has(pointer)) return undefined;
  if (unknown.has(pointer)) return textOf(HOLE, "double");
  return mapChildren(view, pointer, (child, at) => without(child, at, refused, unknown));
}
