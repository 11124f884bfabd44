import { quote } from "../words.js";

/** A message and its help. */
export interface Phrase {
  readonly message: string;
  readonly help?: string | undefined;
}

const names: ReadonlyMap<string, string> = new Map([
  ["string", "a text"],
  ["number", "a number"],
  ["integer", "a whole number"],
  ["boolean", "true or false"],
  ["array", "a list"],
  ["object", "an object"],
]);

/** A value in words: `the text "x"`, `the number 5`, `a list`. */
export function kindOf(value: unknown): string {
  if (typeof value === "string") return `the text ${quote(value)}`;
  if (typeof value === "number") return `the number ${value}`;
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** The expected type or types in words: `a text or a list`. An allowed null is left out, because it helps nobody. */
export function typeWords(type: unknown): string {
  const shown = typesOf(type).filter((name) => name !== "null");
  return shown.map((name) => names.get(name) ?? name).join(" or ");
}

/** The help for turning a value into the expected type. */
export function typeHelp(value: unknown, type: unknown): string {
  const types = typesOf(type);
  const isScalar = typeof value === "number" || typeof value === "boolean";
  if (types.includes("string") && isScalar) return `put it in double quotes: "${value}"`;
  if (typeof value === "string" && types.some((name) => fits(value.trim(), name))) {
    return `write ${value.trim()} without quotes`;
  }
  if (types.includes("array") && (isScalar || typeof value === "string")) {
    return `put it in square brackets: [${typeof value === "string" ? quote(value) : value}]`;
  }
  if (value === null) return `leave it out, or write ${typeWords(type)}`;
  if (types.includes("object")) return "write an object: { … }";
  if (types.includes("array")) return "write a list: [ … ]";
  if (types.includes("integer") && typeof value === "number") return `write ${Math.trunc(value)}`;
  return `write ${typeWords(type)}`;
}

function typesOf(type: unknown): string[] {
  return (Array.isArray(type) ? type : [type]).map(String);
}

function fits(text: string, type: string): boolean {
  if (type === "boolean") return text === "true" || text === "false";
  if (type === "integer") return /^-?(?:0|[1-9]\d{0,18})$/.test(text);
  return type === "number" && /^-?(?:0|[1-9]\d{0,18})(?:\.\d{1,18})?$/.test(text);
}
