import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { expectDocument, read, root } from "./printed.js";

const catalogue = new URL("../shared/rules.md", root);
/** The outputs that `npm run docs` wrote for all fixtures. */
const expected = () =>
  readdirSync(new URL("fixtures/", root))
    .map((name) => new URL(`fixtures/${name}/expected.txt`, root))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("has all that a rule needs", () => {
    const files = [`rules/${id}.ts`, `rules/${id}.md`, `test/rules/${id}.test.ts`];
    const missing = files.filter((file) => !existsSync(new URL(file, root)));
    if (!expected().includes(`[${id}]`))
      missing.push(`a mistake in fixtures/ that ${id} finds, and then npm run docs`);
    expect(missing).toEqual([]);
    expect(rule.summary, "a sentence without a full stop").toMatch(/^[\w`].*[^.]$/);
    const scopes = Object.keys(rule).filter((name) => name.startsWith("check"));
    expect(scopes).toHaveLength(1);
  });
});

test("every file in rules/ is a rule of rules/index.ts", () => {
  const names = readdirSync(new URL("rules/", root))
    .filter((name) => name.endsWith(".ts") && name !== "index.ts")
    .map((name) => name.slice(0, -".ts".length));
  expect(names.sort()).toEqual(rules.map(({ id }) => id).sort());
});

test.skipIf(!existsSync(catalogue))("ids and severities are the catalogue's", () => {
  const rows = [
    ...readFileSync(catalogue, "utf8").matchAll(/^\| `([\w-]+)` \| (\w+) \|.*\| ([^|]*)\|$/gm),
  ];
  const ours = rules.map(({ id, severity }) => `${id} ${severity}`);
  expect(ours.sort(), "the team's catalogue, which a contributor has not got").toEqual(
    rows.map(([, id, severity]) => `${id} ${severity}`).sort(),
  );
  const promised = rows.flatMap(([, id, , fix]) => (fix!.includes("✓") ? id! : []));
  const fixable = rules.flatMap((rule) => (rule.fixable ? rule.id : []));
  expect(fixable).toEqual(expect.arrayContaining(promised));
});

test("the table of rules in rules/README.md", () => {
  const rows = rules.map(
    ({ id, severity, summary, fixable }) =>
      `| [\`${id}\`](${id}.md) | ${severity} | ${summary} | ${fixable ? "✓" : ""} |\n`,
  );
  const page = read("rules/README.md");
  const head = /\n\| rule [^]*?\| --- .*\n/.exec(page)!;
  const above = page.slice(0, head.index + head[0].length);
  expectDocument("rules/README.md", above + rows.join(""));
});
