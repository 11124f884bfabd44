/**
 * The claims of an access token about the caller, as far as an endpoint needs them. The signature is not checked, and
 * nothing of the token is kept.
 */
export interface Claims {
  /** `appid`: the client id of the Entra app that calls. */
  readonly appId?: string | undefined;
  /** `scp`, of a delegated call. */
  readonly scopes?: readonly string[] | undefined;
  /** `roles`, of a call with application permissions. */
  readonly roles?: readonly string[] | undefined;
  /** `exp`: milliseconds since 1970. */
  readonly expires?: number | undefined;
}

const nothing: Claims = {};

/** Whether a header holds a token of any kind. */
export function hasToken(authorization: string | undefined): boolean {
  return /^Bearer\s+\S/i.test(authorization ?? "");
}

/**
 * The claims in the payload of a JSON Web Token (RFC 7519), signed or not; names and meaning are those of "Access
 * tokens" in the documentation of the Microsoft identity platform. Empty for any other text.
 */
export function claimsOf(authorization: string | undefined): Claims {
  const payload = /^Bearer\s+[\w-]*\.([\w-]+)\.[\w-]*$/i.exec(authorization?.trim() ?? "")?.[1];
  if (payload === undefined) return nothing;
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  } catch {
    return nothing;
  }
  if (typeof claims !== "object" || claims === null) return nothing;
  const { appid, scp, roles, exp } = claims as Record<string, unknown>;
  return {
    appId: typeof appid === "string" ? appid : undefined,
    scopes: typeof scp === "string" ? scp.split(" ") : undefined,
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === "string") : undefined,
    expires: typeof exp === "number" ? exp * 1000 : undefined,
  };
}
