// The JSON Schema for editors is generated from these types: docstrings become descriptions. One
// property a line, because typescript-json-schema loses the tags of one-line interfaces.

/** Configuration of teamslint: teamslint.config.json, or "teamslint" in package.json. */
export interface Config {
  /** The JSON Schema of this file, for completion in editors. */
  $schema?: string;
  /** The apps and their requests. Only needed where a request is not in the folder of its manifest or below it. */
  apps?: ConfigApp[];
  /** The severity of a rule, by its id. "off" turns it off. */
  rules?: { [id: string]: ConfigSeverity };
  /** Findings that stay as they are, each with a reason. An entry that matches nothing is reported. */
  ignore?: ConfigIgnore[];
  /** Globs of files that are not read, relative to this file. */
  exclude?: string[];
}

export interface ConfigApp {
  /**
   * The manifest, or the app package (zip), relative to this file.
   * @minLength 1
   */
  manifest: string;
  /** Globs of the files with this app's requests, relative to this file. */
  requests?: string[];
  /** The id of the app in the tenant's catalog, which teamsApp entity URLs and deep links carry. */
  catalogId?: string;
  /** The client id of the Entra app that sends the notifications. */
  senderId?: string;
  /** The environment whose values fill ${{VAR}}: "dev" reads env/.env.dev. */
  env?: string;
  /** A file, or several, whose values fill ${{VAR}}, relative to this file. */
  envFile?: string | string[];
}

export type ConfigSeverity = "off" | "info" | "warning" | "warn" | "error";

export interface ConfigIgnore {
  /** The id of the rule. */
  rule: string;
  /** A glob of files, relative to this file. Every file where absent. */
  file?: string;
  /** The JSON pointer of the finding, "/webApplicationInfo/id". Every place where absent. */
  pointer?: string;
  /**
   * Why the finding may stay.
   * @minLength 1
   */
  reason: string;
}
