import type { SchemaError } from "../model/schema-error.js";

/** What the validators return: `schemaPath` is there for choices and for what is inside of them. */
export interface RawSchemaError extends SchemaError {
  readonly schemaPath?: string;
}

/**
 * One error for one cause: the errors of the branches go into their choice, `if` says nothing that
 * its `then` does not, and a value of the wrong type is not also none of the listed values.
 */
export function foldErrors(errors: readonly RawSchemaError[]): readonly SchemaError[] {
  const wrongTypes = new Set<string>();
  for (const { keyword, pointer } of errors) if (keyword === "type") wrongTypes.add(pointer);
  const folded: RawSchemaError[] = [];
  const seen = new Set<string>();
  for (const error of errors) {
    const { keyword, pointer, params } = error;
    if (keyword === "if") continue;
    if ((keyword === "enum" || keyword === "const") && wrongTypes.has(pointer)) continue;
    if (keyword === "anyOf" || keyword === "oneOf") {
      folded.push(withBranches(error, folded));
      continue;
    }
    // A keyword can stand both beside a $ref and in what it refers to.
    const key = JSON.stringify([pointer, keyword, params, error.schemaPath]);
    if (!seen.has(key)) folded.push(error);
    seen.add(key);
  }
  return folded.map((error) => {
    const { pointer, keyword, params } = error;
    return error.schemaPath === undefined ? error : { pointer, keyword, params };
  });
}

/** ajv reports the branches right before their choice, each below the choice's own path. */
function withBranches(choice: RawSchemaError, before: RawSchemaError[]): RawSchemaError {
  const path = `${choice.schemaPath}/`;
  let first = before.length;
  while (before[first - 1]?.schemaPath?.startsWith(path)) first -= 1;
  const branches: SchemaError[][] = [];
  for (const { pointer, keyword, params, schemaPath } of before.splice(first)) {
    const index = Number.parseInt(schemaPath!.slice(path.length), 10);
    (branches[index] ??= []).push({ pointer, keyword, params });
  }
  const all = Array.from(branches, (branch) => branch ?? []);
  return { ...choice, params: { ...choice.params, ...(all.length > 0 && { branches: all }) } };
}
