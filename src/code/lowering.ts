import { ANY, type Change, changedName, type Unless } from "./change.js";
import { assignTo, changedParts, changeNamed, createAliases, sortChanges } from "./aliases.js";
import { calleeName, type Dialect, isExpectation, roleOf } from "./dialect.js";
import { createExpectations } from "./expected.js";
import type { Ending } from "./flow.js";
import type { Guard } from "./guards.js";
import type { Span } from "./literal.js";
import type {
  Argument,
  Binding,
  Call,
  Expression,
  FunctionExpression,
  Instance,
  ListItem,
  Member,
  Name,
  ObjectExpression,
  Part,
  Program,
  Scope,
  Unknown,
} from "./program.js";
import { markOverridden } from "./overridden.js";
import { functionScope, topOf } from "./scopes.js";

/** Collects the parts of a Program; the front end of each language calls it while it walks its tree or tokens. */
export interface Lowering {
  readonly dialect: Dialect;
  /** The guards at the current place of the walk. */
  guards: Guard | undefined;
  /** The end of the current stretch, as far as it was read. */
  ending: Ending;
  /** The call that was the last statement, if nobody knows whether it returns. */
  last: Call | undefined;
  readonly calls: Call[];
  readonly objects: ObjectExpression[];
  /** All declared names, in the order of their declarations. */
  readonly bindings: readonly Binding[];
  readonly exports: Map<string, Expression>;
  readonly passesOn: string[];
  scope(span: Span, kind: Scope["kind"], parent?: Scope, isHoisted?: boolean): Scope;
  declare(scope: Scope, name: string, reason?: string, more?: Declared): Binding;
  /** A name for a whole module, spelt as no program can write it. */
  module(scope: Scope, span: Span, module: string): Name;
  /** Exports a value; a name that is exported twice is unknown. */
  export(name: string, value: Expression): void;
  /** Assigns a value to a declared name. */
  give(binding: Binding, value: Expression, at: number, scope: Scope): void;
  /** Records a return value of the function around; `at` is the offset at which it reads its names. */
  return(value: Expression, scope: Scope, at?: number): void;
  /** Records that the function around throws here. */
  throw(at: number, scope: Scope): void;
  /** Marks the end of the current stretch: code after it is never reached. */
  end(ending: Ending): void;
  /** Assigns a value after the declaration, perhaps in another scope; the name is looked up in `finish`. */
  assign(scope: Scope, name: string, value: Expression, at: number): void;
  change(target: Expression, at: number, scope: Scope, what: Change["what"], last?: string): void;
  /** Records `target.name = value`; a computed name may be any property. */
  setMember(target: Member, value: Expression, at: number, scope: Scope, unless?: Unless): void;
  object(span: Span, parts: readonly Part[], scope: Scope, making?: Call): ObjectExpression;
  /** Declares the class whose body is the scope; its methods call their object `self`. */
  instance(span: Span, scope: Scope, self: string, base?: Expression): Instance;
  list(span: Span, items: readonly ListItem[]): Expression;
  /** Records a call; arguments that are names or members are recorded as passed to it. */
  call(
    span: Span,
    callee: Expression,
    args: readonly Argument[],
    scope: Scope,
    isNew?: boolean,
  ): Call;
  function(span: Span, scope: Scope, params: readonly (Binding | undefined)[]): FunctionExpression;
  /** Records a comparison: each side is expected to be the other. */
  compared(left: Expression, right: Expression, scope: Scope): void;
  /** Connects assignments and changes with their names, now that all names are declared. */
  finish(): Pick<Program, "calls" | "objects" | "exports" | "passesOn" | "expected" | "dialect">;
}

/** Facts about a name that its declaration tells. */
type Declared = Pick<Binding, "origin" | "type" | "alias" | "field">;

/** Names of methods that change the object they are called on. */
const SETTER = /^(?:set|with|merge|assign|update|extend|insert|delete|remove|clear)/i;

export function createLowering(dialect: Dialect): Lowering {
  const calls: Call[] = [];
  const objects: ObjectExpression[] = [];
  const exports = new Map<string, Expression>();
  const bindings: Binding[] = [];
  const later: (() => void)[] = [];
  const expectations = createExpectations();

  function change(
    target: Expression,
    at: number,
    scope: Scope,
    what: Change["what"],
    last?: string,
  ): void {
    const { guards } = lowering;
    const changed = changedName(target, what, last);
    for (const { name, ...found } of changed ? [changed] : changedParts(target, what, last))
      later.push(() => changeNamed(name, { at, scope, guards, ...found }));
  }

  function declare(scope: Scope, name: string, reason?: string, more?: Declared): Binding {
    const known = scope.bindings.get(name);
    if (known) return known;
    const binding: Binding = {
      name,
      scope,
      values: [],
      changes: [],
      ...(reason !== undefined && { reason }),
      ...more,
    };
    scope.bindings.set(name, binding);
    bindings.push(binding);
    return binding;
  }

  const lowering: Lowering = {
    dialect,
    guards: undefined,
    ending: "goes on",
    last: undefined,
    calls,
    objects,
    bindings,
    exports,
    passesOn: [],
    change,
    setMember({ of, name, nameStart, end }, value, at, scope, unless) {
      const key = typeof name === "string" ? name : name.kind === "text" ? name.value : undefined;
      if (key === undefined) return change(of, at, scope, { kind: "lost" });
      const keyStart = typeof name === "string" ? nameStart : name.start;
      const what = { kind: "set", value, keyStart, keyEnd: end } as const;
      change(of, at, scope, unless ? { ...what, unless } : what, key);
    },
    scope: ({ start, end }, kind, parent, isHoisted = false) => ({
      start,
      end,
      kind,
      parent,
      isHoisted,
      bindings: new Map(),
    }),
    declare,
    module(scope, { start, end }, module) {
      const name = `module ${module}`;
      declare(topOf(scope), name, `it comes from "${module}"`, { origin: { module, name: "*" } });
      return { kind: "name", start, end, name, scope };
    },
    export(name, value) {
      exports.set(name, exports.has(name) ? unknown(value, "it is exported twice") : value);
    },
    give(binding, value, at, scope) {
      binding.values.push({ value, at, scope, guards: lowering.guards });
    },
    return(value, scope, at = value.end) {
      functionScope(scope).function?.returns.push({ value, at, scope, guards: lowering.guards });
      lowering.end("leaves");
    },
    throw(at, scope) {
      functionScope(scope).function?.throws.push({ at, scope, guards: lowering.guards });
      lowering.end("leaves");
    },
    end(ending) {
      if (lowering.ending === "goes on") lowering.ending = ending;
    },
    assign(scope, name, value, at) {
      const target = { kind: "name", name, scope, start: at, end: at } as const;
      const assigned = { value, at, scope, guards: lowering.guards };
      later.push(() => assignTo(target, assigned));
    },
    object({ start, end }, parts, scope, making) {
      const { guards } = lowering;
      const object: ObjectExpression = {
        kind: "object",
        start,
        end,
        parts,
        scope,
        guards,
        ...(making && { making }),
      };
      objects.push(object);
      return object;
    },
    instance({ start, end }, scope, name, base) {
      const self: Binding & { instance?: Instance } = declare(scope, name);
      const made: Instance = {
        kind: "object",
        start,
        end,
        parts: [],
        scope,
        guards: undefined,
        self,
        makers: [],
        overridden: new Set(),
        names: { json: new Map(), alias: new Map() },
        ...(base && { base }),
      };
      later.push(() => markOverridden(made));
      self.values.push({ value: made, at: start, scope, guards: undefined });
      self.instance = made;
      scope.instance = made;
      return made;
    },
    list: ({ start, end }, items) => ({ kind: "list", start, end, items }),
    call({ start, end }, callee, args, scope, isNew = false) {
      const role = isNew ? undefined : roleOf(dialect, callee);
      const known = role && { role };
      const { guards } = lowering;
      const call: Call = { kind: "call", start, end, callee, args, isNew, scope, guards, ...known };
      calls.push(call);
      // `result.match(() => send())` calls its functions.
      if (role === "expects")
        for (const { value } of args)
          if (value.kind !== "function" || isExpectation(dialect, callee))
            expectations.expect(value);
      // A setter's name tells only about other classes; the methods of the own class are read.
      const isOwn =
        callee.kind === "member" && callee.of.kind === "name" && dialect.self.test(callee.of.name);
      if (callee.kind === "member" && !isOwn && SETTER.test(String(callee.name))) {
        change(callee.of, start, scope, { kind: "lost" });
      }
      for (const [index, { value, spread }] of args.entries()) {
        if (value.kind !== "name" && value.kind !== "member") continue;
        // `axios.get(url, body)` sends with the wrong method.
        if (index > 0 && /^(?:get|delete|head)(?:Async)?$/.test(calleeName(callee))) continue;
        // A spread argument passes its contents on, and not itself.
        const last = spread === undefined ? undefined : ANY;
        change(value, value.start, scope, { kind: "handed", call, index }, last);
      }
      return call;
    },
    compared(left, right, scope) {
      for (const side of [left, right]) {
        expectations.expect(side);
        if (side.kind === "name") change(side, side.start, scope, { kind: "compared" });
      }
    },
    function({ start, end }, scope, params) {
      const { guards } = lowering;
      const made: FunctionExpression = {
        kind: "function",
        start,
        end,
        params,
        returns: [],
        throws: [],
        scope,
        guards,
      };
      scope.function = made;
      return made;
    },
    finish() {
      // A name that was declared later may be a second name for the value of an earlier one.
      const changeOriginal = createAliases();
      for (const binding of bindings.reverse()) later.push(() => changeOriginal(binding));
      for (const join of later) join();
      for (const binding of bindings) sortChanges(binding);
      calls.sort((a, b) => a.start - b.start || b.end - a.end);
      objects.sort((a, b) => a.start - b.start || b.end - a.end);
      const { passesOn } = lowering;
      const expected = expectations.find(calls, objects);
      return { calls, objects, exports, passesOn, expected, dialect };
    },
  };
  return lowering;
}

/** Texts and values joined to one text. `isText` tells that the result is a text even for numbers alone. */
export function joined(
  span: Span,
  parts: readonly (string | Expression)[],
  isText: boolean,
): Expression {
  const { start, end } = span;
  return { kind: "join", start, end, parts, isText };
}

export function unknown({ start, end }: Span, reason: string, of?: readonly Expression[]): Unknown {
  return { kind: "unknown", start, end, reason, ...(of && { of }) };
}
