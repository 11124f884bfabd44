import type { Place } from "../json/document.js";
import type { Suggestion } from "../rule.js";
import { list, quote } from "../words.js";
import { graphHosts } from "./clouds.js";
import { endpointPaths, type ParsedUrl } from "./endpoint.js";
import { writing } from "./suggestions.js";

/** The texts and suggestions of a finding. */
export interface Words {
  readonly message: string;
  readonly help?: string | undefined;
  readonly suggestions?: readonly Suggestion[];
}

/**
 * The words for a URL that was meant as a notification endpoint: its mistake, and the right URL where one is known.
 */
export function wrongUrl(
  { reason, value = "", closest }: Extract<ParsedUrl, { kind: "wrong" }>,
  url: string,
  at: Place,
): Words {
  const cure = closest && (reason === "path" ? url.replace(value, () => closest) : closest);
  const right = cure && { help: `write ${cure}`, suggestions: [writing(at, cure)] };
  switch (reason) {
    case "scheme":
      return { message: `the URL begins with ${quote(value)}, and Graph's with "https"`, ...right };
    case "host": {
      const message = `${quote(value)} is no host of Microsoft Graph`;
      return { message, ...(right ?? { help: `use one of ${list(graphHosts)}` }) };
    }
    case "version":
      if (value === "") return { message: "the URL has no version of the Graph API", ...right };
      return {
        message: `${quote(value)} is no version of the Graph API: "v1.0" and "beta" are`,
        ...right,
      };
    case "path": {
      const message = `${quote(value)} is no notification endpoint of Graph`;
      return { message, ...(right ?? { help: fourPaths() }) };
    }
  }
}

/**
 * The words for a URL in a batch that begins with a host or a version.
 *
 * Source: the page "Combine multiple HTTP requests using JSON batching" of Microsoft Graph. Graph answers 400 to a
 * whole address (msgraph-sdk-python#1015, microsoft-graph-docs-contrib#8576).
 */
export function batchUrl(url: string, version: string, at: Place): Words {
  const end = url.toLowerCase().indexOf(version) + version.length;
  const right = url.slice(end);
  return {
    message: `in a batch a URL begins behind the version, and this one begins with ${quote(url.slice(0, end))}`,
    help: `write ${quote(right)}`,
    suggestions: [writing(at, right)],
  };
}

/** The four documented paths, for help texts. */
export function fourPaths(): string {
  return `the four are ${Object.values(endpointPaths).join(", ")}`;
}
