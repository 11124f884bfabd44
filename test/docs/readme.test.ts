import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transpile } from "typescript";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { loadConfig } from "../../src/config/load.js";
import { diskFiles } from "../../src/files/disk.js";
import { memoryFiles } from "../../src/files/memory.js";
import * as teamslint from "../../src/index.js";
import { optionsOf } from "../../src/cli/arguments.js";
import { commands } from "../../src/cli/commands.js";
import { formatNames } from "../../src/cli/options.js";
import { createProject } from "../../src/run/project.js";
import { expectDocument, printed, root } from "./printed.js";

const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const readme = read("README.md");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

/** What stands behind the three backticks, and the text, of each code block. */
const blocks = [...readme.matchAll(/^```(\w+)(?: \S+)?\n([\s\S]*?)^```$/gm)].map(
  ([, language, text]) => ({ language, text: text! }),
);

/** The modules that use the library; other programs are there to be linted. */
const modules = blocks.flatMap(({ language, text }) =>
  language === "ts" && text.includes('from "teamslint"') ? text : [],
);

const textsIn = (language: string) =>
  blocks.filter((block) => block.language === language).map(({ text }) => text);

function unknown(pattern: RegExp, isKnown: (name: string) => boolean): string[] {
  const names = [...readme.matchAll(pattern)].map((match) => match[1]!);
  expect(names).not.toEqual([]);
  return names.filter((name) => !isKnown(name));
}

function projectIn(cwd: string) {
  return createProject({ files: diskFiles(cwd), rules });
}

describe("the example", () => {
  const app = "fixtures/task-board-broken";
  const file = "notifications/task-assigned.http";

  test("is a file of the app that `npm run example` lints, with what is printed of it", async () => {
    const cwd = fileURLToPath(new URL(app, root));
    const found = projectIn(cwd).check([file]);
    const block = (language: string, text: string) => `\`\`\`${language}\n${text}\`\`\`\n`;
    const example = [
      block("http", read(`${app}/${file}`)),
      block("text", `$ npx teamslint ${file}\n${printed(found)}`),
    ].join("\n");
    const between = /(<!-- example: npm run docs -->\n)[\s\S]*?(<!-- end of example -->)/;
    expect(readme).toMatch(between);
    const whole = read("README.md").replace(
      between,
      (_, a: string, z: string) => `${a}\n${example}\n${z}`,
    );
    expectDocument("README.md", whole);
    expect(scripts["example"]).toBe(`node dist/cli.cjs ${app}`);
    const findings = printed({ ...found, notes: [] }).replace(/[^\n]*\n$/, "");
    expect(read(`${app}/expected.txt`)).toContain(findings);
  });

  test("of program code is a file of a fixture, with what is printed of it", async () => {
    const folder = "fixtures/code-typescript";
    const source = "src/handover.ts";
    const cwd = fileURLToPath(new URL(folder, root));
    const found = projectIn(cwd).check([source]);
    const example = [
      `\`\`\`ts\n${read(`${folder}/${source}`)}\`\`\`\n`,
      `\`\`\`text\n$ npx teamslint ${source}\n${printed(found)}\`\`\`\n`,
    ].join("\n");
    const between = /(<!-- code example: npm run docs -->\n)[\s\S]*?(<!-- end of code example -->)/;
    expect(readme).toMatch(between);
    const whole = read("README.md").replace(
      between,
      (_, a: string, z: string) => `${a}\n${example}\n${z}`,
    );
    expectDocument("README.md", whole);
  });

  test("shows at least eight kinds of mistakes", () => {
    const kinds = read(`${app}/expected.txt`).matchAll(/^\S+:\d+:\d+: .* \[([\w-]+)\]$/gm);
    expect(new Set([...kinds].map((match) => match[1])).size).toBeGreaterThanOrEqual(8);
  });
});

describe("README names only what there is", () => {
  test("options", () => {
    const extra = ["help", "version", "save-dev", "no-config", "no-color"];
    const all = [undefined, ...Object.keys(commands)].map(optionsOf);
    const isKnown = (name: string) =>
      all.some((options) => name in options) || extra.includes(name);
    expect(unknown(/(?<![\w-])--([a-z][\w-]*)/g, isKnown)).toEqual([]);
  });

  test("sub-commands", () => {
    expect(unknown(/`teamslint ([a-z][\w-]*)/g, (name) => name in commands)).toEqual([]);
    for (const name of Object.keys(commands)) expect(readme).toContain(`\`teamslint ${name}`);
  });

  test("formats", () => {
    for (const name of formatNames) expect(readme).toContain(`\`${name}\``);
    const isKnown = (name: string) => (formatNames as readonly string[]).includes(name);
    expect(unknown(/--format ([a-z]+)/g, isKnown)).toEqual([]);
  });

  test("npm scripts", () => {
    expect(unknown(/npm run ([\w-]+)/g, (name) => name in scripts)).toEqual([]);
  });

  test("files", () => {
    expect(
      unknown(/\]\((?!https?:|#)([^)#\s]+)/g, (path) => existsSync(new URL(path, root))),
    ).toEqual([]);
    expect(
      unknown(/^\| `((?:src|test|rules|fixtures)\/[^`]*)`/gm, (path) =>
        existsSync(new URL(path, root)),
      ),
    ).toEqual([]);
  });
});

describe("code blocks", () => {
  test.each(textsIn("json"))("the configuration %#", async (text) => {
    const files = memoryFiles({ "teamslint.config.json": text });
    const loaded = await loadConfig(files, undefined, rules);
    expect(loaded?.config.apps).toHaveLength(1);
  });

  test("there are as many as are tested here", () => {
    expect(textsIn("json")).toHaveLength(1);
    expect(modules).toHaveLength(2);
  });

  test("the library's", async () => {
    const lines: string[] = [];
    const log = (...values: unknown[]) => void lines.push(values.join(" "));
    await runExample(modules[0]!, {
      teamslint,
      "node:fs": { readFileSync },
      console: { log },
    });
    const findings = lines.slice(0, -2);
    expect(findings).toContain(
      'notifications/permit.json:2: error: the topic has source "text" but no webUrl [topic-web-url-present]',
    );
    expect(lines.slice(-2)).toEqual([
      "1 0",
      expect.stringMatching(/^no-self-notification send it to \/users\//),
    ]);
  });

  test.each([
    ["passes for a sound request", "taskAssigned", true],
    ["fails for an activity type that is not declared", "taskDone", false],
  ])("the test's, which %s", async (_, activityType, passes) => {
    const taskAssigned = (title: string) => ({
      url: "https://graph.microsoft.com/v1.0/users/59e6f59a-24c2-4f05-9b7d-bf0cfa499e8b/teamwork/sendActivityNotification",
      body: {
        topic: {
          source: "text",
          value: title,
          webUrl: "https://teams.microsoft.com/l/entity/0325f5b2-1f86-41f8-81fa-979ffcae681a/board",
        },
        activityType,
        previewText: { content: "Before the night shift, please." },
        templateParameters: [{ name: "taskTitle", value: title }],
      },
    });
    const bodies: (() => void)[] = [];
    await runExample(modules[1]!, {
      teamslint,
      "node:fs": { readFileSync },
      "./notifications.js": { taskAssigned },
      vitest: { expect, test: (_name: string, body: () => void) => bodies.push(body) },
    });
    expect(bodies).toHaveLength(1);
    if (passes) bodies[0]!();
    else expect(bodies[0]).toThrow("to deeply equal []");
  });
});

/** Runs a module's text as a function, with what it imports, and `console`, handed in. */
async function runExample(text: string, given: Record<string, unknown>): Promise<void> {
  const body = text.replace(
    /^import (\{.*\}) from "(.*)";$/gm,
    (_, names: string, from: string) => {
      expect(Object.keys(given)).toContain(from);
      return `const ${names} = given["${from}"];`;
    },
  );
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  const js = transpile(body, { target: 9, module: 99 });
  await (AsyncFunction(
    "given",
    "console",
    js,
  )(given, given["console"]) as unknown as Promise<void>);
}
