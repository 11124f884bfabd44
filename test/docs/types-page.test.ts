import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.js";
import { optionsOf } from "../../src/cli/arguments.js";
import { diagnose, STRICT } from "../types/compile.js";
import { runIn } from "../world.js";
import { expectDocument, root } from "./printed.js";

const page = readFileSync(new URL("docs/types.md", root), "utf8");
const fixture = fileURLToPath(new URL("fixtures/typed/", root));

/** A copy of the fixture, in which the page's commands run one after the other. */
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "teamslint-"));
  cpSync(fixture, folder, { recursive: true, filter: (path) => !path.endsWith("schema.json") });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = /```ts (\w+\.ts)\n([^]*?)```\n(?:\n```text\n([^]*?)```\n)?/g;

/** What the compiler prints of each program of the page, in the fixture, by its name. */
function compiled(): (name: string) => string {
  const texts = [...page.matchAll(program)].map(
    ([, name, text]) => [`${fixture}src/${name}`, text!] as const,
  );
  const found = diagnose([], Object.fromEntries(texts), STRICT);
  return (name) =>
    ts.formatDiagnostics(
      found.filter(({ file }) => file?.fileName === `${fixture}src/${name}`),
      {
        getCanonicalFileName: (file) => file,
        getCurrentDirectory: () => `${fixture}src`,
        getNewLine: () => "\n",
      },
    );
}

describe("docs/types.md", () => {
  test("shows what the compiler says of its programs", () => {
    const printed = compiled();
    const whole = page.replace(program, (found, name: string, _: string, shown?: string) => {
      if (shown === undefined) expect(printed(name)).toBe("");
      return shown === undefined
        ? found
        : `${found.slice(0, -4 - shown.length)}${printed(name)}\`\`\`\n`;
    });
    expectDocument("docs/types.md", whole);
  });

  test("shows what its commands print", async () => {
    const shown = [...page.matchAll(/```console\n\$ npx teamslint (.*)\n([^]*?)```/g)];
    expect(shown.length).toBeGreaterThan(3);
    for (const [, line, expected] of shown) {
      const words = [...line!.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
      const { out, error } = await runIn(folder, words);
      const printed = error.replace(/^teamslint: /gm, "") + out;
      expect(printed.startsWith(expected!), `${line}\n${printed}`).toBe(true);
    }
  });

  test("lists the options that there are", () => {
    const named = new Set([...page.matchAll(/`--([\w-]+)/g)].map(([, name]) => name!));
    const options = { ...optionsOf("types"), ...optionsOf("new") };
    expect([...named].filter((name) => !(name in options))).toEqual([]);
    const missing = Object.keys(options).filter((name) => !named.has(name));
    expect(missing).toEqual(["config", "color"]);
    expect(commands["types"]!.args).toBe("[manifest..]");
  });
});
