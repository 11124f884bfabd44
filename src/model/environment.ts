/** Values for `${{VAR}}`, from env files. Secrets are not among them: they stay unknown. */
export interface Environment {
  /** `dev`, where the files belong to a named environment. */
  readonly name?: string;
  /** Names of the files as diagnostics show them, in the order in which later ones win. */
  readonly files: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  /** Keys that stand in a file without a value, as before provisioning. */
  readonly empty: ReadonlySet<string>;
  /** Keys with a value that is withheld: a secret, or one made of variables that are not known. */
  readonly secret: ReadonlySet<string>;
}

/** A variable whose value is never shown: `SECRET_BOT_PASSWORD`, `API_KEY`. */
export function isSecretName(name: string): boolean {
  return /^SECRET_|(?:PASSWORD|KEY|TOKEN|SECRET)$/i.test(name);
}
