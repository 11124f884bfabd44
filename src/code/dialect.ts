import type { Expression } from "./program.js";

/** What programs of one language write in words of its own. */
export interface Dialect {
  /** How a message writes an unknown part of a text: `${name}`, `{name}`. */
  readonly hole: (name: string) => string;
  /** A plain text of JSON in the language's quotes; `written` is the literal that it replaces. */
  readonly quote: (text: string, written: string) => string;
  /** Whether an object is written as JSON has it, or nearly so. */
  readonly isLikeJson: boolean;
  /** Whether an empty list or object counts as false. */
  readonly isEmptyFalse: boolean;
  /** The names by which a method calls its own object: `this`. */
  readonly self: RegExp;
  /** Functions and methods that send their arguments, the whole name. */
  readonly sends: RegExp;
  /** Functions and methods that look at their arguments, to print or to copy them, and leave them alone. */
  readonly reads: RegExp;
  /** Functions and methods that end the program. */
  readonly exits: RegExp;
  /** Functions and methods that throw where their first argument does not hold. */
  readonly asserts: RegExp;
  /** Functions and methods that compare their arguments with what a test has seen. */
  readonly expects: RegExp;
  /** Objects that hold settings, and functions that read one. */
  readonly settings: RegExp;
  /** Libraries that stand in for a server: what their methods are given is expected, or answered. */
  readonly standIns: RegExp;
}

/** What a call does with its arguments, as far as names tell. */
export type Role = "sends" | "reads" | "expects";

/** The role of a call with this callee; undefined where its names say nothing. */
export function roleOf(dialect: Dialect, callee: Expression): Role | undefined {
  const name = calleeName(callee);
  if (dialect.expects.test(name) || isOfStandIn(dialect, callee)) return "expects";
  if (dialect.sends.test(name)) return "sends";
  return dialect.reads.test(name) ? "reads" : undefined;
}

/** Whether a stand-in begins a chain, or a part of one: `nock(host).post`. */
function isOfStandIn({ standIns }: Dialect, callee: Expression): boolean {
  let at: Expression | undefined = callee;
  for (let steps = 0; at && steps < 40; steps += 1) {
    if (at.kind === "name") return standIns.test(at.name);
    if (at.kind === "member") {
      if (typeof at.name === "string" && standIns.test(at.name)) return true;
      at = at.of;
    } else at = at.kind === "call" ? at.callee : undefined;
  }
  return false;
}

/** The last name of what is called: `post` of `client.post`; empty where it has none. */
export function calleeName(callee: Expression): string {
  if (callee.kind === "name") return callee.name;
  return callee.kind === "member" && typeof callee.name === "string" ? callee.name : "";
}
