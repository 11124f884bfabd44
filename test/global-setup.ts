import { buildSchemas } from "../scripts/build-schemas.mjs";

/** The validators are no part of the repository; this takes no time when they are up to date. */
export async function setup(): Promise<void> {
  await buildSchemas();
}
