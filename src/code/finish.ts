import type { Span } from "./literal.js";
import type { Lowering } from "./lowering.js";
import type { Expression, Program } from "./program.js";

/** What a front end that reads tokens knows of its text; comments count from where that begins. */
interface ReadText extends Pick<Program, "text" | "start" | "top"> {
  readonly comments: readonly Span[];
  /** The names by which other files may take one of the top: `send_it` is `sendIt` as well. */
  readonly spellings: (name: string) => readonly string[];
}

/** The program that was read, of which other files may take every name of the top. */
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
