import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { diskFiles } from "../../src/files/disk.js";
import { type Files } from "../../src/files/files.js";
import { memoryFiles } from "../../src/files/memory.js";
import { lint as lintTexts, lintPaths } from "../../src/index.js";
import { createProject } from "../../src/run/project.js";
import { soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";

const URL =
  "https://graph.microsoft.com/v1.0/users/mara@example.com/teamwork/sendActivityNotification";
const manifest = soundManifest();
const TYPE = "taskCreated";
const LINK = `https://teams.microsoft.com/l/entity/${manifest["id"] as string}/home`;

/** A program that sends one notification, of the activity type that the expression gives. */
const program = (type: string, before = "") => `${before}await client.post("${URL}", {
  topic: { source: "text", value: "Task", webUrl: "${LINK}" },
  activityType: ${type},
  previewText: { content: "New" },
  templateParameters: [{ name: "taskId", value: "12" }],
});
`;

const app = { ".git/HEAD": "", "appPackage/manifest.json": JSON.stringify(manifest) };
/** The manifest stands without its icons. */
const NO_ICONS = ["--rule", "package-file-exists=off"];

/** The line on stderr about that, beside formats without a summary. */
const ONE_OFF = "teamslint: 1 rule off\n";

const lint = (files: Record<string, string>, ...argv: string[]) => {
  const format = argv.includes("--format") ? [] : ["--format", "unix"];
  return runIn(folderWith({ ...app, ...files }), [...format, ...NO_ICONS, ...argv]);
};

describe("a repository with a manifest and code", () => {
  test("is linted, with the manifest's activity types", async () => {
    const { code, out } = await lint({
      "src/good.ts": program(`"${TYPE}"`),
      "src/bad.py": python("taskDone"),
    });
    expect(out).toMatch(/^src\/bad\.py:\d+:\d+: error: activity type "taskDone" is not declared/m);
    expect(out).not.toContain("good.ts");
    expect(code).toBe(1);
  });

  test("the summary counts the requests in code, and those that are known to the end", async () => {
    const files = { "a.ts": program(`"${TYPE}"`), "b.ts": program("kind") };
    const { out } = await lint(files, "--format", "pretty");
    expect(out).toContain("2 requests checked, requests in code: 2, of which 1 fully known");
  });

  test("the summary is silent about code where there is none", async () => {
    const { out } = await lint({ "a.ts": "export const activity = 1;" }, "--format", "pretty");
    expect(out).not.toContain("in code");
  });

  test("--verbose tells on stderr of each request, and what is not judged", async () => {
    const files = { "a.ts": program(`"${TYPE}"`), "b.ts": program("`task${kind}`") };
    const { error } = await lint(files, "--verbose");
    expect(error).toBe(
      `a.ts:1: request in code with activity type "${TYPE}", fully known
b.ts:1: request in code with an unknown activity type, partly known
  /activityType is not judged: kind (part of task\${kind})
${ONE_OFF}`,
    );
  });

  test("--verbose names the module of a name that a Python file takes from elsewhere", async () => {
    const request = python(TYPE).replace(`"${TYPE}"`, "KIND");
    const { error } = await lint({ "a.py": `from kinds import KIND\n${request}` }, "--verbose");
    expect(error).toMatch(/\n {2}\/activityType is not judged: (?:KIND \()?it comes from "kinds/);
  });
});

describe("what --verbose groups", () => {
  test("requests of which the same is said stand together", async () => {
    const wrapper = `const notify = async (kind: string, title: string) => {\n${program("kind").replace('"Task"', "title")}};\n`;
    const files = {
      "a.ts": `${wrapper}notify("${TYPE}", task.title);\nnotify("${TYPE}", task.title);\n`,
      "b.ts": program("`task${kind}`"),
    };
    const { error } = await lint(files, "--verbose");
    expect(error).toMatch(
      new RegExp(
        `^a\\.ts:(\\d+), a\\.ts:(\\d+): request in code with activity type "${TYPE}", partly known\n`,
      ),
    );
    expect(error.match(/request in code/g)).toHaveLength(2);
  });
});

function python(type: string): string {
  return `requests.post(
    "${URL}",
    json={
        "topic": {"source": "text", "value": "Task", "webUrl": "${LINK}"},
        "activityType": "${type}",
        "previewText": {"content": "New"},
        "templateParameters": [{"name": "taskId", "value": "12"}],
    },
)
`;
}

describe("files that are left out", () => {
  const bad = program('"taskDone"');

  test.each<[string, Record<string, string>]>([
    ["exclude", { "teamslint.config.json": '{ "exclude": ["src/**"] }', "src/a.ts": bad }],
    [".gitignore", { ".gitignore": "src/\n", "src/a.ts": bad }],
    ["node_modules", { "node_modules/x/a.js": bad }],
    ["a Python environment", { ".venv/lib/a.py": python("taskDone") }],
    ["a Markdown file that is not named", { "README.md": `\`\`\`ts\n${bad}\`\`\`\n` }],
  ])("by %s", async (_, files) => {
    const { code, out } = await lint(files);
    expect(out).toBe("");
    expect(code).toBe(0);
  });

  test("one that is named is read all the same", async () => {
    const { out } = await lint({ ".gitignore": "src/\n", "src/a.ts": bad }, "src/a.ts");
    expect(out).toContain("src/a.ts:3:17: error:");
  });

  test("code blocks of a Markdown file that is named", async () => {
    const { out } = await lint({ "README.md": `# Send\n\n\`\`\`ts\n${bad}\`\`\`\n` }, "README.md");
    expect(out).toContain("README.md:6:17: error:");
  });

  test("code blocks that are not read are told, where they speak of a notification", async () => {
    const broken = "client.api('/me/teamwork/sendActivityNotification').post({{{";
    const page = `\`\`\`go\n// sendActivityNotification\n\`\`\`\n\n\`\`\`ts\n${broken}\n\`\`\`\n\n\`\`\`go\n// else\n\`\`\`\n\n\`\`\`ts\n{{{\n\`\`\`\n`;
    const { error } = await lint({ "README.md": page }, "README.md");
    expect(error.split("\n").filter((line) => line.includes("code block"))).toEqual([
      "teamslint: README.md speaks of a notification in the code block of line 1, which was not read: no requests are looked for in go",
      "teamslint: README.md speaks of a notification in the code block of line 5, which was not read: the parser cannot read it",
    ]);
  });

  test("a minified file is skipped, which is told", async () => {
    const minified = `${bad.replaceAll("\n", "")}${";f()".repeat(600)}`;
    const { code, out, error } = await lint({ "dist/app.js": minified });
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(error).toBe(
      "teamslint: dist/app.js speaks of a notification and was not read: a line has more than 2,000 characters: the file is generated or minified\n" +
        ONE_OFF,
    );
  });
});

const comment = (rule: string) => `// teamslint-ignore-next ${rule}: the beta declares it\n`;

describe("a comment", () => {
  test("lets the findings of a rule in the next request pass", async () => {
    const text = program('"taskDone"', comment("activity-type-declared"));
    const { code, out } = await lint({ "a.ts": text }, "--format", "pretty");
    expect(out).toContain("1 ignored");
    expect(code).toBe(0);
  });

  test("in Python too", async () => {
    const text = `# teamslint-ignore-next activity-type-declared: the beta declares it\n${python("taskDone")}`;
    expect(await lint({ "a.py": text })).toMatchObject({ code: 0, out: "" });
  });

  test("that matches nothing is reported", async () => {
    const text = program(`"${TYPE}"`, comment("activity-type-declared"));
    const { out } = await lint({ "a.ts": text }, "--format", "pretty");
    expect(out).toContain("a.ts: the ignore of activity-type-declared matches nothing");
  });
});

describe("a program in several files", () => {
  const send = `import { client } from "./client";
export async function send(activityType: string) {
  ${program("activityType").trimEnd().replaceAll("\n", "\n  ")}
}
`;
  const call = (type: string, before = "") =>
    `import { send } from "./send";\n\n${before}await send("${type}");\n`;
  const index = 'export * from "./send";\n';

  test("is shown at the literal, with the line of its file", async () => {
    const { out } = await lint(
      { "src/send.ts": send, "src/board.ts": call("taskDone") },
      "--format",
      "pretty",
    );
    expect(out).toContain('src/board.ts:3:12: error: activity type "taskDone"');
    expect(out).toContain('3 | await send("taskDone");');
    expect(out).toContain("1 request checked, requests in code: 1, of which 1 fully known");
  });

  test("is listed by --verbose at the call", async () => {
    const { error } = await lint({ "src/send.ts": send, "src/board.ts": call(TYPE) }, "--verbose");
    expect(error).toBe(
      `src/board.ts:3: request in code with activity type "${TYPE}", fully known\n${ONE_OFF}`,
    );
  });

  test.each([
    [
      "the call",
      { "send.ts": send, "board.ts": call("taskDone", comment("activity-type-declared")) },
    ],
    [
      "where it is sent",
      {
        "send.ts": send.replace("  await", `  ${comment("activity-type-declared")}  await`),
        "board.ts": call("taskDone"),
      },
    ],
  ])("heeds a comment before %s", async (_, files) => {
    const { code, out } = await lint(files, "--format", "pretty");
    expect(out).toContain("no problems in 3 files, 1 request checked");
    expect(out).toContain("1 ignored");
    expect(code).toBe(0);
  });

  test("a comment before a call lets nothing pass at another", async () => {
    const files = {
      "send.ts": send,
      "board.ts": call("taskDone", comment("activity-type-declared")),
      "other.ts": call("taskGone"),
    };
    expect((await lint(files)).out).toMatch(/^other\.ts:3:12: error: [^\n]*\n?$/);
  });

  test("one mistake for all calls is told once, where it stands", async () => {
    const files = {
      "send.ts": send.replace(LINK, "https://example.com"),
      "a.ts": call(TYPE),
      "b.ts": call(TYPE),
    };
    expect((await lint(files)).out.trim()).toMatch(/^send\.ts:4:53: error: [^\n]*$/);
  });

  test.each([
    ["by itself", "src/send.ts", {}],
    ["through an index", "src/send.ts", { "src/index.ts": index }],
  ])("is followed where the caller alone is named: %s", async (_, path, more) => {
    const board = call("taskDone").replace("./send", "index.ts" in more ? "./index" : "./send");
    const { out } = await lint({ [path]: send, ...more, "src/board.ts": board }, "src/board.ts");
    expect(out).toContain('src/board.ts:3:12: error: activity type "taskDone"');
  });

  test("what lies in a file that nobody named is not told", async () => {
    const files = { "send.ts": send.replace(LINK, "https://example.com"), "board.ts": call(TYPE) };
    expect((await lint(files, "board.ts")).out).toBe("");
    expect((await lint(files, "board.ts", "send.ts")).out).toContain("send.ts:4:53: error");
  });

  test("no import leads out of the project, or into a library", async () => {
    const folder = folderWith({
      "a/.git/HEAD": "",
      "send.ts": send,
      "a/appPackage/manifest.json": JSON.stringify(manifest),
      "a/node_modules/x/send.ts": send,
      "a/board.ts": call("taskDone").replace("./send", "../send"),
      "a/other.ts": call("taskDone").replace("./send", "./node_modules/x/send"),
    });
    const argv = ["--format", "unix", ...NO_ICONS, "board.ts", "other.ts"];
    expect((await runIn(`${folder}/a`, argv)).out).toBe("");
  });

  test("--fix writes to the file of the literal", async () => {
    const folder = folderWith({ ...app, "send.ts": send, "board.ts": call("TaskCreated") });
    await runIn(folder, ["--fix", ...NO_ICONS]);
    expect(readFileSync(`${folder}/board.ts`, "utf8")).toBe(call(TYPE));
    expect(readFileSync(`${folder}/send.ts`, "utf8")).toBe(send);
  });
});

describe("--fix", () => {
  test("writes over a plain text, in its own quotes", async () => {
    const folder = folderWith({
      ...app,
      "a.js": program("'TaskCreated'"),
      "a.py": python("TaskCreated"),
    });
    await runIn(folder, ["--fix", ...NO_ICONS]);
    expect(readFileSync(`${folder}/a.js`, "utf8")).toBe(program(`'${TYPE}'`));
    expect(readFileSync(`${folder}/a.py`, "utf8")).toBe(python(TYPE));
  });

  test.each([
    ["a template string", '`${"Task"}Created`'],
    ["a text of two parts", '"Task" + "Created"'],
  ])("leaves %s alone", async (_, type) => {
    const text = program(type);
    const folder = folderWith({ ...app, "a.js": text });
    const { out } = await runIn(folder, ["--fix", ...NO_ICONS]);
    expect(out).toContain('activity type "TaskCreated" differs in case');
    expect(readFileSync(`${folder}/a.js`, "utf8")).toBe(text);
  });
});

describe("a file that does not speak of notifications", () => {
  const settings = { rules, levelOf: () => "error" as const };

  /** Files that remember which of them were decoded. */
  function watched(files: Files): { files: Files; texts: string[] } {
    const texts: string[] = [];
    const textWith: Files["textWith"] = (path, words, most) => {
      const read = files.textWith(path, words, most);
      if (read) texts.push(path);
      return read;
    };
    return { files: { ...files, textWith }, texts };
  }

  test("is looked through and not read", () => {
    const { files, texts } = watched(
      memoryFiles({
        "a.ts": "export const a = 1;",
        "b.py": "activity = 1",
        "c.cs": program('"a"'),
      }),
    );
    createProject({ ...settings, files }).check([""]);
    expect(texts).toEqual(["b.py", "c.cs"]);
  });

  test.each([
    ["at the beginning", "activityType", 0],
    ["across the end of what is read at once", "activityType", 2 ** 17 - 5],
    ["at the end of a long file", "SEND_ACTIVITY", 300_000],
    ["nowhere", "", 300_000],
  ])("is told from one that does: %s", (_, word, at) => {
    const text = `${" ".repeat(at)}${word}${" ".repeat(300_000 - at)}`;
    const disk = diskFiles(folderWith({ "a.ts": text }));
    expect(disk.mentions("a.ts", ["vity", "VITY"])).toBe(word !== "");
    expect(disk.textWith("a.ts", ["vity", "VITY"])).toEqual(word === "" ? undefined : { text });
  });

  test.each([10, 300_000])("may speak of it in UTF-16: %i characters", (length) => {
    const text = `\ufeff${" ".repeat(length)}`;
    const disk = diskFiles(folderWith({ "a.ts": Buffer.from(text, "utf16le") }));
    expect(disk.mentions("a.ts", ["vity"])).toBe(true);
    expect(disk.textWith("a.ts", ["vity"])).toMatchObject({ text: text.slice(1) });
  });

  test("that cannot be read says why", () => {
    const disk = diskFiles(folderWith({ "a/b.ts": "" }));
    expect(disk.mentions("c.ts", ["a"])).toEqual({ reason: "there is no such file" });
    expect(disk.mentions("a", ["a"])).toEqual({ reason: "it is a folder" });
  });
});

test("of the library, lintPaths and lint read code", async () => {
  const bad = program('"taskDone"');
  const folder = folderWith({ ...app, "a.ts": bad });
  const onDisk = await lintPaths([""], { cwd: folder, config: false });
  expect(onDisk.diagnostics.map(({ rule }) => rule)).toContain("activity-type-declared");
  const inMemory = lintTexts({ files: { "manifest.json": JSON.stringify(manifest), "a.ts": bad } });
  expect(inMemory.requests).toBe(1);
  expect(inMemory.diagnostics.map(({ rule }) => rule)).toContain("activity-type-declared");
});
