import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** Set by scripts/each-node.mjs; elsewhere any Node will do, but one for all. */
const version = process.env["NODE_UNDER_TEST"] ?? process.versions.node;

test("the tests, and the programs that they start, run on one Node", () => {
  const versionOf = (node: string) =>
    execFileSync(node, ["-p", "process.versions.node"], { encoding: "utf8" }).trim();
  expect([process.versions.node, versionOf(process.execPath), versionOf("node")]).toEqual([
    version,
    version,
    version,
  ]);
});
