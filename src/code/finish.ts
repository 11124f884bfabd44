import type { Span } from "./literal.js";
import type { Lowering } from "./lowering.js";
import type { Expression, Program } from "./program.js";

/** The results of a front end that reads tokens; offsets of comments begin at the text. */
interface ReadText extends Pick<Program, "text" | "start" | "top"> {
  readonly comments: readonly Span[];
  /** The names under which other files may import a top-level name: `send_it` is `sendIt` as well. */
  readonly spellings: (name: string) => readonly string[];
}

/** Completes a program that was read from tokens; other files may import every top-level name. */
export function finishProgram(
  lowering: Lowering,
  { text, start, top, comments, spellings }: ReadText,
): Program {
  const finished = lowering.finish();
  const exports = new Map<string, Expression>();
  for (const name of top.bindings.keys()) {
    for (const spelt of spellings(name))
      exports.set(spelt, { kind: "name", start, end: start, name, scope: top });
  }
  const shifted = comments.map((span) => ({ start: span.start + start, end: span.end + start }));
  return { ...finished, text, start, top, comments: shifted, exports };
}
