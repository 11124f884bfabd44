import { list, quote } from "../words.js";
import { graphHosts } from "./clouds.js";
import { endpointPaths, type ParsedUrl } from "./endpoint.js";

/** What a finding says. */
export interface Words {
  readonly message: string;
  readonly help?: string | undefined;
}

/** What is wrong with a URL that was meant as a notification endpoint, and the right URL. */
export function wrongUrl(
  { reason, value = "", closest }: Extract<ParsedUrl, { kind: "wrong" }>,
  url: string,
): Words {
  const cure = closest && (reason === "path" ? url.replace(value, () => closest) : closest);
  const help = cure && `write ${cure}`;
  switch (reason) {
    case "scheme":
      return { message: `the URL begins with ${quote(value)}, and Graph's with "https"`, help };
    case "host":
      return {
        message: `${quote(value)} is no host of Microsoft Graph`,
        help: help ?? `use one of ${list(graphHosts)}`,
      };
    case "version":
      if (value === "") return { message: "the URL has no version of the Graph API", help };
      return {
        message: `${quote(value)} is no version of the Graph API: "v1.0" and "beta" are`,
        help,
      };
    case "path":
      return {
        message: `${quote(value)} is no notification endpoint of Graph`,
        help: help ?? fourPaths(),
      };
  }
}

/** For help texts: the four documented paths. */
export function fourPaths(): string {
  return `the four are ${Object.values(endpointPaths).join(", ")}`;
}
