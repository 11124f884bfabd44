import type { Binding, Elsewhere, Instance, Name, Scope } from "./program.js";

/** The binding that a name means at its place. */
export function lookUp({ name, scope }: Name): Binding | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const binding = at.bindings.get(name);
    if (binding) return binding;
  }
  return undefined;
}

/**
 * The class around whose base may have a field of that bare name; undefined where the name is declared within the
 * class.
 */
export function heirAround({ name, scope }: Name): Instance | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    if (at.bindings.has(name)) return undefined;
    if (at.instance?.keyOf && at.instance.base) return at.instance;
  }
  return undefined;
}

/**
 * The expression of another file for a name that this file imports or does not declare; undefined where there is
 * none.
 */
export function elsewhere(name: Name): Elsewhere | undefined {
  const binding = lookUp(name);
  // An imported name that is also assigned may have any value.
  const origin = binding
    ? binding.values.length === 0
      ? binding.origin
      : undefined
    : { name: name.name };
  return origin && topOf(name.scope).outside?.(origin);
}

/** The scope of the function around, or the top of the file. */
export function functionScope(scope: Scope): Scope {
  return functionAround(scope) ?? topOf(scope);
}

export function topOf(scope: Scope): Scope {
  let at = scope;
  while (at.parent) at = at.parent;
  return at;
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
