import { loadGenerated } from "../load-generated.js";
import { foldErrors, type RawSchemaError, type SchemaError } from "./errors.js";

type Validate = (value: unknown) => readonly RawSchemaError[] | undefined;

interface Validators {
  readonly validateBody: Validate;
  readonly validateAadUser: Validate;
  readonly validateChatMembers: Validate;
  readonly validateTeamMembers: Validate;
  readonly validateChannelMembers: Validate;
}

const fine: readonly SchemaError[] = [];
let validators: Validators | undefined;

function check(name: keyof Validators, value: unknown): readonly SchemaError[] {
  validators ??= loadGenerated("validators/request.cjs") as Validators;
  const errors = validators[name](value);
  return errors ? foldErrors(errors) : fine;
}

/**
 * The errors of a request body against the schema made from `NotificationBody`. A recipient is only
 * checked to be an object: the function below that fits its `@odata.type` looks inside.
 */
export function validateBody(body: unknown): readonly SchemaError[] {
  return check("validateBody", body);
}

export function validateAadUser(recipient: unknown): readonly SchemaError[] {
  return check("validateAadUser", recipient);
}

export function validateChatMembers(recipient: unknown): readonly SchemaError[] {
  return check("validateChatMembers", recipient);
}

export function validateTeamMembers(recipient: unknown): readonly SchemaError[] {
  return check("validateTeamMembers", recipient);
}

export function validateChannelMembers(recipient: unknown): readonly SchemaError[] {
  return check("validateChannelMembers", recipient);
}
