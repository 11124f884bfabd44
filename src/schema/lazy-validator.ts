import { loadGenerated } from "./load-generated.js";
import type { SchemaError } from "../model/schema-error.js";
import { foldErrors, type RawSchemaError } from "./errors.js";

type Check = (value: unknown) => boolean;
type Collect = (value: unknown) => readonly RawSchemaError[] | undefined;

const noErrors: readonly SchemaError[] = [];

/**
 * A validator of `src/schema/validators/`, which the build makes of a schema: `file` is its file, `name` the schema
 * in it. The first value loads the check, which only tells whether a value has errors. The module that lists them is
 * three times as large; the first value with errors loads it.
 */
export function lazyValidator(
  file: string,
  name = "validate",
): (value: unknown) => readonly SchemaError[] {
  let isValid: Check | undefined;
  return (value) => {
    isValid ??= (loadGenerated(`validators/${file}.cjs`) as Record<string, Check>)[name]!;
    if (isValid(value)) return noErrors;
    const errors = loadGenerated(`validators/${file}-errors.cjs`) as Record<string, Collect>;
    return foldErrors(errors[name]!(value) ?? []);
  };
}
