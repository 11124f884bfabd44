/**
 * How browsers read the beginning of an https URL (WHATWG URL Standard), for texts that show one host to people and
 * lead to another: `https://evil.example\.teams.microsoft.com`, `https://teams.microsoft.com@evil.example`.
 */

/** The URL with slashes for the backslashes before its query. */
export function withSlashes(url: string): string {
  if (!url.includes("\\")) return url;
  const end = url.search(/[?#]/);
  const head = end < 0 ? url : url.slice(0, end);
  return head.replaceAll("\\", "/") + url.slice(head.length);
}

/** Hosts of these characters alone: browsers neither drop nor convert any of them. */
const PLAIN = /^[A-Za-z0-9.-]*$/;

/**
 * The host, in lower case, that a browser goes to, with a port that is not the usual one: without a user name,
 * escapes decoded, letters of full width made plain. An authority that browsers refuse is given as written, in lower
 * case.
 */
export function browserHost(authority: string): string {
  if (PLAIN.test(authority)) return authority.toLowerCase();
  try {
    return new URL(`https://${authority}`).host;
  } catch {
    return authority.toLowerCase();
  }
}
