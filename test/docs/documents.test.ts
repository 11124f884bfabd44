import { existsSync, readdirSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { optionsOf } from "../../src/cli/arguments.js";
import { commands } from "../../src/cli/commands.js";
import { formatNames } from "../../src/cli/options.js";
import configuration from "../../src/schema/generated/config.schema.json" with { type: "json" };
import * as core from "../../src/core/index.js";
import * as library from "../../src/index.js";
import { anchorsOf, codeOf, linksOf } from "./markdown.js";
import { played } from "./played.js";
import { expectDocument, packageJson, read, root } from "./printed.js";

const markdownIn = (folder: string) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(".md"))
    .map((name) => folder + name);

/** The pages that are played; those of rules have a test of their own, rule-pages.test.ts. */
const pages = [...markdownIn("./"), ...markdownIn("docs/"), "rules/README.md"].map((path) =>
  posix.normalize(path),
);

test.each(pages)("%s shows what there is and what is printed", async (path) => {
  expectDocument(path, await played(read(path)));
});

/** Pages for those who change the code: nothing in them is played. */
const development = [...markdownIn("docs/dev/"), ...markdownIn("docs/dev/decisions/")];

test.each([...pages, ...development, ...rules.map(({ id }) => `rules/${id}.md`)])(
  "%s is whole, and leads somewhere with every link",
  (path) => {
    const lost = linksOf(read(path)).filter((link) => !leadsSomewhere(path, link));
    expect(lost).toEqual([]);
    expect(read(path), "what a merge left").not.toMatch(/^(?:<{7}|={7}|>{7})(?: |$)/m);
  },
);

/** Whether a file and a heading are there; addresses of others are not asked. */
function leadsSomewhere(from: string, link: string): boolean {
  if (/^(?:https?|mailto):/.test(link)) return true;
  const [path, anchor] = link.split("#");
  const target = path === "" ? from : posix.join(posix.dirname(from), path!);
  if (!existsSync(new URL(target, root))) return false;
  return anchor === undefined || anchorsOf(read(target)).has(anchor);
}

describe("the pages name only what there is", () => {
  const code = pages
    .filter((path) => path !== "CHANGELOG.md")
    .flatMap((path) => codeOf(read(path)));
  const named = (pattern: RegExp) =>
    code.flatMap((line) => [...line.matchAll(pattern)].map((match) => match[1]!));

  test("commands", () => {
    const found = named(/^(?:npx )?teamslint ([a-z][a-z-]+)(?![\w./-])/g);
    const paths = ["notifications"];
    expect(found.filter((name) => !(name in commands) && !paths.includes(name))).toEqual([]);
  });

  test("options", () => {
    const known = new Set(
      [undefined, ...Object.keys(commands)].flatMap((name) => Object.keys(optionsOf(name))),
    );
    const others = ["help", "version", "no-config", "no-color", "env-file"];
    const found = named(/(?:^|\bteamslint .*?)--([a-z][\w-]*)/g);
    expect(found.filter((name) => !known.has(name) && !others.includes(name))).toEqual([]);
  });

  test("formats", () => {
    const found = named(/--format ([a-z]+)/g);
    expect(found.filter((name) => !formatNames.includes(name as "pretty"))).toEqual([]);
  });

  test("npm scripts", () => {
    const found = named(/npm run ([\w-]+)/g);
    expect(found.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});

/** Names that a page must mention, each in code. */
const complete: readonly (readonly [page: string, what: string, names: readonly string[]])[] = [
  ["docs/usage.md", "options", Object.keys(optionsOf(undefined)).map((name) => `--${name}`)],
  ["docs/usage.md", "commands", Object.keys(commands).map((name) => `teamslint ${name}`)],
  ["docs/usage.md", "formats", formatNames],
  [
    "docs/types.md",
    "options",
    ["types", "new"].flatMap((name) =>
      Object.keys(commands[name]!.options).map((option) => `--${option}`),
    ),
  ],
  ["docs/configuration.md", "properties", Object.keys(configuration.properties)],
  ["docs/library.md", "exports", Object.keys(library)],
  ["docs/library.md", "exports of the core", Object.keys(core)],
  [
    "docs/ci.md",
    "inputs of the action",
    [...read("action.yml").matchAll(/^ {2}([\w-]+):\n {4}description/gm)].map((match) => match[1]!),
  ],
];

test.each(complete)("%s has all %s", (path, _, names) => {
  const code = codeOf(read(path));
  expect(names).not.toEqual([]);
  const missing = names.filter(
    (name) =>
      !code.some((text) =>
        text
          .split(/[ ,(]+/)
          .join(" ")
          .includes(name),
      ),
  );
  expect(missing).toEqual([]);
});

test("README.md is short", () => {
  expect(Buffer.byteLength(read("README.md"))).toBeLessThan(12_000);
});

test("the example of README.md is the app of `npm run example`, with eight kinds of mistakes", () => {
  const app = "fixtures/task-board-broken";
  expect(read("README.md")).toContain(`<!-- in ${app} -->`);
  expect(packageJson.scripts["example"]).toBe(`node dist/cli.cjs ${app}`);
  const kinds = read(`${app}/expected.txt`).matchAll(/^\S+:\d+:\d+: .* \[([\w-]+)\]$/gm);
  expect(new Set([...kinds].map((match) => match[1])).size).toBeGreaterThanOrEqual(8);
});
