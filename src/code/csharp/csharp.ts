import { finishProgram } from "../finish.js";
import { createLowering, type Lowering } from "../lowering.js";
import type { Expression, FunctionExpression, Name, Part, Program, Scope } from "../program.js";
import { type Cursor, peek, takeIf, type Token, tokensFrom } from "../tokens.js";
import { dialect } from "./dialect.js";
import { parseConditional, parseExpression, parseSum } from "./operators.js";
import { parseBody, parseStatement, parseStatements } from "./statements.js";
import { csharpTokens } from "./tokens.js";

/** The state of the walk over a file. */
export interface CSharpWalk {
  /** The source text between two offsets. */
  readonly written: (start: number, end: number) => string;
  /** The tokens between two offsets. */
  readonly tokens: (start: number, end: number) => Token[];
  readonly lowering: Lowering;
  readonly cursor: Cursor;
  depth: number;
  /** The name and the static members of a class, by its scope. */
  readonly statics: Map<Scope, { readonly name: string; readonly parts: Part[] }>;
  /** The class of which a following `new(…)` makes an object. */
  target?: Name | undefined;
  /**
   * Parsers that call each other across files: arguments and initializers hold expressions, lambdas hold statements.
   */
  readonly expression: (walk: CSharpWalk, scope: Scope) => Expression;
  /** An expression that is no lambda: `ready` of `when ready => …`. */
  readonly condition: (walk: CSharpWalk, scope: Scope) => Expression;
  /** An operand of a comparison. */
  readonly operand: (walk: CSharpWalk, scope: Scope) => Expression;
  readonly statements: (walk: CSharpWalk, scope: Scope) => void;
  readonly body: (walk: CSharpWalk, made: FunctionExpression, scope: Scope) => void;
}

/**
 * Reads C# as far as requests need it: names, literals, initializers, calls, methods and blocks.
 * Throws RangeError where the program nests too deeply.
 */
export function readCSharp(text: string, start: number): Program {
  const { tokens, comments } = csharpTokens(text);
  const lowering = createLowering(dialect);
  const walk: CSharpWalk = {
    written: (from, to) => text.slice(from - start, to - start),
    tokens: (from, to) => tokensFrom(start, csharpTokens(text, from - start, to - start).tokens),
    lowering,
    cursor: { tokens: tokensFrom(start, tokens), at: 0 },
    depth: 0,
    statics: new Map(),
    expression: parseExpression,
    condition: parseConditional,
    operand: parseSum,
    statements: parseStatements,
    body: parseBody,
  };
  const top = lowering.scope({ start, end: start + text.length }, "block");
  while (peek(walk.cursor).kind !== "end") {
    parseStatement(walk, top);
    takeIf(walk.cursor, "}");
  }
  const spellings = (name: string) => [name];
  return finishProgram(lowering, { text, start, top, comments, spellings });
}
