import { loadGenerated } from "../load-generated.js";
import { foldErrors, type RawSchemaError, type SchemaError } from "./errors.js";

interface Validator {
  validate(value: unknown): readonly RawSchemaError[] | undefined;
}

/** The errors of a configuration against the schema made from `Config`; none: it is a `Config`. */
export function validateConfig(value: unknown): readonly SchemaError[] {
  const { validate } = loadGenerated("validators/config.cjs") as Validator;
  return foldErrors(validate(value) ?? []);
}
