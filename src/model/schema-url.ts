/** The version and kind of schema that a `$schema` URL names. */
export interface SchemaUrl {
  /** `1.17` or `devPreview`. */
  readonly version: string;
  readonly kind: "manifest" | "localization";
  /** False where `vDevPreview` is written in another case; Microsoft's samples have such spellings. */
  readonly isExactCase: boolean;
}

/**
 * Both official hosts and paths (with and without `en-us`) and the copies on raw.githubusercontent.com end
 * in `/teams/v1.17/MicrosoftTeams.schema.json`, a trailing `#` allowed (domain facts, section 10).
 */
const URL = /\/v(\d+\.\d+|devpreview)\/MicrosoftTeams\.(Localization\.)?schema\.json#?$/i;

/** The Teams schema that a URL names; undefined for any other URL. */
export function parseSchemaUrl(url: string): SchemaUrl | undefined {
  const match = URL.exec(url);
  if (!match) return undefined;
  const written = match[1]!;
  const isPreview = written.toLowerCase() === "devpreview";
  return {
    version: isPreview ? "devPreview" : written,
    kind: match[2] ? "localization" : "manifest",
    isExactCase: !isPreview || written === "DevPreview",
  };
}

/** The URL rewritten to name the version and kind; host, path and a trailing `#` stay. */
export function schemaUrlFor(url: string, kind: SchemaUrl["kind"], version: string): string {
  const folder = version === "devPreview" ? "vDevPreview" : `v${version}`;
  const name = kind === "manifest" ? "MicrosoftTeams" : "MicrosoftTeams.Localization";
  return url.replace(
    URL,
    (match) => `/${folder}/${name}.schema.json${match.endsWith("#") ? "#" : ""}`,
  );
}
