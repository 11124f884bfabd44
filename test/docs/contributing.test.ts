import { existsSync, readdirSync, readFileSync } from "node:fs";
import { transpile } from "typescript";
import { expect, test, describe } from "vitest";
import { defineRule, type Rule } from "../../src/rule.js";
import { check, soundBody } from "../check.js";
import { root } from "./printed.js";

const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const pages = readdirSync(new URL("docs/dev/", root), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/dev/${name.replaceAll("\\", "/")}`);
/** The texts of what functions are named from. */
const sources = ["src/", "rules/", "test/", "scripts/"]
  .flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:ts|mjs)$/.test(name) && !name.includes("node_modules"))
      .map((name) => read(`${folder}${name.replaceAll("\\", "/")}`)),
  )
  .join("\n");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

describe.each(["CONTRIBUTING.md", "AGENTS.md", "SECURITY.md", ...pages])("%s", (path) => {
  const text = read(path);

  test("names files and scripts that there are", () => {
    const files = [
      ...text.matchAll(/(?<![\w/.-])((?:src|test|rules|scripts|fixtures|docs|editors)\/[\w./-]*)/g),
    ];
    // ID, NAME and x stand for what a reader chooses.
    const named = files.map((match) => match[1]!).filter((name) => !/\b(?:ID|NAME|x)\b/.test(name));
    const missing = named.filter((name) => !existsSync(new URL(name, root)));
    expect(missing).toEqual([]);
    const run = [...text.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1]!);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("names functions that there are", () => {
    const named = [...text.matchAll(/`(?:\w+\.)?(\w+)\([^`]*\)`/g)].map((match) => match[1]!);
    const missing = named.filter((name) => !new RegExp(`\\b${name}\\(`).test(sources));
    expect(missing).toEqual([]);
  });
});

test("old resolution of modules finds the types of each entry where the new one does", () => {
  const { exports, typesVersions } = JSON.parse(read("package.json")) as {
    exports: Record<string, string | { types: string }>;
    typesVersions: { "*": Record<string, string[]> };
  };
  const entries = Object.entries(exports).flatMap(([name, to]) =>
    typeof to === "string" || name === "." ? [] : [[name.slice("./".length), [to.types]]],
  );
  expect(typesVersions["*"]).toEqual(Object.fromEntries(entries));
});

test("every room is in the plan of the house", () => {
  const plan = read("docs/dev/architecture.md");
  const rooms = readdirSync(new URL("src/", root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(rooms.filter((room) => !new RegExp(`\\| \`${room}/\` +\\|`).test(plan))).toEqual([]);
});

test("every decision is in the list", () => {
  const list = read("docs/dev/decisions/README.md");
  const decisions = pages.filter((page) => /decisions\/(?!README)/.test(page));
  expect(decisions.filter((page) => !list.includes(`(${page.split("/").at(-1)})`))).toEqual([]);
});

test("the rule that CONTRIBUTING shows finds what it is about", () => {
  const [, text] = /```ts\n([\s\S]*?)```/.exec(read("CONTRIBUTING.md"))!;
  const body = transpile(text!.replace(/^import .*\n/, "").replace("export default", "return"));
  const rule = new Function("defineRule", body)(defineRule) as Rule;
  expect(check(rule, { request: soundBody({ chainId: -3 }) })).toEqual([
    "/chainId: the chainId is -3",
  ]);
  expect(check(rule, { request: soundBody({ chainId: 3 }) })).toEqual([]);
  expect(check(rule, { request: soundBody() })).toEqual([]);
});
