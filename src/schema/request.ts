import { lazyValidator } from "./lazy-validator.js";
import { loadGenerated } from "./load-generated.js";

/**
 * The errors of a request body against the schema made from `NotificationBody`. That schema only checks that a
 * recipient is an object; one of the functions below, chosen by `@odata.type`, checks the rest.
 */
export const validateBody = lazyValidator("request", "validateBody");

export const validateAadUser = lazyValidator("request", "validateAadUser");
export const validateChatMembers = lazyValidator("request", "validateChatMembers");
export const validateTeamMembers = lazyValidator("request", "validateTeamMembers");
export const validateChannelMembers = lazyValidator("request", "validateChannelMembers");

/** The JSON Schema (draft 07) of these validators, as far as this project reads it. */
export interface RequestSchema {
  readonly definitions: Readonly<Record<string, ObjectSchema>>;
}

export type ObjectSchema = {
  readonly description?: string;
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly required?: readonly string[];
};

export type PropertySchema = {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly $ref?: string;
  readonly items?: PropertySchema;
  readonly properties?: ObjectSchema["properties"];
};

/** The schema that `scripts/generate.mjs` made of the types in `src/model/body.ts`. */
export function requestSchema(): RequestSchema {
  return loadGenerated("generated/request.schema.json") as RequestSchema;
}
