import { escapeSegment, parentPointer, segmentsOf, valueAt } from "../../src/json/pointer.js";

/** The pointers of all values below the root, in the order of the text. */
export function pointersBelow(value: unknown, pointer = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const at = `${pointer}/${escapeSegment(key)}`;
    return [at, ...pointersBelow(child, at)];
  });
}

/** The value with another one at the pointer. */
export function replaced(value: unknown, pointer: string, by: unknown): unknown {
  return edited(value, pointer, (container: Container, key) => {
    if (Array.isArray(container)) container[Number(key)] = by;
    else container[key] = by;
  });
}

type Container = unknown[] | Record<string, unknown>;

/** A copy of the value whose container above the pointer was changed. */
function edited(
  value: unknown,
  pointer: string,
  edit: (container: never, key: string) => void,
): unknown {
  const copy = structuredClone(value);
  const container = valueAt(copy, parentPointer(pointer)) as Container;
  edit(container as never, segmentsOf(pointer).at(-1)!);
  return copy;
}

/** Stands behind a key that is to be written twice; `print` takes it away again. */
const TWICE = "\u2063";

/** JSON text with two spaces; keys that `mutants` doubled are written twice. */
export function print(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll(TWICE, "");
}

/** The same without white space. */
export function onOneLine(value: unknown): string {
  return JSON.stringify(value).replaceAll(TWICE, "");
}

export type Change = "rename" | "drop" | "duplicate" | "retype";

/** A value with one node changed. */
export interface Mutant {
  readonly change: Change;
  readonly pointer: string;
  readonly value: unknown;
}

/** Every value that differs in one node: its key renamed, it dropped, doubled, or of another type. */
export function* mutants(value: unknown): Generator<Mutant> {
  for (const pointer of pointersBelow(value)) {
    const isItem = Array.isArray(valueAt(value, parentPointer(pointer)));
    if (!isItem) yield { change: "rename", pointer, value: renamed(value, pointer) };
    yield { change: "drop", pointer, value: dropped(value, pointer) };
    yield { change: "duplicate", pointer, value: doubled(value, pointer) };
    yield {
      change: "retype",
      pointer,
      value: replaced(value, pointer, retyped(valueAt(value, pointer))),
    };
  }
}

function renamed(value: unknown, pointer: string): unknown {
  return edited(value, pointer, (container: Record<string, unknown>, key) => {
    rebuild(container, (name, child) => [[name === key ? `${name}Zq` : name, child]]);
  });
}

function dropped(value: unknown, pointer: string): unknown {
  return edited(value, pointer, (container: Container, key) => {
    if (Array.isArray(container)) container.splice(Number(key), 1);
    else delete container[key];
  });
}

function doubled(value: unknown, pointer: string): unknown {
  return edited(value, pointer, (container: Container, key) => {
    if (Array.isArray(container))
      container.splice(Number(key), 0, structuredClone(container[Number(key)]));
    else
      rebuild(container, (name, child) =>
        name === key
          ? [
              [name + TWICE, child],
              [name, child],
            ]
          : [[name, child]],
      );
  });
}

/** Replaces an object's properties and keeps their order. */
function rebuild(
  object: Record<string, unknown>,
  map: (name: string, child: unknown) => [string, unknown][],
): void {
  const entries = Object.entries(object).flatMap(([name, child]) => map(name, child));
  for (const name of Object.keys(object)) delete object[name];
  Object.assign(object, Object.fromEntries(entries));
}

/** A value of a type that its place does not have. */
function retyped(value: unknown): unknown {
  if (typeof value === "string") return 7;
  return typeof value === "object" ? "text" : [value];
}
