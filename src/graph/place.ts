import { parseEndpoint } from "../model/endpoint.js";

/** What a path is to an endpoint of notifications; an action that is misspelt counts as one. */
export type Place = "action" | "batch" | "elsewhere";

const VERSION = /^\/(?:v1\.0|beta)(?=\/)/i;

/** `/v1.0` or `/beta` at the begin of a path; empty where none is. */
export function versionOf(url: string): string {
  return VERSION.exec(url)?.[0] ?? "";
}

/** Where a request goes, by its path from the version on. */
export function placeOf(url: string): Place {
  const version = versionOf(url);
  const path = url.slice(version.length).replace(/[?#].*$/s, "");
  if (version !== "" && /^\/(?:\$|%24)batch\/?$/i.test(path)) return "batch";
  const endpoint = parseEndpoint(url);
  if (endpoint.kind === "wrong") return "action";
  return endpoint.kind === "endpoint" && version !== "" ? "action" : "elsewhere";
}
