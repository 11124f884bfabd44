import type { Change } from "./change.js";
import type { Role } from "./dialect.js";
import type { Changed, Cut, Guard, Length, Test } from "./guards.js";
import type { Format } from "./format.js";
import type { Each, ItemForm } from "./items.js";
import type { Span } from "./literal.js";
import type { ProgramText } from "./written.js";

/**
 * A source file in terms that all languages share: the expressions that may build or send a request. Everything else
 * of the file is left out. All offsets begin at `start`, and no two programs of a project share one, so that a
 * value's offsets identify its file.
 */
export interface Program extends ProgramText {
  readonly top: Scope;
  /** Calls, in the order in which they begin. */
  readonly calls: readonly Call[];
  readonly objects: readonly ObjectExpression[];
  /** Calls and objects that are expectations of a test. */
  readonly expected: ReadonlySet<Expression>;
  readonly comments: readonly Span[];
  /** Exported expressions by name. */
  readonly exports: ReadonlyMap<string, Expression>;
  /** Modules whose names are all re-exported. */
  readonly passesOn: readonly string[];
}

/** The name of a file's export as a whole: `module.exports = …`. */
export const WHOLE = "=";

export type Expression =
  | ObjectExpression
  | (Span & { readonly kind: "list"; readonly items: readonly ListItem[] })
  | (Span & { readonly kind: "text"; readonly value: string; readonly isPlain: boolean })
  | (Span & { readonly kind: "constant"; readonly value: number | boolean | null | undefined })
  /** Texts and values joined to one text; `isText` where the result is a text even for numbers alone. */
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
  | Cut
  | FunctionExpression
  /** The JSON text of a value. */
  | (Span & { readonly kind: "json"; readonly of: Expression })
  /** The fields of an object as a dict: `asdict(body)`, `body.model_dump(by_alias=True)`. */
  | Dump
  /** A text, percent-encoded as a part of a URL. */
  | (Span & { readonly kind: "encoded"; readonly of: Expression })
  | Format
  /** A value, or its default where the value is absent: a parameter with a default. */
  | (Span & { readonly kind: "default"; readonly of: Expression; readonly otherwise: Expression })
  | Fallback
  | Each
  /** The keys or values of an object, as a list; with `isLoop`, a list gives its own items. */
  | (Span & {
      readonly kind: "items";
      readonly of: Expression;
      readonly as: ItemForm;
      readonly isLoop?: true;
    })
  | Unknown;

/** An expression that is not followed. */
export interface Unknown extends Span {
  readonly kind: "unknown";
  readonly reason: string;
  /** The expression's text form, where only that is known: the name of an enum's member. */
  readonly asText?: string;
  /** The items of a tuple, which JSON does not have. */
  readonly items?: readonly Expression[];
  /** The entries of a Map, which JSON does not have. */
  readonly entries?: ObjectExpression;
  /** Set where the expression gives no value, because it throws. */
  readonly isThrown?: true;
  /** The expressions on which it depends, as far as they were read. */
  readonly of?: readonly Expression[];
}

export interface Dump extends Span {
  readonly kind: "dump";
  readonly of: Expression;
  readonly isByAlias: boolean;
  readonly isWithoutNulls: boolean;
}

/**
 * `a || b`, `a ?? b`: the second value where the first is null or undefined; with `isFalsy`, where it counts as
 * false.
 */
export interface Fallback extends Span {
  readonly kind: "fallback";
  readonly of: Expression;
  readonly otherwise: Expression;
  readonly isFalsy: boolean;
}

export interface ObjectExpression extends Span {
  readonly kind: "object";
  readonly parts: readonly Part[];
  readonly scope: Scope;
  readonly guards: Guard | undefined;
  /** The objects that a class makes, for an expression that is a class. */
  readonly instance?: Instance;
  /** The constructor call that made the object before these parts were set: `new Body { … }`. */
  readonly making?: Call;
  /** The base class, of a class and of its objects. */
  readonly base?: Expression;
}

/**
 * The objects of a class, equal for every language: its methods, and its fields with their initial values.
 * Assignments in constructors are changes of `self`.
 */
export interface Instance extends ObjectExpression {
  readonly parts: Part[];
  /** The name by which methods call their object. */
  readonly self: Binding;
  /** The constructors; a call runs one of them. */
  readonly makers: FunctionExpression[];
  /** Keys of members that a derived class replaces, or may replace. */
  readonly overridden: Set<string>;
  /** The key of a field by its bare name, in languages whose methods use bare names. */
  readonly keyOf?: (name: string) => string;
  readonly names: {
    readonly json: Map<string, string | undefined>;
    readonly alias: Map<string, string>;
  };
}

/** The first of several values whose test holds; the value for all other cases has no test. */
export interface Choice extends Span {
  readonly kind: "choice";
  readonly options: readonly Option[];
}

export interface Option {
  readonly test?: Expression;
  readonly value: Expression;
}

/** A property, or the properties of a spread object. */
export type Part = PropertyPart | { readonly spread: Expression };

export interface PropertyPart {
  readonly key: string | Expression;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Expression;
  /** Set for a field of a class that other code may set. */
  readonly isShared?: true;
  /** The declared class of a field's value. */
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
  /** The member's name; an expression where it is computed: `users[id]`. */
  readonly name: string | Expression;
  readonly nameStart: number;
  /** Set for an entry of a Map, which is no property: `KINDS.get(kind)`. */
  readonly isEntry?: true;
}

export interface Call extends Span {
  readonly kind: "call";
  readonly callee: Expression;
  readonly args: readonly Argument[];
  readonly isNew: boolean;
  readonly scope: Scope;
  readonly guards: Guard | undefined;
  /** The call's effect on its arguments, by its name. */
  readonly role?: Role;
  /** The call of its object that a method makes, if that is a function: `notify.call(this, kind)`. */
  applied?: Call;
}

export interface Argument {
  /** The argument's name, in calls with named arguments: `json=payload`. */
  readonly name?: string;
  /** Set where the contents of the value are the arguments: `...list`, `**names`. */
  readonly spread?: "items" | "names";
  readonly value: Expression;
}

export interface FunctionExpression extends Span {
  readonly kind: "function";
  readonly params: readonly (Binding | undefined)[];
  readonly returns: Return[];
  /** The places where the function throws. */
  readonly throws: Place[];
  readonly scope: Scope;
  /** The guards at the place where the function is made; further guards of its returns are about its parameters. */
  readonly guards: Guard | undefined;
  /** The number of parameters that take positional arguments; all of them where absent. */
  positionals?: number;
  /** The rest parameters: `...items`, `**names`; of C#'s `params`, a single list may be all of the items. */
  rest?: { readonly items?: Binding; readonly names?: Binding; readonly mayBeWhole?: true };
  /** The name of the first parameter's type, for a method that is called as one of that parameter: C#'s `this`. */
  extends?: string;
  /** The call of the base class's constructor, for a constructor. */
  baseCall?: Call;
}

/** A place of the program, with the guards that hold there. */
export interface Place {
  readonly at: number;
  readonly scope: Scope;
  readonly guards: Guard | undefined;
}

/** A value that a function returns. */
export interface Return extends Place {
  readonly value: Expression;
}

/** A stretch of the program in which names are declared, or that may not run exactly once. */
export interface Scope extends Span {
  readonly kind: "function" | "loop" | "branch" | "block";
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding>;
  /** Set for a function that can be called before its place in the file. */
  readonly isHoisted?: boolean;
  /** The function, for a function's scope. */
  function?: FunctionExpression;
  /** The class, for a class's scope. */
  instance?: Instance;
  /** Classes whose static members the file calls by bare names, on the top scope. */
  statics?: Name[];
  /** Finds a name in other files; set on the top scope of a file in a project. */
  outside?: (origin: Origin) => Elsewhere | undefined;
}

/** The name of an import in its module: `default`, or `*` for the whole module. */
export interface Origin {
  /** Absent for a name that the file does not declare. */
  readonly module?: string;
  readonly name: string;
  /** The type that the named method extends; the origin is then its class. */
  readonly extends?: string;
}

/** An expression of another file, and the place at which it is evaluated. */
export interface Elsewhere {
  readonly value: Expression;
  readonly use: { readonly at: number; readonly scope: Scope };
}

/** A name with its assignments and the changes of its value. */
export interface Binding {
  readonly name: string;
  readonly scope: Scope;
  readonly values: Assigned[];
  readonly changes: Change[];
  /** The reason why a name without an assignment has an unknown value: an import, a parameter. */
  readonly reason?: string;
  /** The module and name, for an import. */
  readonly origin?: Origin;
  /** The declared class of the name's value. */
  readonly type?: Name;
  /** A second name for the parameter in calls. */
  readonly alias?: string;
  /** The class, for the name by which its methods call their object. */
  readonly instance?: Instance;
  /** An item of the list that a method goes through, for the parameter of a callback. */
  readonly item?: Expression;
  /** The field of the own object that a bare name means. */
  readonly field?: Field;
}

export interface Field {
  readonly self: Binding;
  readonly key: string;
}

export interface Assigned extends Place {
  readonly value: Expression;
}
