import type { Span } from "./literal.js";

/**
 * What the front end of a language makes of a source file: the expressions that may build or send
 * a request, in words that all languages share. Everything else of the program is left out.
 */
export interface Program {
  readonly text: string;
  /** In the order in which they begin. */
  readonly calls: readonly Call[];
  readonly objects: readonly ObjectExpression[];
  readonly comments: readonly Span[];
  /** How a message writes an unknown part of a text: `${name}`, `{name}`. */
  readonly hole: (name: string) => string;
  /** A plain text of JSON in the language's quotes; `written` is the literal that it replaces. */
  readonly quote: (text: string, written: string) => string;
}

export type Expression =
  | ObjectExpression
  | (Span & { readonly kind: "list"; readonly items: readonly ListItem[] })
  | (Span & { readonly kind: "text"; readonly value: string; readonly isPlain: boolean })
  | (Span & { readonly kind: "constant"; readonly value: number | boolean | null | undefined })
  /** Texts and values joined to one text; `isText` where even numbers alone make a text. */
  | (Span & {
      readonly kind: "join";
      readonly parts: readonly (string | Expression)[];
      readonly isText: boolean;
    })
  | Name
  | Member
  | Call
  /** One of several, as a condition decides; the same `key` stands for the same condition. */
  | Choice
  | FunctionExpression
  /** The JSON text of a value. */
  | (Span & { readonly kind: "json"; readonly of: Expression })
  /** A text percent-encoded as a part of a URL. */
  | (Span & { readonly kind: "encoded"; readonly of: Expression })
  /** A value, or another one where that is absent: a parameter with a default. */
  | (Span & { readonly kind: "default"; readonly of: Expression; readonly otherwise: Expression })
  | (Span & { readonly kind: "unknown"; readonly reason: string });

export interface ObjectExpression extends Span {
  readonly kind: "object";
  readonly parts: readonly Part[];
  readonly scope: Scope;
  /** Of a class, what `new` and `this` give. */
  readonly instance?: ObjectExpression;
}

export interface Choice extends Span {
  readonly kind: "choice";
  readonly key: string;
  /** Where it can be told: the first branch is taken if it holds, else the second. */
  readonly test?: Test;
  readonly branches: readonly Expression[];
}

/** `left` equals `right`, or without `right` counts as true; or just not. */
export interface Test {
  readonly left: Expression;
  readonly right?: Expression;
  readonly isNegated: boolean;
}

/** A property, or all of those that another object has. */
export type Part = PropertyPart | { readonly spread: Expression };

export interface PropertyPart {
  readonly key: string | Expression;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Expression;
}

export interface ListItem {
  readonly isSpread: boolean;
  readonly value: Expression;
}

export interface Name extends Span {
  readonly kind: "name";
  readonly name: string;
  readonly scope: Scope;
}

export interface Member extends Span {
  readonly kind: "member";
  readonly of: Expression;
  /** An expression where it is computed: `users["42"]`. */
  readonly name: string | Expression;
  readonly nameStart: number;
}

export interface Call extends Span {
  readonly kind: "call";
  readonly callee: Expression;
  readonly args: readonly Argument[];
  readonly isNew: boolean;
  readonly scope: Scope;
}

export interface Argument {
  /** Where the language names arguments at the call: `json=payload`. */
  readonly name?: string;
  readonly isSpread?: true;
  readonly value: Expression;
}

export interface FunctionExpression extends Span {
  readonly kind: "function";
  readonly params: readonly (Binding | undefined)[];
  readonly returns: Return[];
  readonly scope: Scope;
}

/** A value that a function returns where all of the tests around it hold. */
export interface Return {
  readonly value: Expression;
  readonly tests: readonly Test[];
}

/** A stretch of the program in which names are declared, or whose statements may not run once. */
export interface Scope extends Span {
  readonly kind: "function" | "loop" | "branch" | "block";
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding>;
  /** It can be called before the place where it stands. */
  readonly isHoisted?: boolean;
  /** Of a function's scope. */
  function?: FunctionExpression;
}

/** A name and what the program does to it. */
export interface Binding {
  readonly name: string;
  readonly scope: Scope;
  readonly values: Assigned[];
  readonly changes: Change[];
  /** Why its value is not known although nothing assigns it: an import, a parameter. */
  readonly reason?: string;
}

export interface Assigned {
  readonly value: Expression;
  readonly at: number;
  readonly scope: Scope;
}

/** What happens to the object that a name holds. */
export interface Change {
  readonly at: number;
  readonly scope: Scope;
  readonly path: readonly string[];
  readonly what:
    | {
        readonly kind: "set";
        readonly value: Expression;
        readonly keyStart: number;
        readonly keyEnd: number;
      }
    | { readonly kind: "append"; readonly items: readonly Expression[] }
    /** Given to a call as its argument number `index`: what that does with it, its function tells. */
    | { readonly kind: "handed"; readonly call: Call; readonly index: number }
    /** In a way that nobody follows. */
    | { readonly kind: "lost" };
}

/** The binding that a name means at its place. */
export function lookUp({ name, scope }: Name): Binding | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const binding = at.bindings.get(name);
    if (binding) return binding;
  }
  return undefined;
}

/** Whether `scope` is `outer` or lies within it. */
export function isWithin(scope: Scope, outer: Scope): boolean {
  for (let at: Scope | undefined = scope; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** The scope of the function around; undefined at the top of the file. */
export function functionAround(scope: Scope): Scope | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) if (at.kind === "function") return at;
  return undefined;
}
