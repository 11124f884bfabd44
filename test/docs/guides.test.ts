import { cpSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { folderWith, runIn } from "../world.js";
import { expectDocument, root } from "./printed.js";

const guides = readdirSync(new URL("docs/", root)).filter((name) => name.endsWith(".md"));

/** A command line in a fixture, and what it prints: on stdout, then on stderr. */
const EXAMPLE =
  /<!-- in (fixtures\/[\w-]+): npm run docs -->\n\n```(\w+)\n\$ npx teamslint (.*)\n[^]*?\n```\n/g;

test.each(guides)("%s shows what the command line prints", async (name) => {
  const page = readFileSync(new URL(`docs/${name}`, root), "utf8");
  let expected = page;
  for (const [whole, fixture, language, line] of page.matchAll(EXAMPLE)) {
    const folder = folderWith({});
    cpSync(fileURLToPath(new URL(`${fixture}/`, root)), folder, { recursive: true });
    const { out, error } = await runIn(folder, line!.split(" "));
    const shown = `\`\`\`${language}\n$ npx teamslint ${line}\n${out}${error}\`\`\`\n`;
    expected = expected.replace(whole, () => `<!-- in ${fixture}: npm run docs -->\n\n${shown}`);
  }
  expect([...page.matchAll(EXAMPLE)]).toHaveLength(page.split(": npm run docs -->").length - 1);
  expectDocument(`docs/${name}`, expected);
});
