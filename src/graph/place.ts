import { parseEndpoint } from "../model/endpoint.js";

/** The kind of a request's path; a misspelt action counts as an action. */
export type Place = "action" | "batch" | "elsewhere";

const VERSION = /^\/(?:v1\.0|beta)(?=\/)/i;

/** `/v1.0` or `/beta` at the start of a path; empty where the path has neither. */
export function versionOf(url: string): string {
  return VERSION.exec(url)?.[0] ?? "";
}

/** The kind of a request's path, read from the version on. */
export function placeOf(url: string): Place {
  const version = versionOf(url);
  const path = url.slice(version.length).replace(/[?#].*$/s, "");
  if (version !== "" && /^\/(?:\$|%24)batch\/?$/i.test(path)) return "batch";
  const endpoint = parseEndpoint(url);
  if (endpoint.kind === "wrong") return "action";
  return endpoint.kind === "endpoint" && version !== "" ? "action" : "elsewhere";
}
