import type { SchemaError } from "./errors.js";

export type { SchemaError } from "./errors.js";

/** Of anyOf and oneOf: what each branch refused; none where the keyword is another. */
export function branchesOf({ params }: SchemaError): readonly (readonly SchemaError[])[] {
  const branches = params["branches"];
  return Array.isArray(branches) ? (branches as SchemaError[][]) : [];
}
