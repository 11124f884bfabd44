import { isTemplate, type Text } from "../json/template.js";
import { isActor, type SentParameters } from "../model/template-parameters.js";

/** A stretch of a line that people read. */
export interface Piece {
  /**
   * text: of the template, or of any other text. actor: whom the service puts in. value: what was
   * sent for a parameter. empty: a parameter that was sent blank. gap: nothing is known for it.
   */
  readonly kind: "text" | "actor" | "value" | "empty" | "gap";
  /** Of `empty` and `gap` the name of what is missing. */
  readonly text: string;
}

/** What fills the parameters of a template: an actor, and a list that was sent or is not known yet. */
export interface Filling {
  readonly actor: string;
  /** Undefined for a template by itself: all of its parameters are gaps. */
  readonly sent: SentParameters | undefined;
}

/**
 * The line that a template text becomes: `{actor} assigned you {taskTitle}`. A parameter is a name in
 * single braces; braces that are none stay as they are. Never throws.
 */
export function fillTemplate(template: Text, { actor, sent }: Filling): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of piecesOf(template)) {
    if (piece.kind === "gap") {
      pieces.push(piece);
      continue;
    }
    let end = 0;
    for (const match of piece.text.matchAll(/\{([^{}]+)\}/g)) {
      const name = match[1]!.trim();
      add(pieces, { kind: "text", text: piece.text.slice(end, match.index) });
      pieces.push(
        ...(isActor(name) ? [{ kind: "actor", text: actor } as const] : sentFor(name, sent)),
      );
      end = match.index + match[0].length;
    }
    add(pieces, { kind: "text", text: piece.text.slice(end) });
  }
  return pieces;
}

function sentFor(name: string, sent: SentParameters | undefined): Piece[] {
  const value = sent?.find((parameter) => parameter?.name === name)?.value;
  if (value === undefined) return [{ kind: "gap", text: name }];
  if (value === null || (!isTemplate(value) && value.trim() === ""))
    return [{ kind: "empty", text: name }];
  return piecesOf(value, "value");
}

/** A text with what a program or a tool fills in later as gaps. */
export function piecesOf(text: Text, kind: "text" | "value" = "text"): Piece[] {
  if (!isTemplate(text)) return text === "" ? [] : [{ kind, text }];
  return text.parts.map((part) =>
    typeof part === "string" ? { kind, text: part } : { kind: "gap", text: part.name || part.raw },
  );
}

function add(pieces: Piece[], piece: Piece): void {
  if (piece.text !== "") pieces.push(piece);
}

/** The line as one string, for a list of texts to compare: gaps and blanks as `{name}`. */
export function plainLine(pieces: readonly Piece[]): string {
  return pieces
    .map(({ kind, text }) => (kind === "gap" || kind === "empty" ? `{${text}}` : text))
    .join("");
}
