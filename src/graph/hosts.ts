import { isIP } from "node:net";
import { graphCloud } from "../model/clouds.js";

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a `Host` header, without its port and in lower case, may be answered. A site that gives its own
 * name our address (DNS rebinding) asks for that name; nobody else's page asks for this machine by
 * its own names, or for Graph, as a client behind a proxy does.
 */
export function isLoopbackName(name: string): boolean {
  return loopback.has(name) || graphCloud(name) !== undefined;
}

/** The same for an endpoint that listens at a named host; at `0.0.0.0` and `::` any address is ours. */
export function isNameOf(host: string): (name: string) => boolean {
  const isAnywhere = host === "0.0.0.0" || host === "::";
  const own = host.toLowerCase();
  return (name) => {
    const bare = name.replace(/^\[|\]$/g, "");
    return isLoopbackName(name) || bare === own || (isAnywhere && isIP(bare) !== 0);
  };
}
