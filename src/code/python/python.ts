import { createLowering, finishProgram, type Lowering, unknown } from "../lowering.js";
import type { Expression, Part, Program, Scope, Test } from "../program.js";
import { functionScope } from "../scopes.js";
import { jsonName } from "./names.js";
import { classParts, define, parseParameters } from "./definitions.js";
import { bind, parseSimple, skipLine, skipToColon } from "./assignments.js";
import { dialect } from "./dialect.js";
import { endsLine, parseTuple } from "./containers.js";
import { parseImport } from "./imports.js";
import { parseExpression, parseTest } from "./expressions.js";
import { pythonTokens } from "./tokens.js";
import {
  checkDepth,
  type Cursor,
  isNext,
  peek,
  take,
  takeIf,
  type Token,
  tokensFrom,
} from "../tokens.js";

/** What the walk over one file carries along. */
export interface PythonWalk {
  /** What stands between two offsets. */
  readonly written: (start: number, end: number) => string;
  /** The tokens between two offsets. */
  readonly tokens: (start: number, end: number) => Token[];
  readonly lowering: Lowering;
  readonly cursor: Cursor;
  depth: number;
  /** Arguments and items hold expressions, which hold calls and lists. */
  readonly expression: (walk: PythonWalk, scope: Scope) => Expression;
}

/**
 * Reads Python as far as requests need it: names, literals, calls, functions and blocks. What else
 * stands in a line is passed over. Throws RangeError where the program nests too deeply.
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
    expression: parseExpression,
  };
  const top = lowering.scope({ start, end: start + text.length }, "block");
  parseBlock(walk, -1, top);
  const spellings = (name: string) => [name, jsonName(name)];
  return finishProgram(lowering, { text, start, top, comments, spellings, dialect });
}

/** Statements that are indented deeper than `indent`. */
function parseBlock(walk: PythonWalk, indent: number, scope: Scope): void {
  const { cursor } = walk;
  walk.depth += 1;
  checkDepth(walk.depth);
  for (
    let token = peek(cursor);
    token.kind !== "end" && (token.indent ?? Infinity) > indent;
    token = peek(cursor)
  ) {
    const before = cursor.at;
    parseStatement(walk, token.indent ?? indent + 1, scope);
    if (cursor.at === before) take(cursor);
  }
  walk.depth -= 1;
}

const BRANCHES = new Set(["if", "elif", "else", "try", "except", "match", "case"]);

function parseStatement(walk: PythonWalk, indent: number, scope: Scope): void {
  const { cursor, lowering } = walk;
  const token = peek(cursor);
  if (token.word === "async" && peek(cursor, 1).kind === "name") take(cursor);
  const { word } = peek(cursor);
  if (token.kind !== "name") return parseSimple(walk, scope);
  const isSoft =
    (word === "match" || word === "case") && /^[=.,)\]:[(+]$/.test(peek(cursor, 1).word);
  if (word === "def") return parseFunction(walk, indent, scope);
  if (word === "class") return parseClass(walk, indent, scope);
  if (word === "for") return parseFor(walk, indent, scope);
  if (
    word === "while" ||
    word === "with" ||
    word === "finally" ||
    (BRANCHES.has(word) && !isSoft)
  ) {
    const { start } = take(cursor);
    const inner = lowering.scope(
      { start, end: start },
      word === "while" ? "loop" : BRANCHES.has(word) ? "branch" : "block",
      scope,
    );
    let test: Test = { left: unknown(token, "a condition"), isNegated: false };
    if (word === "if" || word === "elif") test = parseTest(walk, scope);
    else if (word === "with") parseWith(walk, scope);
    else if (word === "else" || word === "try" || word === "finally") test = ALWAYS;
    skipToColon(walk, scope);
    return inTest(walk, test, () => parseSuite(walk, indent, inner));
  }
  if (word === "import" || word === "from") {
    parseImport(walk, scope);
    return skipLine(walk, scope);
  }
  if (word === "global" || word === "nonlocal") return parseOuterNames(walk, scope);
  if (word === "return") {
    take(cursor);
    const value = endsLine(walk) ? undefined : parseTuple(walk, scope);
    if (value) functionScope(scope).function?.returns.push({ value, tests: lowering.tests });
    return skipLine(walk, scope);
  }
  parseSimple(walk, scope);
}

/** What follows an `if` that always returned is reached only if that did not hold. */
const ALWAYS: Test = {
  left: { kind: "constant", start: 0, end: 0, value: true },
  isNegated: false,
};

function inTest(walk: PythonWalk, test: Test, body: () => void): void {
  const { lowering } = walk;
  const before = lowering.tests;
  if (test !== ALWAYS) lowering.tests = [...before, test];
  body();
  lowering.tests = before;
}

/** What stands behind a colon: the rest of the line, or the block below. */
function parseSuite(walk: PythonWalk, indent: number, scope: Scope): void {
  if (peek(walk.cursor).indent === undefined) parseSimple(walk, scope);
  else parseBlock(walk, indent, scope);
  // The end is known only now; nothing else of a scope changes.
  (scope as { end: number }).end = peek(walk.cursor).start;
}

function parseFunction(walk: PythonWalk, indent: number, parent: Scope): void {
  const { cursor, lowering } = walk;
  const { start } = take(cursor);
  const { word, ...span } = take(cursor);
  const name = jsonName(word);
  const scope = lowering.scope({ start, end: start }, "function", parent, true);
  const params = parseParameters(walk, scope);
  const made = lowering.function({ start, end: start }, scope, params);
  skipToColon(walk, parent);
  const around = lowering.tests;
  lowering.tests = [];
  parseSuite(walk, indent, scope);
  lowering.tests = around;
  (made as { end: number }).end = scope.end;
  define(walk, parent, word, name, made, span);
}

function parseClass(walk: PythonWalk, indent: number, parent: Scope): void {
  const { cursor, lowering } = walk;
  const { start } = take(cursor);
  const { word, ...span } = take(cursor);
  const scope = lowering.scope({ start, end: start }, "block", parent);
  // What a class does not show may come from its base class or from its constructor.
  const more: Part = { spread: unknown({ start, end: start + 5 }, "a class") };
  const parts: Part[] = [more];
  classParts.set(scope, parts);
  const named = isNext(cursor, "(") ? peek(cursor, 1) : undefined;
  const base: { base?: Expression } =
    named?.kind === "name"
      ? {
          base: {
            kind: "name",
            start: named.start,
            end: named.end,
            name: named.word,
            scope: parent,
          },
        }
      : {};
  const instance = { kind: "object", start, end: start + 5, parts, scope, ...base } as const;
  for (const self of ["self", "cls"])
    lowering.declare(scope, self).values.push({ value: instance, at: start, scope });
  skipToColon(walk, parent);
  parseSuite(walk, indent, scope);
  define(walk, parent, word, word, { ...instance, instance }, span);
}

function parseFor(walk: PythonWalk, indent: number, parent: Scope): void {
  const { cursor, lowering } = walk;
  const { start } = take(cursor);
  const scope = lowering.scope({ start, end: start }, "loop", parent);
  while (!isNext(cursor, "in") && !isNext(cursor, ":") && peek(cursor).kind !== "end") {
    const token = take(cursor);
    if (token.kind === "name")
      bind(
        walk,
        token.word,
        unknown(token, "it differs in each round of a loop"),
        token.start,
        scope,
      );
  }
  if (takeIf(cursor, "in")) parseTuple(walk, parent);
  skipToColon(walk, parent);
  inTest(
    walk,
    { left: unknown({ start, end: start }, "a round of a loop"), isNegated: false },
    () => parseSuite(walk, indent, scope),
  );
}

function parseWith(walk: PythonWalk, scope: Scope): void {
  const { cursor } = walk;
  do {
    parseExpression(walk, scope);
    if (takeIf(cursor, "as") && peek(cursor).kind === "name") {
      const { word, start, end } = take(cursor);
      bind(walk, word, unknown({ start, end }, "it is what a with statement gives"), start, scope);
    }
  } while (takeIf(cursor, ","));
}

/** Names outside that this function assigns, at a time that nobody knows. */
function parseOuterNames(walk: PythonWalk, scope: Scope): void {
  const { cursor, lowering } = walk;
  const outer = functionScope(scope).parent;
  take(cursor);
  while (peek(cursor).kind === "name" && !endsLine(walk)) {
    const name = take(cursor);
    const value = unknown(name, "a function assigns it");
    if (outer) lowering.assign(outer, name.word, value, name.start);
    takeIf(cursor, ",");
  }
}
