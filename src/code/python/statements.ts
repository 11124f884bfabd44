import { assume, branches, inFunction, sometimes } from "../flow.js";
import { both, either } from "../guards.js";
import { unknown } from "../lowering.js";
import type { Expression, Scope } from "../program.js";
import { functionScope } from "../scopes.js";
import { checkDepth, isNext, peek, take, takeIf, type Token } from "../tokens.js";
import { bind, parseSimple, skipLine, skipToColon } from "./assignments.js";
import { endsLine, parseTuple } from "./containers.js";
import { define, parseClass } from "./classes.js";
import { parseUnary } from "./expressions.js";
import { parseImport } from "./imports.js";
import { bindItems } from "./loops.js";
import { jsonName } from "./names.js";
import { parseExpression } from "./operators.js";
import { parseParameters } from "./parameters.js";
import type { PythonWalk } from "./python.js";

/** Statements that are indented deeper than `indent`. */
export function parseBlock(walk: PythonWalk, indent: number, scope: Scope): void {
  const { cursor } = walk;
  checkDepth(++walk.depth);
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

function parseStatement(walk: PythonWalk, indent: number, scope: Scope): void {
  const { cursor, lowering } = walk;
  const token = peek(cursor);
  if (token.word === "@" && token.kind === "sign") return parseDecorator(walk, scope);
  if (token.kind !== "name") return parseSimple(walk, scope);
  if (token.word === "async" && peek(cursor, 1).kind === "name") take(cursor);
  const { word } = peek(cursor);
  switch (word) {
    case "def":
      return parseFunction(walk, indent, scope);
    case "class":
      return parseClass(walk, walk.decorators.splice(0), scope, (body) => {
        skipToColon(walk, scope);
        parseSuite(walk, indent, body);
      });
    case "for":
      return parseFor(walk, indent, scope);
    case "while":
      return parseWhile(walk, indent, scope);
    case "if":
      return parseIf(walk, indent, scope);
    case "try":
      return parseTry(walk, indent, scope);
    case "match":
      return isMatch(walk) ? parseMatch(walk, indent, scope) : parseSimple(walk, scope);
    // An `else` of a loop, or a branch whose `if` could not be read.
    case "elif":
    case "else":
    case "except":
    case "finally": {
      const inner = open(walk, "branch", scope);
      skipToColon(walk, scope);
      sometimes(lowering, inner, "a condition", () => parseSuite(walk, indent, inner));
      return;
    }
    case "with": {
      const inner = open(walk, "block", scope);
      parseWith(walk, inner);
      skipToColon(walk, inner);
      return parseSuite(walk, indent, inner);
    }
    case "import":
    case "from":
      parseImport(walk, scope);
      return skipLine(walk, scope);
    case "global":
    case "nonlocal":
      return parseOuterNames(walk, scope);
    default:
      parseSimple(walk, scope);
  }
}

/** `match` is a name as well: `match = …`, `match(title)`; `match (title, kind):` ends with a colon. */
function isMatch({ cursor }: PythonWalk): boolean {
  if (!/^[([]$/.test(peek(cursor, 1).word)) return !/^[=.,)\]:+]$/.test(peek(cursor, 1).word);
  let ahead = 1;
  while (peek(cursor, ahead).indent === undefined && peek(cursor, ahead).kind !== "end") ahead += 1;
  return peek(cursor, ahead - 1).word === ":";
}

/** Takes the word that begins a block, and makes its scope. */
function open({ cursor, lowering }: PythonWalk, kind: Scope["kind"], parent: Scope): Scope {
  const { start } = take(cursor);
  return lowering.scope({ start, end: start }, kind, parent);
}

/** Reads the body after a colon: the rest of the line, or the block below. */
function parseSuite(walk: PythonWalk, indent: number, scope: Scope): void {
  if (peek(walk.cursor).indent === undefined) parseSimple(walk, scope);
  else parseBlock(walk, indent, scope);
  // The end is known only now; nothing else of a scope changes.
  (scope as { end: number }).end = peek(walk.cursor).start;
}

/** Whether a word begins the next line, at the indentation of its statement. */
function follows({ cursor }: PythonWalk, indent: number, word: string): boolean {
  return isNext(cursor, word) && peek(cursor).indent === indent;
}

/** `if`, with all of its `elif` and `else`. */
function parseIf(walk: PythonWalk, indent: number, scope: Scope): void {
  const { lowering } = walk;
  let isFirst = true;
  branches(lowering, scope, () => {
    const isElse = !isFirst && follows(walk, indent, "else");
    if (!isFirst && !isElse && !follows(walk, indent, "elif")) return undefined;
    isFirst = false;
    const inner = open(walk, "branch", scope);
    const test = isElse ? undefined : parseExpression(walk, scope);
    skipToColon(walk, scope);
    return { test, body: () => parseSuite(walk, indent, inner) };
  });
}

/**
 * Reads a `try`, which may stop in the middle. The guards at its end hold after it only where every `except` leaves.
 */
function parseTry(walk: PythonWalk, indent: number, scope: Scope): void {
  const { cursor, lowering } = walk;
  const inner = open(walk, "branch", scope);
  skipToColon(walk, scope);
  const tried = sometimes(lowering, inner, "it may fail", () => parseSuite(walk, indent, inner));
  let caught = true;
  for (;;) {
    const word = ["except", "else", "finally"].find((each) => follows(walk, indent, each));
    if (word === undefined) break;
    const part = open(walk, word === "finally" ? "block" : "branch", scope);
    if (word === "except" && takeIf(cursor, "*")) peek(cursor);
    skipToColon(walk, scope);
    if (word === "finally") parseSuite(walk, indent, part);
    else {
      const { ending } = sometimes(lowering, part, "an error decides", () =>
        parseSuite(walk, indent, part),
      );
      if (word === "except" && ending === "goes on") caught = false;
    }
  }
  if (!caught) return;
  lowering.guards = tried.guards;
  lowering.end(tried.ending);
}

function parseWhile(walk: PythonWalk, indent: number, scope: Scope): void {
  const { lowering } = walk;
  const inner = open(walk, "loop", scope);
  const test = parseExpression(walk, inner);
  skipToColon(walk, scope);
  sometimes(lowering, inner, "a round of a loop", () => {
    assume(lowering, test, true, inner);
    parseSuite(walk, indent, inner);
  });
}

function parseMatch(walk: PythonWalk, indent: number, scope: Scope): void {
  const { cursor, lowering } = walk;
  take(cursor);
  const subject = parseTuple(walk, scope);
  skipToColon(walk, scope);
  branches(lowering, scope, () => {
    const { indent: own = 0 } = peek(cursor);
    if (!isNext(cursor, "case") || own <= indent) return undefined;
    const inner = open(walk, "branch", scope);
    const pattern = parsePattern(walk, inner, subject);
    const more = takeIf(cursor, "if") ? parseExpression(walk, inner) : undefined;
    skipToColon(walk, inner);
    const test = pattern && more ? both(pattern, more) : (pattern ?? more);
    return { test, body: () => parseSuite(walk, own, inner) };
  });
}

/**
 * Reads a pattern as a test: `"a" | "b"`, `Kind.CREATED`. Undefined for a pattern that matches everything: `_`,
 * `name`.
 */
function parsePattern(walk: PythonWalk, scope: Scope, left: Expression): Expression | undefined {
  const { cursor } = walk;
  const { calls, objects } = walk.lowering;
  const [{ length: callsBefore }, { length: objectsBefore }] = [calls, objects];
  const { start } = peek(cursor);
  const tests: Expression[] = [];
  do {
    const right = parseUnary(walk, scope);
    // `Point(x=0)` and `{"kind": "a"}` are looked for, and not made.
    calls.length = callsBefore;
    objects.length = objectsBefore;
    if (right.kind === "name") {
      if (right.name !== "_") bind(walk, right.name, left, right.start, scope);
      return undefined;
    }
    const { end } = right;
    const isValue = ["text", "constant", "member"].includes(right.kind);
    tests.push(
      isValue
        ? { kind: "compare", start, end, sign: "==", left, right }
        : unknown({ start, end }, "a pattern", [left]),
    );
  } while (takeIf(cursor, "|"));
  const isRead = isNext(cursor, ":") || isNext(cursor, "if");
  return isRead ? tests.reduce(either) : unknown({ start, end: start }, "a pattern", [left]);
}

/** Reads a decorator (`@dataclass(frozen=True)`) and keeps its name for the next definition. */
function parseDecorator(walk: PythonWalk, scope: Scope): void {
  const { start } = take(walk.cursor);
  parseExpression(walk, scope);
  const words = walk.written(start + 1, peek(walk.cursor).start);
  walk.decorators.push(/^[\s\w.]{0,100}/.exec(words)?.[0].trim() ?? "");
  skipLine(walk, scope);
}

function parseFunction(walk: PythonWalk, indent: number, parent: Scope): void {
  const { cursor, lowering, decorators } = walk;
  decorators.length = 0;
  const { start } = take(cursor);
  const { word, ...span } = take(cursor);
  const scope = lowering.scope({ start, end: start }, "function", parent, true);
  const { params, ...more } = parseParameters(walk, scope);
  const made = lowering.function({ start, end: start }, scope, params);
  Object.assign(made, more);
  skipToColon(walk, parent);
  inFunction(lowering, () => parseSuite(walk, indent, scope));
  (made as { end: number }).end = scope.end;
  define(walk, parent, word, jsonName(word), made, span);
}

function parseFor(walk: PythonWalk, indent: number, parent: Scope): void {
  const { cursor, lowering } = walk;
  const { start } = take(cursor);
  const scope = lowering.scope({ start, end: start }, "loop", parent);
  const names: Token[] = [];
  let isPlain = true;
  while (!isNext(cursor, "in") && !isNext(cursor, ":") && peek(cursor).kind !== "end") {
    const token = take(cursor);
    if (token.kind === "name") names.push(token);
    else if (names.length > 0 && /^[([*]$/.test(token.word)) isPlain = false;
  }
  if (takeIf(cursor, "in")) bindItems(walk, names, parseTuple(walk, parent), isPlain, scope);
  skipToColon(walk, parent);
  sometimes(lowering, scope, "a round of a loop", () => parseSuite(walk, indent, scope));
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

/** Reads `global` and `nonlocal`: assignments to these names are to names outside of the function. */
function parseOuterNames(walk: PythonWalk, scope: Scope): void {
  const { cursor, outerNames } = walk;
  const owner = functionScope(scope);
  const names = outerNames.get(owner) ?? new Set();
  outerNames.set(owner, names);
  take(cursor);
  while (peek(cursor).kind === "name" && !endsLine(walk)) {
    names.add(take(cursor).word);
    takeIf(cursor, ",");
  }
}
