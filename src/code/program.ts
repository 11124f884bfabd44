import type { Change } from "./change.js";
import type { Role } from "./dialect.js";
import type { Changed, Guard, Length, Test } from "./guards.js";
import type { Span } from "./literal.js";
import type { ProgramText } from "./written.js";

/**
 * What the front end of a language makes of a source file: the expressions that may build or send
 * a request, in words that all languages share. Everything else of the program is left out.
 * All offsets begin at `start`: no two programs of a project share one, so that each value tells
 * by its offsets which file it stands in.
 */
export interface Program extends ProgramText {
  readonly top: Scope;
  /** In the order in which they begin. */
  readonly calls: readonly Call[];
  readonly objects: readonly ObjectExpression[];
  /** Calls and objects by which a test says what it expects. */
  readonly expected: ReadonlySet<Expression>;
  readonly comments: readonly Span[];
  /** What other files may take from it, by name. */
  readonly exports: ReadonlyMap<string, Expression>;
  /** Modules of which it passes all names on. */
  readonly passesOn: readonly string[];
}

/** Among the names that a file exports, what it exports as a whole: `module.exports = …`. */
export const WHOLE = "=";

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
  | Choice
  | Test
  | Length
  | Changed
  | FunctionExpression
  /** The JSON text of a value. */
  | (Span & { readonly kind: "json"; readonly of: Expression })
  /** The fields of an object as a dict: `asdict(body)`, `body.model_dump(by_alias=True)`. */
  | Dump
  /** A text percent-encoded as a part of a URL. */
  | (Span & { readonly kind: "encoded"; readonly of: Expression })
  /** A value, or another one where that is absent: a parameter with a default. */
  | (Span & { readonly kind: "default"; readonly of: Expression; readonly otherwise: Expression })
  | Fallback
  | Each
  /** What an object has, as a list. */
  | (Span & { readonly kind: "items"; readonly of: Expression; readonly as: ItemForm })
  | Unknown;

/** What is not followed. */
export interface Unknown extends Span {
  readonly kind: "unknown";
  readonly reason: string;
  /** What it gives as a text: the name of an enum's member. */
  readonly asText?: string;
  /** What a tuple holds, of which JSON has nothing. */
  readonly items?: readonly Expression[];
  /** It gives no value: the program ends there, or goes on elsewhere. */
  readonly isThrown?: true;
  /** What it depends on, as far as that was read. */
  readonly of?: readonly Expression[];
}

export interface Dump extends Span {
  readonly kind: "dump";
  readonly of: Expression;
  readonly isByAlias: boolean;
  readonly isWithoutNulls: boolean;
}

/** `a || b`, `a ?? b`: another value where the first one is nothing, or with `isFalsy` empty. */
export interface Fallback extends Span {
  readonly kind: "fallback";
  readonly of: Expression;
  readonly otherwise: Expression;
  readonly isFalsy: boolean;
}

/** The list of what a function gives for each item of a list, or of an object by its form. */
export interface Each extends Span {
  readonly kind: "each";
  readonly of: Expression;
  readonly to: FunctionExpression;
  readonly form?: ItemForm;
}

/** Keys, values, lists of both, or objects with `key` and `value`. */
export type ItemForm = "keys" | "values" | "entries" | "pairs";

export interface ObjectExpression extends Span {
  readonly kind: "object";
  readonly parts: readonly Part[];
  readonly scope: Scope;
  readonly guards: Guard | undefined;
  /** Of a class, what `new` and `this` give. */
  readonly instance?: Instance;
  /** The call of the constructor that made it, before these parts were set: `new Body { … }`. */
  readonly making?: Call;
  /** Of a class and of what it makes, the class whose members it has too. */
  readonly base?: Expression;
}

/**
 * What a class makes, the same for every language: its methods, and its fields with the values that
 * they begin with. What its constructor sets are changes of `self`.
 */
export interface Instance extends ObjectExpression {
  readonly parts: Part[];
  /** The name by which methods call their object. */
  readonly self: Binding;
  /** Its constructors, of which a call means one. */
  readonly makers: FunctionExpression[];
  /** Where methods call fields by their bare names, the key of one. */
  readonly keyOf?: (name: string) => string;
  readonly names: {
    readonly json: Map<string, string | undefined>;
    readonly alias: Map<string, string>;
  };
}

/** The first of several values whose test holds; one without a test stands for all else. */
export interface Choice extends Span {
  readonly kind: "choice";
  readonly options: readonly Option[];
}

export interface Option {
  readonly test?: Expression;
  readonly value: Expression;
}

/** A property, or all of those that another object has. */
export type Part = PropertyPart | { readonly spread: Expression };

export interface PropertyPart {
  readonly key: string | Expression;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Expression;
  /** Of a class: whoever holds the object may set it. */
  readonly isShared?: true;
  /** Of a class: the class that it holds an object of, as the program says. */
  readonly type?: Name;
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
  readonly guards: Guard | undefined;
  /** What it does with its arguments, as its name says. */
  readonly role?: Role;
}

export interface Argument {
  /** Where the language names arguments at the call: `json=payload`. */
  readonly name?: string;
  /** What it holds are arguments itself: `...list`, `**names`. */
  readonly spread?: "items" | "names";
  readonly value: Expression;
}

export interface FunctionExpression extends Span {
  readonly kind: "function";
  readonly params: readonly (Binding | undefined)[];
  readonly returns: Return[];
  /** Where it throws. */
  readonly throws: Place[];
  readonly scope: Scope;
  /** What is known where it is made; what its returns know beyond that is about its parameters. */
  readonly guards: Guard | undefined;
  /** How many of the parameters take arguments without a name; all, where it is absent. */
  positionals?: number;
  /** The names of what is left of the arguments: `...items`, `**names`. */
  rest?: { readonly items?: Binding; readonly names?: Binding };
  /** Of a constructor, its call of the one of the base class. */
  baseCall?: Call;
}

/** A place of the program, and what is known there. */
export interface Place {
  readonly at: number;
  readonly scope: Scope;
  readonly guards: Guard | undefined;
}

/** A value that a function returns. */
export interface Return extends Place {
  readonly value: Expression;
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
  /** Of a class's scope. */
  instance?: Instance;
  /** Of the top of a file in a project: what other files say about a name. */
  outside?: (origin: Origin) => Elsewhere | undefined;
}

/** The name under which another file has what an import takes: `default`, or `*` for all of it. */
export interface Origin {
  /** Absent for a name that nothing in the file declares. */
  readonly module?: string;
  readonly name: string;
}

/** An expression of another file, and from where it is looked at. */
export interface Elsewhere {
  readonly value: Expression;
  readonly use: { readonly at: number; readonly scope: Scope };
}

/** A name and what the program does to it. */
export interface Binding {
  readonly name: string;
  readonly scope: Scope;
  readonly values: Assigned[];
  readonly changes: Change[];
  /** Why its value is not known although nothing assigns it: an import, a parameter. */
  readonly reason?: string;
  /** Of an import. */
  readonly origin?: Origin;
  /** The class that it holds an object of, as the program says. */
  readonly type?: Name;
  /** Another name under which a call may give the parameter. */
  readonly alias?: string;
  /** Of the name by which the methods of a class call their object. */
  readonly instance?: Instance;
  /** A bare name that means what the object of the class around has under a key. */
  readonly field?: Field;
}

export interface Field {
  readonly self: Binding;
  readonly key: string;
}

export interface Assigned extends Place {
  readonly value: Expression;
}
