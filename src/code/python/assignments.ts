import { assume, expressionStatement } from "../flow.js";
import { joined, unknown } from "../lowering.js";
import { mergeInto } from "../merge.js";
import type { Expression, Member, Scope } from "../program.js";
import { functionScope, lookUp } from "../scopes.js";
import type { PythonWalk } from "./python.js";
import { jsonName } from "./names.js";
import { endsLine, parseTuple } from "./containers.js";
import { addField, define } from "./classes.js";
import { isNext, peek, take, takeIf } from "../tokens.js";

/** A simple statement, or several with semicolons, up to the end of the line. */
export function parseSimple(walk: PythonWalk, scope: Scope): void {
  const { cursor, lowering } = walk;
  do {
    const first = peek(cursor);
    if (endsLine(walk) && first.indent === undefined) break;
    if (first.kind === "name" && parseKeyword(walk, first.word, scope)) continue;
    const target = parseTuple(walk, scope);
    const isTyped = takeIf(cursor, ":");
    const type = isTyped && !endsLine(walk) ? walk.expression(walk, scope) : undefined;
    const targets = [target];
    let value: Expression | undefined;
    const operator = peek(cursor).word;
    if (/^(?:[+\-*/%&|^@]|\*\*|\/\/|<<|>>)=$/.test(operator)) {
      take(cursor);
      const added = parseTuple(walk, scope);
      value = combined(walk, operator, target, added, scope);
      if (operator === "|=" && added.kind === "object") {
        mergeInto(lowering, target, added.parts, first.start, scope);
        continue;
      }
      if (
        operator === "+=" &&
        added.kind === "list" &&
        added.items.every((item) => !item.isSpread)
      ) {
        lowering.change(target, first.start, scope, {
          kind: "append",
          items: added.items.map((item) => item.value),
        });
        continue;
      }
    }
    while (takeIf(cursor, "=")) {
      if (value) targets.push(value);
      value = parseTuple(walk, scope);
    }
    const own = walk.classes.get(scope);
    if (own?.fields && target.kind === "name" && type && !isClassVariable(walk, type))
      addField(walk, own, target, value, scope);
    else if (value) for (const each of targets) assign(walk, each, value, first.start, scope);
    else expressionStatement(lowering, target, scope);
  } while (takeIf(cursor, ";"));
  skipLine(walk, scope);
}

/** `return`, `raise`, `continue`, `break`, `assert` and `del`; false for all else. */
function parseKeyword(walk: PythonWalk, word: string, scope: Scope): boolean {
  const { cursor, lowering } = walk;
  if (!/^(?:return|raise|continue|break|assert|del)$/.test(word)) return false;
  const { start } = take(cursor);
  if (word === "continue" || word === "break") lowering.end("breaks");
  else if (word === "raise") {
    if (!endsLine(walk)) walk.expression(walk, scope);
    takeIf(cursor, "from");
    skipLine(walk, scope);
    lowering.throw(start, scope);
  } else if (word === "del") {
    const target = parseTuple(walk, scope);
    const gone = { kind: "constant", start, end: target.end, value: undefined } as const;
    for (const each of target.kind === "list" ? target.items.map(({ value }) => value) : [target])
      if (each.kind === "member") lowering.setMember(each, gone, start, scope);
  } else if (word === "assert") assume(lowering, walk.expression(walk, scope), true, scope);
  else if (endsLine(walk)) lowering.end("leaves");
  else lowering.return(parseTuple(walk, scope), scope);
  return true;
}

/** The value of a name after `a += b` or `a |= b`. */
function combined(
  { lowering }: PythonWalk,
  operator: string,
  target: Expression,
  added: Expression,
  scope: Scope,
): Expression {
  const span = { start: target.start, end: added.end };
  if (target.kind === "name" && operator === "+=") return joined(span, [target, added], false);
  if (target.kind === "name" && operator === "|=")
    return lowering.object(span, [{ spread: target }, { spread: added }], scope);
  return unknown(added, "it is computed from what it was");
}

function assign(
  walk: PythonWalk,
  target: Expression,
  value: Expression,
  at: number,
  scope: Scope,
): void {
  const { lowering } = walk;
  if (target.kind === "name") {
    if (walk.classes.has(scope))
      define(walk, scope, target.name, jsonName(target.name), value, target);
    else bind(walk, target.name, value, at, scope);
  } else if (target.kind === "member") {
    spellField(walk, target, scope);
    lowering.setMember(target, value, at, scope);
  } else if (target.kind === "list") {
    let isBehindRest = false;
    for (const [index, { isSpread, value: item }] of target.items.entries()) {
      isBehindRest ||= isSpread || item.kind === "unknown";
      const { start, end } = item;
      const part: Expression = isBehindRest
        ? unknown(item, "it is taken apart")
        : { kind: "member", of: value, name: String(index), nameStart: start, start, end };
      assign(walk, item, part, at, scope);
    }
  }
}

function isClassVariable({ written }: PythonWalk, { start, end }: Expression): boolean {
  return /^(?:typing\.)?ClassVar\b/.test(written(start, Math.min(end, start + 20)));
}

/** Keeps the written name of an attribute, which `vars` gives. */
function spellField(
  { written }: PythonWalk,
  { of, name, nameStart, end }: Member,
  scope: Scope,
): void {
  const instance = of.kind === "name" ? lookUp({ ...of, scope })?.instance : undefined;
  if (!instance || typeof name !== "string") return;
  const word = written(nameStart, end);
  if (word === name) instance.names.json.delete(name);
  else instance.names.json.set(name, word);
}

/**
 * Assigns a name. Python's names belong to the function and not to the block, unless the function declares them
 * `global` or `nonlocal`.
 */
export function bind(
  walk: PythonWalk,
  name: string,
  value: Expression,
  at: number,
  scope: Scope,
): void {
  const { lowering, outerNames } = walk;
  const owner = functionScope(scope);
  if (outerNames.get(owner)?.has(name)) lowering.assign(scope, name, value, at);
  else lowering.give(lowering.declare(owner, name), value, at, scope);
}

/** Skips the rest of a line, reading the expressions in it for their calls. */
export function skipLine(walk: PythonWalk, scope: Scope): void {
  while (!endsLine(walk)) readOn(walk, scope);
}

export function skipToColon(walk: PythonWalk, scope: Scope): void {
  while (!isNext(walk.cursor, ":") && !endsLine(walk)) readOn(walk, scope);
  takeIf(walk.cursor, ":");
}

function readOn(walk: PythonWalk, scope: Scope): void {
  const before = walk.cursor.at;
  walk.expression(walk, scope);
  if (walk.cursor.at === before) take(walk.cursor);
}
