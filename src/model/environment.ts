import { known } from "../json/template.js";
import type { App } from "./app.js";

/** Values for `${{VAR}}`, from env files. Secrets are left out of `values` and stay unknown. */
export interface Environment {
  /** `dev`, where the files belong to a named environment. */
  readonly name?: string;
  /** Names of the files as diagnostics show them, in order: a later file overrides an earlier one. */
  readonly files: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  /** Keys with an empty value in a file, as before provisioning. */
  readonly empty: ReadonlySet<string>;
  /** Keys whose value is withheld: secrets, and values made of variables that are not known. */
  readonly secret: ReadonlySet<string>;
}

/** A variable whose value is never shown: `SECRET_BOT_PASSWORD`, `API_KEY`. */
export function isSecretName(name: string): boolean {
  return /^SECRET_|(?:PASSWORD|KEY|TOKEN|SECRET)$/i.test(name);
}

/** The env file that a variable belongs in: a secret in `.env.dev.user`, where there is one. */
export function fileOfVariable(name: string, { files }: Environment): string {
  const [first = "env/.env.dev"] = files;
  return (isSecretName(name) && files.find((file) => file.endsWith(".user"))) || first;
}

/**
 * Whether the environment was provisioned. Before that, the env file of the Agents Toolkit's templates has keys
 * without values, the app's id among them, and lacks the keys that Azure gives (`TAB_DOMAIN`).
 */
export function isProvisioned({ manifest, environment }: App): boolean {
  return known(manifest.id) !== undefined || environment?.empty.size === 0;
}
