import { createTemplate, type Hole } from "../json/template.js";
import type { Evaluation, Inner } from "./evaluation.js";
import { unknownAt } from "./evaluation.js";
import type { Literal, UnknownLiteral } from "./literal.js";
import { type Expression } from "./program.js";
import { snippet, written } from "./written.js";

export function reasonOf(literal: Literal | undefined): string {
  return literal?.kind === "unknown" ? literal.reason : "its text is known when it runs";
}

export function holeText({ programAt }: Evaluation, { raw, start }: UnknownLiteral) {
  const hole = { raw: programAt(start).dialect.hole(raw), name: raw };
  return createTemplate(hole.raw, [hole]);
}

export function constant(
  evaluation: Evaluation,
  expression: Expression & { kind: "constant" },
): Literal | undefined {
  const { start, end, value } = expression;
  if (value === undefined) return undefined;
  if (value === null) return { kind: "null", start, end };
  if (typeof value === "boolean") return { kind: "boolean", start, end, value };
  if (!Number.isFinite(value)) return { kind: "null", start, end };
  const digits = written(evaluation.programAt, expression);
  const raw = /^-?(?:0|[1-9]\d*)$/.test(digits) ? digits : String(value);
  return { kind: "number", start, end, value, raw };
}

export function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    // Half of a surrogate pair has no encoding.
    return text;
  }
}

export function join(
  evaluation: Evaluation,
  expression: Expression & { kind: "join" },
  inner: Inner,
): Literal {
  const { start, end } = expression;
  const parts: (string | Hole)[] = [];
  let raw = "";
  let { isText } = expression;
  const add = (text: string) => {
    raw += text;
    const last = parts.length - 1;
    if (typeof parts[last] === "string") parts[last] += text;
    else if (text !== "") parts.push(text);
  };
  const addHole = (hole: Hole) => {
    raw += hole.raw;
    parts.push(hole);
  };
  for (const part of expression.parts) {
    if (typeof part === "string") {
      add(part);
      continue;
    }
    const literal = inner(part);
    // A text made of a single text keeps that text's place: `str(kind)`.
    if (literal?.kind === "string" && expression.parts.length === 1) return literal;
    if (literal?.kind === "string") {
      isText = true;
      if (typeof literal.text === "string") add(literal.text);
      else {
        for (const piece of literal.text.parts) {
          if (typeof piece === "string") add(piece);
          else addHole(piece);
        }
      }
    } else if (literal?.kind === "number") add(String(literal.value));
    else if (literal?.kind === "unknown" && literal.asText !== undefined) {
      isText = true;
      add(literal.asText);
    } else {
      // Languages differ in how they spell true.
      const shown = literal?.kind === "unknown" ? literal.raw : snippet(evaluation.programAt, part);
      addHole({ raw: evaluation.programAt(part.start).dialect.hole(shown), name: shown });
    }
  }
  if (!isText) return unknownAt(evaluation, expression, "a sum");
  const isKnown = parts.every((part) => typeof part === "string");
  return {
    kind: "string",
    start,
    end,
    text: isKnown ? raw : createTemplate(raw, parts),
    isPlain: false,
  };
}
