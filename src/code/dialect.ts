import type { Expression } from "./program.js";

/** The words and habits of a language by which its programs are read. */
export interface Dialect {
  /** The notation of an unknown part of a text in messages: `${name}`, `{name}`. */
  readonly hole: (name: string) => string;
  /** A plain text of JSON in the language's quotes; `written` is the literal that it replaces. */
  readonly quote: (text: string, written: string) => string;
  /** Whether objects are written as in JSON, or nearly so. */
  readonly isLikeJson: boolean;
  /** Whether an empty list or object counts as false. */
  readonly isEmptyFalse: boolean;
  /** The names by which a method calls its own object: `this`. */
  readonly self: RegExp;
  /** Functions and methods that send their arguments, the whole name. */
  readonly sends: RegExp;
  /** Functions and methods that read their arguments, to print or copy them, and leave them unchanged. */
  readonly reads: RegExp;
  /** Functions and methods that end the program. */
  readonly exits: RegExp;
  /** Functions and methods that throw where their first argument does not hold. */
  readonly asserts: RegExp;
  /** Functions and methods by which a test compares its arguments with results. */
  readonly expects: RegExp;
  /**
   * Names that tell of a comparison in parts, as in tests: `match`. Programs have such functions for other purposes
   * too.
   */
  readonly resembles: RegExp;
  /** Objects that hold settings, and functions that read one. */
  readonly settings: RegExp;
  /** Libraries that stand in for a server; arguments of their methods are expected requests or made-up answers. */
  readonly standIns: RegExp;
}

/** The effect of a call on its arguments, as far as names tell. */
export type Role = "sends" | "reads" | "expects";

/** Names of functions that act on their arguments, whatever else the name says: `notifyMatch`, `send_partial`. */
const ACTS = /^_?(?:send|notify|post|publish|dispatch|emit|broadcast|announce|tell)(?![a-z])/;

/** The role of a call with this callee; undefined where its names say nothing. */
export function roleOf(dialect: Dialect, callee: Expression): Role | undefined {
  const name = calleeName(callee);
  if (isExpectation(dialect, callee)) return "expects";
  if (dialect.resembles.test(name) && !ACTS.test(name)) return "expects";
  if (dialect.sends.test(name)) return "sends";
  return dialect.reads.test(name) ? "reads" : undefined;
}

/** Whether a call expects even what the functions among its arguments do: `mock.Verify(client => …)`. */
export function isExpectation(dialect: Dialect, callee: Expression): boolean {
  return dialect.expects.test(calleeName(callee)) || isOfStandIn(dialect, callee);
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

/** The last name of a callee: `post` of `client.post`; empty where it has none. */
export function calleeName(callee: Expression): string {
  if (callee.kind === "name") return callee.name;
  return callee.kind === "member" && typeof callee.name === "string" ? callee.name : "";
}
