import type { Change } from "./change.js";
import type { Assigned, Binding, Expression, Instance, Name } from "./program.js";
import { heirAround, isWithin, lookUp } from "./scopes.js";

/** Changes made under second names that are followed in a program; further ones make the value unknown. */
const MOST_CHANGES = 20_000;

/** Repeats the changes of a name as changes of the names from which it has its values: both hold the same object. */
type ChangeOriginal = (changes: readonly Change[], values: readonly Assigned[]) => void;

/** Makes the function that repeats changes, for the names of one program. */
export function createAliases(): ChangeOriginal {
  let left = MOST_CHANGES;
  return (changes, values) => {
    if (changes.length === 0) return;
    for (const { value } of values) {
      const { root, path, isPart } = originOf(value);
      const original = root.kind === "name" ? lookUp(root) : undefined;
      if (!original || original.changes === changes) continue;
      left -= changes.length;
      const followed = left > 0 ? changes : [lost(changes)];
      for (const change of followed) {
        if (change.what.kind === "compared") continue;
        // A call that gets the second name may leave the object unchanged, so the call's function decides.
        const what: Change["what"] = change.what.kind === "handed" ? change.what : { kind: "lost" };
        addChange(
          original,
          isPart
            ? { ...change, path, what: { kind: "lost" } }
            : { ...change, path: [...path, ...change.path], what },
        );
      }
    }
  };
}

/** A single change that stands for many: not followed, at the place of the first. */
function lost(changes: readonly Change[]): Change {
  const first = changes.reduce((one, other) => (other.at < one.at ? other : one));
  return { ...first, path: [], what: { kind: "lost" } };
}

/**
 * The name of which a value is a part, and the value's path in it; `isPart` where a key on the path is not known, and
 * `path` is then the path up to it.
 */
function originOf(value: Expression): { root: Expression; path: string[]; isPart: boolean } {
  let root = value;
  let path: string[] = [];
  let isPart = false;
  while (root.kind === "member" || root.kind === "default") {
    if (root.kind === "member") {
      const key = typeof root.name === "string" ? root.name : textOf(root.name);
      isPart = isPart || key === undefined;
      path = key === undefined ? [] : [key, ...path];
    }
    root = root.of;
  }
  return { root, path, isPart };
}

function textOf(expression: Expression): string | undefined {
  return expression.kind === "text" ? expression.value : undefined;
}

/**
 * Records an assignment to a name. For the bare name of a field, the assignment is a change of the object of the
 * class around.
 */
export function assignTo(name: Name, assigned: Assigned): void {
  const binding = lookUp(name);
  const heir = heirAround(name);
  if (binding?.field || heir) {
    const { value, at } = assigned;
    const what = { kind: "set", value, keyStart: at, keyEnd: at + name.name.length } as const;
    const { scope, guards } = assigned;
    const change: Change = { at, scope, guards, path: [], what };
    if (heir) changeOfBase(name, heir, change);
    else addChange(binding, change);
  }
  // A type named like a field of the base class stays a type.
  if (!binding?.field && (!heir || binding?.scope.instance)) binding?.values.push(assigned);
}

/** Records a change of the object that a name holds; the name may be a field of the base class. */
export function changeNamed(name: Name, change: Change): void {
  const heir = heirAround(name);
  if (heir) changeOfBase(name, heir, change);
  addChange(lookUp(name), change);
}

function changeOfBase({ name }: Name, { self, keyOf }: Instance, change: Change): void {
  if (keyOf) self.changes.push({ ...change, path: [keyOf(name), ...change.path], isBare: true });
}

/**
 * Records a change of a binding; for the bare name of a field, the change is one of the object of the class around.
 */
function addChange(binding: Binding | undefined, change: Change): void {
  if (!binding?.field) binding?.changes.push(change);
  else {
    const { self, key } = binding.field;
    self.changes.push({ ...change, path: [key, ...change.path] });
  }
}

/** Sorts changes in the order of the program, changes by constructors first. */
export function sortChanges({ changes, instance }: Binding): void {
  changes.sort((a, b) => a.at - b.at);
  if (!instance) return;
  const isMaking = ({ scope }: Change) =>
    instance.makers.some((maker) => isWithin(scope, maker.scope)) ? 0 : 1;
  changes.sort((a, b) => isMaking(a) - isMaking(b));
}
