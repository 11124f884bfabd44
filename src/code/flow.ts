import { calleeName } from "./dialect.js";
import { either, type Guard } from "./guards.js";
import { type Lowering, unknown } from "./lowering.js";
import type { Call, Expression, Scope } from "./program.js";

/**
 * How a stretch of the program ends: with what stands behind it, behind the loop or switch around
 * it, or nowhere that follows, because it returns or throws.
 */
export type Ending = "goes on" | "breaks" | "leaves";

/** From here on the test is known to have given true, or false. */
export function assume(lowering: Lowering, test: Expression, holds: boolean, scope: Scope): void {
  const { end: at } = test;
  lowering.guards = { test, holds, at, scope, outer: lowering.guards };
}

/** How a stretch ended, and what was known at its end. */
export interface Ended {
  readonly ending: Ending;
  readonly guards: Guard | undefined;
}

/** Runs `body` with tests that are known to have given true in it, and forgets them behind it. */
export function inBranch(
  lowering: Lowering,
  tests: readonly Expression[],
  scope: Scope,
  body: () => void,
): Ended {
  const { guards, ending } = lowering;
  for (const test of tests) assume(lowering, test, true, scope);
  lowering.ending = "goes on";
  lowering.last = undefined;
  body();
  const ended = { ending: lowering.ending, guards: lowering.guards };
  lowering.guards = guards;
  lowering.ending = ending;
  return ended;
}

/** One branch of `if … else if … else`; without a test it is the last one. */
export interface Branch {
  readonly test: Expression | undefined;
  readonly body: () => void;
}

interface Read {
  readonly test: Expression | undefined;
  readonly ending: Ending;
  /** Nobody knows whether this call, which ends the branch, comes back. */
  readonly last: Call | undefined;
}

/**
 * Branches of which one is taken, the first whose test holds; `next` reads the test of each when the
 * ones before it have been read. Behind them is known what rules out the branches that end. In a
 * switch a branch that breaks goes on behind it.
 */
export function branches(
  lowering: Lowering,
  scope: Scope,
  next: () => Branch | undefined,
  isSwitch = false,
): void {
  const { guards } = lowering;
  const all: Read[] = [];
  for (let part = next(); part; part = next()) {
    const { test, body } = part;
    const { ending } = inBranch(lowering, test ? [test] : [], scope, body);
    const goesOn = ending === "goes on" || (isSwitch && ending === "breaks");
    all.push({ test, ending: goesOn ? "goes on" : ending, last: lowering.last });
    if (test) assume(lowering, test, false, scope);
  }
  lowering.guards = guards;
  lowering.last = undefined;
  leaveBranches(lowering, scope, all);
}

/** Tests before a branch that may be the reason why it was not taken; of more nothing is said. */
const MOST_BEFORE = 8;

function leaveBranches(lowering: Lowering, scope: Scope, all: readonly Read[]): void {
  const hasElse = all.at(-1)?.test === undefined;
  if (hasElse && all.every(({ ending }) => ending !== "goes on")) {
    lowering.end(all.every(({ ending }) => ending === "leaves") ? "leaves" : "breaks");
    return;
  }
  const open: Expression[] = [];
  for (const { test, ending, last } of all) {
    if (!test) continue;
    if (ending === "goes on" && !last) {
      open.push(test);
      continue;
    }
    if (ending !== "goes on" && open.length === 0) {
      assume(lowering, test, false, scope);
      continue;
    }
    const reasons: Expression[] = [
      ...open,
      { kind: "not", start: test.start, end: test.end, of: test },
    ];
    if (last && ending === "goes on") {
      const { start, end } = last;
      const isCheck = CHECKS.test(calleeName(last.callee)) && ({ isCheck: true } as const);
      reasons.push({ kind: "returns", start, end, of: last, ...isCheck });
    }
    const isMuch = reasons.length > MOST_BEFORE;
    assume(
      lowering,
      isMuch ? unknown(test, "other branches decide", [test]) : reasons.reduce(either),
      true,
      scope,
    );
    if (ending === "goes on") open.push(test);
  }
  const going = all.filter(({ ending }) => ending === "goes on");
  const [only] = going;
  if (hasElse && only?.test && going.length === 1) assume(lowering, only.test, true, scope);
}

/** A stretch that may run not at all, or several times, or stop in the midst: a loop, a `try`. */
export function sometimes(
  lowering: Lowering,
  scope: Scope,
  reason: string,
  body: () => void,
): Ended {
  const test = unknown({ start: scope.start, end: scope.start }, reason);
  return inBranch(lowering, [test], scope, body);
}

/** One case of a switch whose cases fall through; without a test it stands for all else. */
export interface Case extends Branch {
  readonly scope: Scope;
}

/** Cases that fall through into one whose tests are followed. */
const MOST_FALLEN = 20;

/**
 * A switch in which a case that does not end goes on in the next one. Behind it the tests of all
 * cases that leave are known to have failed.
 */
export function fallingCases(lowering: Lowering, all: readonly Case[], scope: Scope): void {
  const { guards } = lowering;
  const left: Expression[] = [];
  let fallen: readonly Expression[] | undefined = [];
  let isLeft = all.some(({ test }) => !test);
  for (const { test, scope: inner, body } of all) {
    const reaching: readonly Expression[] | undefined =
      fallen && test && fallen.length < MOST_FALLEN ? [...fallen, test] : undefined;
    const isElse = !test && fallen?.length === 0;
    if (isElse) for (const other of all) if (other.test) assume(lowering, other.test, false, scope);
    const known = reaching ? [reaching.reduce(either)] : isElse ? [] : [unknown(inner, "a case")];
    const { ending } = inBranch(lowering, known, inner, body);
    lowering.guards = guards;
    if (ending === "leaves" && reaching) left.push(...reaching);
    if (ending === "breaks") isLeft = false;
    fallen = ending === "goes on" ? reaching : [];
  }
  lowering.last = undefined;
  for (const test of left) assume(lowering, test, false, scope);
  if (isLeft && fallen?.length === 0) lowering.end("leaves");
}

/** An operand that is looked at only where the first one counts as `holds`: `a && b`. */
export function inOperand<Value>(
  lowering: Lowering,
  test: Expression,
  holds: boolean,
  scope: Scope,
  read: () => Value,
): Value {
  const { guards } = lowering;
  assume(lowering, test, holds, scope);
  const value = read();
  lowering.guards = guards;
  return value;
}

/** The body of a function: it begins anew, and what it knows at its end is nothing to those around. */
export function inFunction(lowering: Lowering, body: () => void): void {
  const { guards, ending, last } = lowering;
  lowering.ending = "goes on";
  body();
  lowering.guards = guards;
  lowering.ending = ending;
  lowering.last = last;
}

/** Names of functions that throw, or leave, where their arguments are not as they should be. */
const CHECKS =
  /^(?:assert|check|ensure|require|validate|verify|invariant|must|demand|guard|throw|raise|reject|abort|fail|bail|redirect|notFound|panic)/i;

/** A statement that is an expression: a call whose name says so may not come back. */
export function expressionStatement(lowering: Lowering, value: Expression, scope: Scope): void {
  lowering.last = undefined;
  if (value.kind !== "call") return;
  const { start, end, callee, args, role } = value;
  const name = calleeName(callee);
  if (name === "") return;
  const { asserts, exits } = lowering.dialect;
  const [first] = args;
  if (exits.test(name)) lowering.end("leaves");
  else if (first && asserts.test(name) && !first.spread) assume(lowering, first.value, true, scope);
  else {
    if (role === undefined) lowering.last = value;
    if (CHECKS.test(name))
      assume(lowering, { kind: "returns", start, end, of: value, isCheck: true }, true, scope);
  }
}
