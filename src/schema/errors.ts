import type { SchemaError } from "../model/schema-error.js";

/** An error of a generated validator; choices and the errors of their branches have a `schemaPath`. */
export interface RawSchemaError extends SchemaError {
  readonly schemaPath?: string;
}

/**
 * Leaves one error for one cause. Errors of branches move into the error of their choice; errors of `if` go, because
 * `then` reports the same; a value of the wrong type is not also reported as unlisted.
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
    // A schema may have a keyword both beside a $ref and in the definition.
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
