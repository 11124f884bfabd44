import { lazyValidator } from "./lazy-validator.js";

/** The errors of a configuration against the schema made from `Config`; a value without errors is a `Config`. */
export const validateConfig = lazyValidator("config");
