/** A schema keyword that a value breaks, in ajv's terms. `src/schema` makes the words for people. */
export interface SchemaError {
  /** A JSON pointer to the object that lacks or has the property, or to the value. */
  readonly pointer: string;
  readonly keyword: string;
  /**
   * By keyword: `missingProperty`, `additionalProperty`, `allowedValues`, `allowedValue`, `limit`,
   * `pattern`, `format`, `type` (one name or a list of names), `i` and `j` (equal items); of
   * `anyOf` and `oneOf`: `branches`, the errors of each branch, or `passingSchemas`, the indexes of
   * the two that fit.
   */
  readonly params: Readonly<Record<string, unknown>>;
}

/** The errors of each branch of an anyOf or oneOf; empty for any other keyword. */
export function branchesOf({ params }: SchemaError): readonly (readonly SchemaError[])[] {
  const branches = params["branches"];
  return Array.isArray(branches) ? (branches as SchemaError[][]) : [];
}
