import { calleeName } from "./dialect.js";
import { either, type Guard } from "./guards.js";
import { type Lowering, unknown } from "./lowering.js";
import type { Call, Expression, Scope } from "./program.js";

/**
 * The end of a stretch of the program: the program goes on after the stretch, or after the loop or switch around it
 * (`breaks`), or leaves the function by `return` or `throw`.
 */
export type Ending = "goes on" | "breaks" | "leaves";

/** From here on, the test is known to have given true, or false, as `holds` says. */
export function assume(lowering: Lowering, test: Expression, holds: boolean, scope: Scope): void {
  const { end: at } = test;
  lowering.guards = { test, holds, at, scope, outer: lowering.guards };
}

/** The end of a stretch, and the guards that hold there. */
export interface Ended {
  readonly ending: Ending;
  readonly guards: Guard | undefined;
}

/** Reads `body` with the given tests as guards, and drops these guards after it. */
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

/** A branch of `if … else if … else`; the `else` branch has no test. */
export interface Branch {
  readonly test: Expression | undefined;
  readonly body: () => void;
}

interface Read {
  readonly test: Expression | undefined;
  readonly ending: Ending;
  /** The call that ends the branch, where nobody knows whether it returns. */
  readonly last: Call | undefined;
}

/**
 * Reads branches of which the first whose test holds is taken; `next` reads the test of each branch after those
 * before it have been read. After the branches, the tests of branches that leave are known to have failed. In a
 * switch, the program goes on after a branch that breaks.
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

/**
 * Tests before a branch that are combined into the reason why it was not taken; with more tests, the reason is
 * unknown.
 */
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

/** Reads a stretch that may not run, run several times, or stop in the middle: a loop, a `try`. */
export function sometimes(
  lowering: Lowering,
  scope: Scope,
  reason: string,
  body: () => void,
): Ended {
  const test = unknown({ start: scope.start, end: scope.start }, reason);
  return inBranch(lowering, [test], scope, body);
}

/** A case of a switch whose cases fall through; the default case has no test. */
export interface Case extends Branch {
  readonly scope: Scope;
}

/** Cases falling through into the same case whose tests are followed. */
const MOST_FALLEN = 20;

/**
 * Reads a switch in which a case without an end continues in the next case. After the switch, the tests of all cases
 * that leave are known to have failed.
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

/** Reads an operand that is evaluated only where the first operand counts as `holds`: `a && b`. */
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

/**
 * Reads the body of a function, and restores the state of the code around: guards at the body's end say nothing about
 * that code.
 */
export function inFunction(lowering: Lowering, body: () => void): void {
  const { guards, ending, last } = lowering;
  lowering.ending = "goes on";
  body();
  lowering.guards = guards;
  lowering.ending = ending;
  lowering.last = last;
}

/** Names of functions that throw, or end the program, for unsuitable arguments. */
const CHECKS =
  /^(?:assert|check|ensure|require|validate|verify|invariant|must|demand|guard|throw|raise|reject|abort|fail|bail|redirect|notFound|panic)/i;

/** Reads a statement that is an expression; a call whose name suggests a check may not return. */
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
