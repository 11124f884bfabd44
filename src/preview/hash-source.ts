import { createHash } from "node:crypto";

/** The hash source of a Content Security Policy (CSP level 3) that allows this text alone. */
export function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
