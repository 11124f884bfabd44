import { ANY, ANY_KEY, type Change, keyIn, type NamedChange } from "./change.js";
import type { Assigned, Binding, Expression, Instance, Name, ObjectExpression } from "./program.js";
import { heirAround, isWithin, lookUp } from "./scopes.js";

/** Changes made under second names that are followed in a program; further ones make the value unknown. */
const MOST_CHANGES = 20_000;

/** Repeats the changes of a name as changes of the names from which it has its values: both hold the same object. */
type ChangeOriginal = (second: Binding) => void;

/** Makes the function that repeats changes, for the names of one program. */
export function createAliases(): ChangeOriginal {
  let left = MOST_CHANGES;
  return ({ changes, values, item }) => {
    if (changes.length === 0) return;
    for (const value of [...values.map((assigned) => assigned.value), ...(item ? [item] : [])]) {
      for (const change of left > 0 ? changes : [lost(changes)])
        left -= repeatChange(change, value, changes);
    }
  };
}

/**
 * Repeats a change as one of the names from which its object comes, but not of its own name. Returns the number of
 * changes that it made.
 */
function repeatChange(change: Change, value: Expression, own: readonly Change[]): number {
  const { what } = change;
  let count = 0;
  if (what.kind === "compared") return count;
  for (const { root, path, isNear } of originsOf(value, change.path)) {
    const original = lookUp(root);
    if (!original || original.changes === own) continue;
    count += 1;
    // A call that gets the second name may leave the object unchanged, so the call's function decides.
    addChange(
      original,
      what.kind === "handed"
        ? { ...change, path, what: isNear ? { ...what, isNear } : what }
        : { ...change, path, what: { kind: "lost" } },
    );
  }
  return count;
}

/** The changes that a change of an expression makes in the names it comes from: `params.find(…).value = "Task"`. */
export function changedParts(
  target: Expression,
  what: Change["what"],
  last: string | undefined,
): NamedChange[] {
  return originsOf(target, last === undefined ? [] : [last]).map(({ root, path, isNear }) => ({
    name: root,
    path,
    what: what.kind !== "handed" ? { kind: "lost" } : isNear ? { ...what, isNear } : what,
  }));
}

/** A single change that stands for many: not followed, at the place of the first. */
function lost(changes: readonly Change[]): Change {
  const first = changes.reduce((one, other) => (other.at < one.at ? other : one));
  return { ...first, path: [], what: { kind: "lost" } };
}

/** A name of which a value may be a part, and the value's path in it; with `isNear` the path leads only near it. */
interface Origin {
  readonly root: Name;
  readonly path: readonly string[];
  readonly isNear: boolean;
}

/** Methods that give an item of their list, and methods that give a list of some of the items. */
const GIVING_ITEM =
  /^(?:find|findLast|at|get|shift|pop|(?:first|last|single)(?:OrDefault)?|elementAt)$/;
const GIVING_ITEMS = /^(?:filter|slice|concat|flat|sort|reverse|where)$/;

/** Levels of expressions in which origins are searched. */
const DEEPEST = 50;

/** The names of which the part of a value at a path may be a part. */
function originsOf(
  value: Expression,
  path: readonly string[] = [],
  isNear = false,
  depth = 0,
): Origin[] {
  if (depth > DEEPEST) return [];
  const within = (of: Expression, at: readonly string[], near = isNear) =>
    originsOf(of, at, near, depth + 1);
  const [head, ...rest] = path;
  switch (value.kind) {
    case "name":
      return [{ root: value, path, isNear }];
    case "member":
      return within(value.of, [keyIn(value.name), ...path]);
    case "cut":
      return within(value.of, path);
    case "default":
    case "fallback":
      return [...within(value.of, path), ...within(value.otherwise, path)];
    case "choice":
      // A single option is a copy.
      return value.options.length > 1
        ? value.options.flatMap((option) => within(option.value, path))
        : [];
    case "object":
      return partsAt(value, path).flatMap(([of, at]) => within(of, at));
    case "list":
      return value.items.flatMap((item, index) => {
        if (item.isSpread) return head === undefined ? [] : within(item.value, [ANY, ...rest]);
        return head === ANY || head === String(index) ? within(item.value, rest) : [];
      });
    case "items": {
      const inList = value.isLoop ? within(value.of, path) : [];
      if (value.as === "keys") return inList;
      const [part, ...inPart] = value.as === "values" ? path : rest;
      return [...inList, ...within(value.of, [ANY_KEY, ...inPart], isNear || part === undefined)];
    }
    case "call": {
      if (value.callee.kind !== "member") return [];
      const { of, name } = value.callee;
      if (GIVING_ITEM.test(String(name))) return within(of, [ANY, ...path]);
      // `params.entries()` of a list.
      if (name === "entries") return within(of, [ANY, ...rest.slice(1)], isNear || !(1 in path));
      return GIVING_ITEMS.test(String(name))
        ? within(of, [ANY, ...rest], isNear || head === undefined)
        : [];
    }
    default:
      return [];
  }
}

/** The values in an object to which a path leads, each with the rest of the path: a part, or what is spread. */
function partsAt(
  { parts }: ObjectExpression,
  path: readonly string[],
): (readonly [Expression, readonly string[]])[] {
  const [head, ...rest] = path;
  return parts.flatMap((part) => {
    // The object has its own properties; deeper ones belong to the objects that are spread too.
    if ("spread" in part) return rest.length > 0 ? [[part.spread, path] as const] : [];
    const isMeant = head === ANY || head === ANY_KEY || (head !== undefined && part.key === head);
    return isMeant ? [[part.value, rest] as const] : [];
  });
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
