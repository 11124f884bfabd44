import { parseAssignment, parseSimple } from "./assignments.js";
import { parseAttributes } from "./attributes.js";
import { parseEnum, parseType } from "./classes.js";
import type { CSharpWalk } from "./csharp.js";
import { bindItems } from "./loops.js";
import { parseDeclared, skipStatement } from "./members.js";
import { parseExpression } from "./operators.js";
import { parseLabels } from "./patterns.js";
import { isDeclaration, parseType as parseTypeName } from "./types.js";
import { assume, branches, type Ended, inFunction, sometimes } from "../flow.js";
import { unknown } from "../lowering.js";
import type { Expression, FunctionExpression, Scope } from "../program.js";
import { topOf } from "../scopes.js";
import { checkDepth, isNext, peek, take, takeIf, type Token } from "../tokens.js";

const MODIFIER =
  /^(?:public|private|protected|internal|static|readonly|const|async|virtual|override|sealed|abstract|partial|extern|unsafe|volatile|required|file)$/;

/** Statements and members up to the closing brace. */
export function parseStatements(walk: CSharpWalk, scope: Scope): void {
  const { cursor } = walk;
  while (!isNext(cursor, "}") && peek(cursor).kind !== "end") parseStatement(walk, scope);
  (scope as { end: number }).end = peek(cursor).start;
  takeIf(cursor, "}");
}

export function parseStatement(walk: CSharpWalk, scope: Scope): void {
  checkDepth(++walk.depth);
  const before = walk.cursor.at;
  parseAny(walk, scope);
  if (walk.cursor.at === before) take(walk.cursor);
  walk.depth -= 1;
}

function parseAny(walk: CSharpWalk, scope: Scope): void {
  const { cursor, lowering } = walk;
  const isMember = scope.instance !== undefined;
  const attribute = parseAttributes(walk);
  const words: string[] = [];
  while (
    peek(cursor).kind === "name" &&
    (MODIFIER.test(peek(cursor).word) || (isMember && isNext(cursor, "new")))
  )
    words.push(take(cursor).word);
  // The name of the class follows, as that of its constructor.
  if (isMember) takeIf(cursor, "~");
  const modifiers = { words, attribute };
  if (isNext(cursor, "await") && isNext(cursor, "foreach", 1)) take(cursor);
  const token = peek(cursor);
  const { word, start } = token;
  if (token.kind === "sign" && word === "{") return inScope(walk, "block", scope, parseBlock);
  if (token.kind !== "name") return parseSimple(walk, scope, modifiers);
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
    case "delegate":
      if (peek(cursor, 1).kind !== "name") break;
      while (!isNext(cursor, ";") && peek(cursor).kind !== "end") take(cursor);
      return;
    case "implicit":
    case "explicit":
      if (!isNext(cursor, "operator", 1)) break;
      take(cursor);
      take(cursor);
      return parseDeclared(walk, scope, modifiers, undefined);
    case "using":
      if (isNext(cursor, "(", 1)) break;
      take(cursor);
      if (takeIf(cursor, "static")) {
        const type = parseTypeName(walk, scope);
        if (type) (topOf(scope).statics ??= []).push(type);
        return skipStatement(walk, scope);
      }
      if (!isNext(cursor, "var") && !isDeclaration(walk, scope)) return skipStatement(walk, scope);
      return parseSimple(walk, scope);
    case "if":
      return parseIf(walk, scope);
    case "return":
      take(cursor);
      if (isNext(cursor, ";")) lowering.end("leaves");
      else lowering.return(parseExpression(walk, scope), scope);
      return skipStatement(walk, scope);
    case "throw":
      take(cursor);
      skipStatement(walk, scope);
      return lowering.throw(start, scope);
    case "continue":
    case "goto":
      take(cursor);
      lowering.end("leaves");
      return skipStatement(walk, scope);
    case "break":
      take(cursor);
      lowering.end("breaks");
      return skipStatement(walk, scope);
    case "yield":
      if (!/^(?:return|break)$/.test(peek(cursor, 1).word)) break;
      take(cursor);
      if (take(cursor).word === "break") lowering.end("leaves");
      return skipStatement(walk, scope);
    case "for":
    case "foreach":
    case "while":
    case "do":
      return parseLoop(walk, scope);
    case "switch":
      return parseSwitch(walk, scope);
    case "try":
      return parseTry(walk, scope);
    // The `if` or `try` before it could not be read.
    case "else":
    case "catch":
      take(cursor);
      if (isNext(cursor, "(")) passParentheses(walk, scope);
      sometimes(lowering, scope, "a condition", () =>
        inScope(walk, "branch", scope, parseStatement),
      );
      return;
    case "finally":
    case "lock":
    case "checked":
    case "unchecked":
      take(cursor);
      if (isNext(cursor, "(")) passParentheses(walk, scope);
      return inScope(walk, "block", scope, parseStatement);
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
  parseSimple(walk, scope, modifiers);
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

/** `if`, with all of its `else if` and `else`. */
function parseIf(walk: CSharpWalk, scope: Scope): void {
  const { cursor, lowering } = walk;
  let isFirst = true;
  const body = () => inScope(walk, "branch", scope, parseStatement);
  branches(lowering, scope, () => {
    if (!isFirst && !takeIf(cursor, "else")) return undefined;
    if (!isFirst && !isNext(cursor, "if")) {
      // The `else` is the last branch.
      isFirst = false;
      return { test: undefined, body };
    }
    isFirst = false;
    take(cursor);
    return { test: parseCondition(walk, scope), body };
  });
}

/** Reads the condition in the parentheses of `if` and `while`; an unreadable one is unknown. */
function parseCondition(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const { start } = peek(cursor);
  if (!takeIf(cursor, "(")) return unknown({ start, end: start }, "a condition");
  const test = parseExpression(walk, scope);
  const isRead = isNext(cursor, ")");
  closeParenthesis(walk, scope);
  return isRead ? test : unknown(test, "a condition", [test]);
}

/** Reads a switch, whose cases never fall through. */
function parseSwitch(walk: CSharpWalk, scope: Scope): void {
  const { cursor, lowering } = walk;
  take(cursor);
  const subject = parseCondition(walk, scope);
  if (!takeIf(cursor, "{")) return;
  const next = () => {
    if (!/^(?:case|default)$/.test(peek(cursor).word)) return undefined;
    const { start } = peek(cursor);
    const inner = lowering.scope({ start, end: start }, "branch", scope);
    const test = parseLabels(walk, inner, subject);
    const body = () => {
      while (!/^(?:case|default|\})$/.test(peek(cursor).word) && peek(cursor).kind !== "end")
        parseStatement(walk, inner);
      (inner as { end: number }).end = peek(cursor).start;
    };
    return { test, body };
  };
  branches(lowering, scope, next, true);
  takeIf(cursor, "}");
}

/**
 * Reads a `try`, which may stop in the middle. The guards at its end hold after it only where every `catch` leaves.
 */
function parseTry(walk: CSharpWalk, scope: Scope): void {
  const { cursor, lowering } = walk;
  take(cursor);
  const part = (reason: string): Ended =>
    sometimes(lowering, scope, reason, () => inScope(walk, "branch", scope, parseStatement));
  const tried = part("it may fail");
  let goesOn = false;
  while (takeIf(cursor, "catch")) {
    if (isNext(cursor, "(")) passParentheses(walk, scope);
    if (takeIf(cursor, "when") && isNext(cursor, "(")) passParentheses(walk, scope);
    if (part("an error decides").ending === "goes on") goesOn = true;
  }
  if (takeIf(cursor, "finally")) inScope(walk, "block", scope, parseStatement);
  if (goesOn) return;
  lowering.guards = tried.guards;
  lowering.end(tried.ending);
}

function parseLoop(walk: CSharpWalk, parent: Scope): void {
  const { cursor, lowering } = walk;
  const { start, word } = take(cursor);
  const scope = lowering.scope({ start, end: start }, "loop", parent);
  let test: Expression | undefined;
  if (word === "foreach" && takeIf(cursor, "(")) {
    // `var item`, or `var (name, value)`.
    const names: Token[] = [];
    while (!/^(?:in|[{};])$/.test(peek(cursor).word) && peek(cursor).kind !== "end") {
      const name = take(cursor);
      if (name.kind === "name" && /^(?:in|[,)])$/.test(peek(cursor).word)) names.push(name);
    }
    if (takeIf(cursor, "in")) bindItems(walk, names, parseExpression(walk, parent), scope);
    closeParenthesis(walk, scope);
  } else if (word === "while") test = parseCondition(walk, scope);
  else if (isNext(cursor, "(")) passParentheses(walk, scope);
  sometimes(lowering, scope, "a round of a loop", () => {
    if (test) assume(lowering, test, true, scope);
    parseStatement(walk, scope);
  });
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

/** Reads the body of a method or a lambda: a block, or an expression after `=>`. */
export function parseBody(walk: CSharpWalk, made: FunctionExpression, scope: Scope): void {
  const { cursor, lowering } = walk;
  inFunction(lowering, () => {
    takeIf(cursor, "=>");
    if (isNext(cursor, "{")) parseBlock(walk, scope);
    else if (!isNext(cursor, ";")) lowering.return(parseAssignment(walk, scope), scope);
  });
  (scope as { end: number }).end = peek(cursor).start;
  (made as { end: number }).end = scope.end;
}
