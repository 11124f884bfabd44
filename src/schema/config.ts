import { lazyValidator } from "./lazy-validator.js";

/** The errors of a configuration against the schema made from `Config`; none: it is a `Config`. */
export const validateConfig = lazyValidator("config");
