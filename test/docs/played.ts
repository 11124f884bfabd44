import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse as parseJson, type ParseError } from "jsonc-parser";
import ts from "typescript";
import { expect } from "vitest";
import { parse as parseYaml } from "yaml";
import {
  agentsSection,
  azurePipeline,
  githubWorkflow,
  gitlabCi,
  preCommitConfig,
  preCommitFromNpm,
  vscodeTasks,
} from "../../src/cli/snippets.js";
import { languages } from "../../src/code/languages.js";
import { folderWith } from "../world.js";
import { runCommand } from "./commands.js";
import { type Block, type Part, partsOf, withText } from "./markdown.js";
import { packageJson, root } from "./printed.js";

/** The snippets that `teamslint init` writes and prints, by the names of blocks. */
const snippets: Readonly<Record<string, string>> = {
  ".pre-commit-config.yaml": preCommitConfig(packageJson.version),
  "pre-commit-from-npm.yaml": preCommitFromNpm(packageJson.version),
  ".github/workflows/teamslint.yml": githubWorkflow(packageJson.version),
  "azure-pipelines.yml": azurePipeline(packageJson.version),
  ".gitlab-ci.yml": gitlabCi(packageJson.version),
  ".vscode/tasks.json": vscodeTasks,
  "AGENTS.md": agentsSection,
};

/** Languages of fragments that nothing here can read. */
const UNREAD = new Set(["vim", "lua", "toml", "powershell", "elisp"]);

/**
 * Plays a page from its top: the files in it are written into a folder, its commands are run there, and what they
 * print is put in the place of what the page shows. Gives the page as it should be.
 *
 * - `<!-- in fixtures/x -->`: the folder is now a copy of that app.
 * - a block with a name is a file: one of the folder or of `snippets`, which it then shows, else a new one.
 * - `console`: commands behind `$ `, each with what it prints; `…` as the last line leaves the rest out.
 * - `sh`: commands whose output is not shown.
 * - `<!-- tested by test/x -->`: the next block is held by that test.
 * - any other block is a fragment, which has to be well formed in its language.
 */
export async function played(page: string): Promise<string> {
  let folder = folderWith({});
  let testedBy: string | undefined;
  /** New files, which some command has to do something with. */
  const unused = new Set<string>();
  const written: string[] = [];
  for (const part of partsOf(page)) {
    const copied = commentOf(part, /^in (fixtures\/[\w-]+)$/);
    if (copied !== undefined) {
      folder = folderWith({});
      cpSync(fileURLToPath(new URL(copied, root)), folder, { recursive: true });
    }
    if (part.kind !== "block") written.push(part.raw);
    else if (testedBy !== undefined) written.push(part.raw);
    else if (part.name !== undefined) written.push(file(part, folder, unused));
    else if (/^(?:console|sh)$/.test(part.language)) {
      written.push(await session(part, folder));
      unused.clear();
    } else {
      expectFragment(part);
      written.push(part.raw);
    }
    if (part.kind !== "prose" || part.raw.trim() !== "")
      testedBy = commentOf(part, /^tested by (test\/\S+)$/);
    if (testedBy !== undefined) expect(existsSync(new URL(testedBy, root)), testedBy).toBe(true);
  }
  expect([...unused], "files that no command of the page is about").toEqual([]);
  return written.join("");
}

function commentOf(part: Part, pattern: RegExp): string | undefined {
  return part.kind === "comment" ? pattern.exec(part.text)?.[1] : undefined;
}

function file(block: Block, folder: string, unused: Set<string>): string {
  const name = block.name!;
  if (Object.hasOwn(snippets, name)) return withText(block, snippets[name]!);
  const path = join(folder, name);
  if (existsSync(path)) return withText(block, readFileSync(path, "utf8"));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, block.text);
  unused.add(name);
  return block.raw;
}

async function session(block: Block, folder: string): Promise<string> {
  const lines: string[] = [];
  if (block.language === "sh") {
    for (const line of block.text.trimEnd().split("\n"))
      for (const command of line.split(" && ")) {
        const { code, text } = await runCommand(command, folder);
        // Findings are no failure of a command, but that it could not run is.
        expect(code, `${command}\n${text}`).toBeLessThan(2);
      }
    return block.raw;
  }
  for (const [, command, shown] of block.text.matchAll(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm)) {
    const { text } = await runCommand(command!, folder);
    expect(text).not.toContain("```");
    lines.push(`$ ${command}\n`, shortened(text, shown!));
  }
  expect(lines, block.raw).not.toEqual([]);
  return withText(block, lines.join(""));
}

/** As many lines of the text as the page shows, where it says that there are more. */
function shortened(text: string, shown: string): string {
  const lines = shown.split("\n");
  if (lines.at(-2) !== "…") return text;
  return `${text
    .split("\n")
    .slice(0, lines.length - 2)
    .join("\n")}\n…\n`;
}

/** A fragment is well formed in its language, as far as a parser for it is here. */
function expectFragment({ language, text, raw }: Block): void {
  if (UNREAD.has(language)) return;
  if (language === "yaml") return void parseYaml(text);
  if (/^jsonc?$/.test(language)) {
    const errors: ParseError[] = [];
    parseJson(text, errors, {
      allowTrailingComma: language === "jsonc",
      disallowComments: language === "json",
    });
    return expect(errors, raw).toEqual([]);
  }
  const ending = languages.flatMap(({ fences }) => fences[language] ?? [])[0];
  expect(ending, `a language whose fragments are read: ${raw}`).toBeDefined();
  if (/^\.[cm]?[jt]s/.test(ending!)) {
    const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
    return expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
  }
  const parser = languages.find(({ fences }) => Object.hasOwn(fences, language))!;
  expect(parser.parse(text, 0, ending!), raw).toBeDefined();
}
