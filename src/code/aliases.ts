import type { Assigned, Change, Expression } from "./program.js";
import { lookUp } from "./scopes.js";

/** Changes of one name that are followed. */
const MOST_CHANGES = 1_000;

/** What is changed under a second name is changed under the first one too. */
export function changeOriginal(changes: readonly Change[], values: readonly Assigned[]): void {
  if (changes.length === 0) return;
  for (const { value } of values) {
    const { root, path, isPart } = originOf(value);
    const original = root.kind === "name" ? lookUp(root) : undefined;
    if (!original || original.changes === changes) continue;
    for (const change of changes) {
      if (change.what.kind === "compared") continue;
      // Nobody counts on: what else happens is not followed.
      if (original.changes.length > MOST_CHANGES) {
        original.changes.push({ ...change, path: [], what: { kind: "lost" } });
        break;
      }
      // A call that is given the second name may leave the object alone, which its function tells.
      const what: Change["what"] = change.what.kind === "handed" ? change.what : { kind: "lost" };
      original.changes.push(
        isPart
          ? { ...change, path, what: { kind: "lost" } }
          : { ...change, path: [...path, ...change.path], what },
      );
    }
  }
}

/** The name that a value is a part of, and its path there; with `isPart` up to a key that nobody knows. */
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
