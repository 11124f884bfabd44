import { isBlank, isTemplate, type Text } from "../json/template.js";
import { isActor, type SentParameters } from "../model/template-parameters.js";

/** A part of a notification's line. */
export interface Piece {
  /**
   * text: words of the template or another text. actor: the name that the service inserts. value: the sent value of a
   * parameter. empty: a parameter whose sent value is blank. gap: a parameter whose value is not known.
   */
  readonly kind: "text" | "actor" | "value" | "empty" | "gap";
  /** The words; for `empty` and `gap`, the name of the parameter. */
  readonly text: string;
}

/** The values for a template's parameters: the actor, and the sent list. */
export interface Filling {
  readonly actor: string;
  /** The sent list; undefined for a template by itself, whose parameters are all gaps. */
  readonly sent: SentParameters | undefined;
}

/**
 * The line of a template text: `{actor} assigned you {taskTitle}`. A parameter is a name in single braces; other
 * braces stay as they are. Never throws.
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
  return value === null || isBlank(value)
    ? [{ kind: "empty", text: name }]
    : piecesOf(value, "value");
}

/** A text whose parts that a program or tool fills in later are gaps. */
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
