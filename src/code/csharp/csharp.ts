import { parseSimple } from "./assignments.js";
import { parseEnum, parseType } from "./classes.js";
import { parseExpression, parseSum, parseTest } from "./expressions.js";
import { dialect } from "./dialect.js";
import { classParts, skipStatement } from "./members.js";
import { csharpTokens } from "./tokens.js";
import { isDeclaration, skipAttribute } from "./types.js";
import { createLowering, finishProgram, type Lowering, unknown } from "../lowering.js";
import type { Expression, FunctionExpression, Program, Scope, Test } from "../program.js";
import { functionScope } from "../scopes.js";
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
export interface CSharpWalk {
  /** What stands between two offsets. */
  readonly written: (start: number, end: number) => string;
  /** The tokens between two offsets. */
  readonly tokens: (start: number, end: number) => Token[];
  readonly lowering: Lowering;
  readonly cursor: Cursor;
  depth: number;
  /** Arguments and initializers hold expressions; lambdas hold statements. */
  readonly expression: (walk: CSharpWalk, scope: Scope) => Expression;
  /** What may stand beside a comparison. */
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
    expression: parseExpression,
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
  return finishProgram(lowering, { text, start, top, comments, spellings, dialect });
}

const MODIFIER =
  /^(?:public|private|protected|internal|static|readonly|const|async|virtual|override|sealed|abstract|partial|extern|unsafe|volatile|required|file)$/;

/** A field that other classes see and that keeps no value for ever can be set in any file. */
const SHARED = /^(?:public|protected|internal)$/;
const FIXED = /^(?:const|readonly)$/;

/** Statements and members up to the closing brace. */
function parseStatements(walk: CSharpWalk, scope: Scope): void {
  const { cursor } = walk;
  while (!isNext(cursor, "}") && peek(cursor).kind !== "end") parseStatement(walk, scope);
  (scope as { end: number }).end = peek(cursor).start;
  takeIf(cursor, "}");
}

function parseStatement(walk: CSharpWalk, scope: Scope): void {
  checkDepth(++walk.depth);
  const before = walk.cursor.at;
  parseAny(walk, scope);
  if (walk.cursor.at === before) take(walk.cursor);
  walk.depth -= 1;
}

function parseAny(walk: CSharpWalk, scope: Scope): void {
  const { cursor, lowering } = walk;
  const isMember = classParts.has(scope);
  if (isNext(cursor, "[")) return skipAttribute(walk);
  const modifiers: string[] = [];
  while (
    peek(cursor).kind === "name" &&
    (MODIFIER.test(peek(cursor).word) || (isMember && isNext(cursor, "new")))
  )
    modifiers.push(take(cursor).word);
  const isSettable =
    isMember &&
    modifiers.some((word) => SHARED.test(word)) &&
    !modifiers.some((word) => FIXED.test(word));
  const token = peek(cursor);
  const { word, start } = token;
  if (token.kind === "sign" && word === "{") return inScope(walk, "block", scope, parseBlock);
  if (token.kind !== "name") return parseSimple(walk, scope);
  switch (word) {
    case "namespace":
      while (!isNext(cursor, "{") && !isNext(cursor, ";") && peek(cursor).kind !== "end")
        take(cursor);
      if (takeIf(cursor, "{")) parseStatements(walk, scope);
      return;
    case "class":
    case "struct":
    case "interface":
    case "record":
      if (peek(cursor, 1).kind === "name") return parseType(walk, scope);
      break;
    case "enum":
      return parseEnum(walk, scope);
    case "using":
      if (isNext(cursor, "(", 1)) break;
      take(cursor);
      if (!isNext(cursor, "var") && !isDeclaration(walk)) return skipStatement(walk, scope);
      return parseSimple(walk, scope);
    case "if":
      return parseIf(walk, scope);
    case "else":
      take(cursor);
      return inScope(walk, "branch", scope, parseStatement);
    case "return": {
      take(cursor);
      if (isNext(cursor, ";")) return;
      const value = parseExpression(walk, scope);
      functionScope(scope).function?.returns.push({ value, tests: lowering.tests });
      return skipStatement(walk, scope);
    }
    case "for":
    case "foreach":
    case "while":
    case "do":
      return parseLoop(walk, scope);
    case "switch":
    case "try":
    case "catch":
      take(cursor);
      if (isNext(cursor, "(")) passParentheses(walk, scope);
      return inTest(walk, unknownTest(start), () => inScope(walk, "branch", scope, parseStatement));
    case "finally":
    case "lock":
    case "checked":
    case "unchecked":
      take(cursor);
      if (isNext(cursor, "(")) passParentheses(walk, scope);
      return inScope(walk, "block", scope, parseStatement);
    case "case":
    case "default":
      return parseCase(walk, scope);
    default:
  }
  if (word === "using" || word === "await") {
    take(cursor);
    if (word === "using" || isNext(cursor, "using")) {
      takeIf(cursor, "using");
      if (isNext(cursor, "(")) {
        take(cursor);
        parseSimple(walk, scope);
        return takeIf(cursor, ")") ? inScope(walk, "block", scope, parseStatement) : undefined;
      }
    } else cursor.at -= 1;
  }
  parseSimple(walk, scope, isSettable);
}

/** `case "task":` and what stands below it. */
function parseCase(walk: CSharpWalk, parent: Scope): void {
  const { cursor } = walk;
  for (let depth = 0; depth > 0 || !isNext(cursor, ":");) {
    const { kind, word } = take(cursor);
    if (kind === "end" || word === ";") return;
    if (kind === "sign" && /^[{(]$/.test(word)) depth += 1;
    else if (kind === "sign" && /^[})]$/.test(word)) depth -= 1;
  }
  take(cursor);
  inScope(walk, "branch", parent, (_, scope) => {
    while (!/^(?:case|default|\})$/.test(peek(cursor).word) && peek(cursor).kind !== "end")
      parseStatement(walk, scope);
  });
}

function unknownTest(at: number): Test {
  return { left: unknown({ start: at, end: at }, "a condition"), isNegated: false };
}

function inTest(walk: CSharpWalk, test: Test, body: () => void): void {
  const { lowering } = walk;
  const before = lowering.tests;
  lowering.tests = [...before, test];
  body();
  lowering.tests = before;
}

function inScope(
  walk: CSharpWalk,
  kind: Scope["kind"],
  parent: Scope,
  body: (walk: CSharpWalk, scope: Scope) => void,
): void {
  const { start } = peek(walk.cursor);
  const scope = walk.lowering.scope({ start, end: start }, kind, parent);
  body(walk, scope);
  (scope as { end: number }).end = Math.max(scope.end, peek(walk.cursor).start);
}

function parseBlock(walk: CSharpWalk, scope: Scope): void {
  take(walk.cursor);
  parseStatements(walk, scope);
}

function parseIf(walk: CSharpWalk, scope: Scope): void {
  const { cursor } = walk;
  const { start } = take(cursor);
  let test = unknownTest(start);
  if (takeIf(cursor, "(")) {
    test = parseTest(walk, scope);
    if (!isNext(cursor, ")")) test = unknownTest(start);
    closeParenthesis(walk, scope);
  }
  inTest(walk, test, () => inScope(walk, "branch", scope, parseStatement));
  if (takeIf(cursor, "else")) {
    inTest(walk, { ...test, isNegated: !test.isNegated }, () =>
      inScope(walk, "branch", scope, parseStatement),
    );
  }
}

function parseLoop(walk: CSharpWalk, parent: Scope): void {
  const { cursor, lowering } = walk;
  const { start, word } = take(cursor);
  const scope = lowering.scope({ start, end: start }, "loop", parent);
  if (word === "foreach" && takeIf(cursor, "(")) {
    while (!isNext(cursor, "in") && !isNext(cursor, ")") && peek(cursor).kind !== "end") {
      const name = take(cursor);
      if (name.kind === "name" && isNext(cursor, "in")) {
        const value = unknown(name, "it differs in each round of a loop");
        lowering.declare(scope, name.word).values.push({ value, at: name.start, scope });
      }
    }
    closeParenthesis(walk, scope);
  } else if (isNext(cursor, "(")) passParentheses(walk, scope);
  inTest(walk, unknownTest(start), () => parseStatement(walk, scope));
  (scope as { end: number }).end = peek(cursor).start;
}

function passParentheses(walk: CSharpWalk, scope: Scope): void {
  take(walk.cursor);
  closeParenthesis(walk, scope);
}

function closeParenthesis(walk: CSharpWalk, scope: Scope): void {
  const { cursor } = walk;
  let depth = 0;
  while (peek(cursor).kind !== "end" && !isNext(cursor, "{")) {
    if (isNext(cursor, ")")) {
      take(cursor);
      if (depth === 0) return;
      depth -= 1;
      continue;
    }
    const before = cursor.at;
    parseExpression(walk, scope);
    if (cursor.at === before && take(cursor).word === "(") depth += 1;
  }
}

/** The body of a method or a lambda: a block, or what stands behind `=>`. */
function parseBody(walk: CSharpWalk, made: FunctionExpression, scope: Scope): void {
  const { cursor } = walk;
  const around = walk.lowering.tests;
  walk.lowering.tests = [];
  takeIf(cursor, "=>");
  if (isNext(cursor, "{")) parseBlock(walk, scope);
  else if (!isNext(cursor, ";"))
    made.returns.push({ value: parseExpression(walk, scope), tests: [] });
  walk.lowering.tests = around;
  (scope as { end: number }).end = peek(cursor).start;
  (made as { end: number }).end = scope.end;
}
