import { lazyValidator } from "./lazy-validator.js";

/**
 * The errors of a request body against the schema made from `NotificationBody`. A recipient is only
 * checked to be an object: the function below that fits its `@odata.type` looks inside.
 */
export const validateBody = lazyValidator("request", "validateBody");

export const validateAadUser = lazyValidator("request", "validateAadUser");
export const validateChatMembers = lazyValidator("request", "validateChatMembers");
export const validateTeamMembers = lazyValidator("request", "validateTeamMembers");
export const validateChannelMembers = lazyValidator("request", "validateChannelMembers");
