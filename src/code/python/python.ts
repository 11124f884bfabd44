import { finishProgram } from "../finish.js";
import { createLowering, type Lowering } from "../lowering.js";
import type { Expression, Program, Scope } from "../program.js";
import { type Cursor, type Token, tokensFrom } from "../tokens.js";
import type { PythonClass } from "./classes.js";
import { dialect } from "./dialect.js";
import { jsonName } from "./names.js";
import { parseExpression, parseOr } from "./operators.js";
import { parseBlock } from "./statements.js";
import { pythonTokens } from "./tokens.js";

/** The state of the walk over a file. */
export interface PythonWalk {
  /** The source text between two offsets. */
  readonly written: (start: number, end: number) => string;
  /** The tokens between two offsets. */
  readonly tokens: (start: number, end: number) => Token[];
  readonly lowering: Lowering;
  readonly cursor: Cursor;
  depth: number;
  /** Classes by the scope of their body. */
  readonly classes: Map<Scope, PythonClass>;
  /** The names of the decorators of the next definition. */
  readonly decorators: string[];
  /** The names that a function takes from outside by `global` or `nonlocal`. */
  readonly outerNames: Map<Scope, Set<string>>;
  /** The parser of expressions, for arguments and items in other files. */
  readonly expression: (walk: PythonWalk, scope: Scope) => Expression;
  /** An expression that no `if` follows: `names` of `for name in names if ready`. */
  readonly condition: (walk: PythonWalk, scope: Scope) => Expression;
}

/**
 * Reads Python as far as requests need it: names, literals, calls, functions and blocks. The rest of a line is
 * skipped. Throws RangeError where the program nests too deeply.
 */
export function readPython(text: string, start: number): Program {
  const { tokens, comments } = pythonTokens(text);
  const lowering = createLowering(dialect);
  const walk: PythonWalk = {
    written: (from, to) => text.slice(from - start, to - start),
    tokens: (from, to) => tokensFrom(start, pythonTokens(text, from - start, to - start).tokens),
    lowering,
    cursor: { tokens: tokensFrom(start, tokens), at: 0 },
    depth: 0,
    classes: new Map(),
    decorators: [],
    outerNames: new Map(),
    expression: parseExpression,
    condition: parseOr,
  };
  const top = lowering.scope({ start, end: start + text.length }, "block");
  parseBlock(walk, -1, top);
  const spellings = (name: string) => [name, jsonName(name)];
  return finishProgram(lowering, { text, start, top, comments, spellings });
}
