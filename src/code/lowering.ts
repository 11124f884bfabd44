import type { Change } from "./change.js";
import { assignTo, changeNamed, createAliases, sortChanges } from "./aliases.js";
import { type Dialect, roleOf } from "./dialect.js";
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
import { functionScope, topOf } from "./scopes.js";

/** Makes the parts of a Program; the front end of each language fills it while it walks. */
export interface Lowering {
  readonly dialect: Dialect;
  /** What is known where the walk is. */
  guards: Guard | undefined;
  /** How the stretch ends that is being read, as far as it was read. */
  ending: Ending;
  /** The call that was the last statement, if nobody knows whether it comes back. */
  last: Call | undefined;
  readonly calls: Call[];
  readonly objects: ObjectExpression[];
  readonly exports: Map<string, Expression>;
  readonly passesOn: string[];
  scope(span: Span, kind: Scope["kind"], parent?: Scope, isHoisted?: boolean): Scope;
  declare(
    scope: Scope,
    name: string,
    reason?: string,
    more?: Pick<Binding, "origin" | "type" | "alias" | "field">,
  ): Binding;
  /** All that another file has, as a name that no program can write. */
  module(scope: Scope, span: Span, module: string): Name;
  /** What is exported twice is unknown. */
  export(name: string, value: Expression): void;
  /** Gives a name that was declared a value. */
  give(binding: Binding, value: Expression, at: number, scope: Scope): void;
  /** The value that the function around gives; `at` is where it looks at its names. */
  return(value: Expression, scope: Scope, at?: number): void;
  /** The function around ends with an error. */
  throw(at: number, scope: Scope): void;
  /** The statement that was just read ends the stretch: what stands behind it is never reached. */
  end(ending: Ending): void;
  /** Later than the declaration, and perhaps in another scope; the name is looked up at the end. */
  assign(scope: Scope, name: string, value: Expression, at: number): void;
  change(target: Expression, at: number, scope: Scope, what: Change["what"], last?: string): void;
  /** `target.name = value`; a name that the program decides may be any. */
  setMember(target: Member, value: Expression, at: number, scope: Scope): void;
  object(span: Span, parts: readonly Part[], scope: Scope, making?: Call): ObjectExpression;
  /** What the class makes whose body is the scope, where its methods call their object `self`. */
  instance(span: Span, scope: Scope, self: string, base?: Expression): Instance;
  list(span: Span, items: readonly ListItem[]): Expression;
  /** Arguments that are names are remembered as handed to the call. */
  call(
    span: Span,
    callee: Expression,
    args: readonly Argument[],
    scope: Scope,
    isNew?: boolean,
  ): Call;
  function(span: Span, scope: Scope, params: readonly (Binding | undefined)[]): FunctionExpression;
  /** Two values are compared: what one of them is, the other one is expected to be. */
  compared(left: Expression, right: Expression, scope: Scope): void;
  /** Joins what was assigned and changed with the names, now that all are declared. */
  finish(): Pick<Program, "calls" | "objects" | "exports" | "passesOn" | "expected" | "dialect">;
}

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
    const path = last === undefined ? [] : [last];
    let root = target;
    while (root.kind === "member") {
      const { name } = root;
      const key = typeof name === "string" ? name : name.kind === "text" ? name.value : undefined;
      // Any property of this one may be meant.
      if (key === undefined) {
        path.length = 0;
        what = what.kind === "handed" ? { ...what, isPart: true } : { kind: "lost" };
      } else path.unshift(key);
      root = root.of;
    }
    if (root.kind !== "name") return;
    const name = root;
    const found: Change = { at, scope, guards: lowering.guards, path, what };
    later.push(() => changeNamed(name, found));
  }

  function declare(
    scope: Scope,
    name: string,
    reason?: string,
    more?: Pick<Binding, "origin" | "type" | "alias" | "field">,
  ): Binding {
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
    exports,
    passesOn: [],
    change,
    setMember({ of, name, nameStart, end }, value, at, scope) {
      const key = typeof name === "string" ? name : name.kind === "text" ? name.value : undefined;
      if (key === undefined) return change(of, at, scope, { kind: "lost" });
      const keyStart = typeof name === "string" ? nameStart : name.start;
      change(of, at, scope, { kind: "set", value, keyStart, keyEnd: end }, key);
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
        names: { json: new Map(), alias: new Map() },
        ...(base && { base }),
      };
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
      if (role === "expects") for (const { value } of args) expectations.expect(value);
      // A method of an object of somebody's class; what a class itself does is seen in its methods.
      const isOwn =
        callee.kind === "member" && callee.of.kind === "name" && dialect.self.test(callee.of.name);
      if (callee.kind === "member" && !isOwn && SETTER.test(String(callee.name))) {
        change(callee.of, start, scope, { kind: "lost" });
      }
      for (const [index, { value, spread }] of args.entries()) {
        if (value.kind !== "name" && value.kind !== "member") continue;
        // What is spread hands on what it holds, and is not handed on itself.
        const isPart = spread !== undefined && ({ isPart: true } as const);
        change(value, value.start, scope, { kind: "handed", call, index, ...isPart });
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
      // A name that was declared later may be another one for what an earlier one holds.
      const changeOriginal = createAliases();
      for (const { changes, values } of bindings.reverse())
        later.push(() => changeOriginal(changes, values));
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

/** Two adjacent texts or values as one joined text; what was joined before is taken apart. */
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
