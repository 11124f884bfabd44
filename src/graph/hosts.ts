import { isIP } from "node:net";
import { graphCloud } from "../model/clouds.js";

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a request with this `Host` header (without port, in lower case) may be answered. A site that resolves its
 * own name to this machine (DNS rebinding) sends that name; only clients on this machine send its loopback names, and
 * only clients behind a proxy send Graph's.
 */
export function isLoopbackName(name: string): boolean {
  return loopback.has(name) || graphCloud(name) !== undefined;
}

/** Makes the test of `Host` headers for an endpoint at a named host; at `0.0.0.0` and `::` any IP address passes. */
export function isNameOf(host: string): (name: string) => boolean {
  const isAnywhere = host === "0.0.0.0" || host === "::";
  const own = host.toLowerCase();
  return (name) => {
    const bare = name.replace(/^\[|\]$/g, "");
    return isLoopbackName(name) || bare === own || (isAnywhere && isIP(bare) !== 0);
  };
}
