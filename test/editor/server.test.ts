import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  CodeActionRequest,
  type CodeAction,
  CompletionRequest,
  type CompletionItem,
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  HoverRequest,
  type MarkupContent,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type TextEdit,
} from "vscode-languageserver-protocol/node";
import { soundBody, soundManifest, USER_URL } from "../check.js";
import { type BuiltCommand, buildCommand } from "../hostile/command.js";
import { createFolder, folderWith, removeFolder } from "../world.js";
import { type Client, positionOf, start } from "./client.js";

let command: BuiltCommand;

beforeAll(async () => {
  command = await buildCommand();
});
afterAll(() => command.remove());

/** An editor for one test. */
async function open(folder: string): Promise<Client> {
  const client = await start(command.path, folder);
  onTestFinished(client.kill);
  return client;
}

/** An editor for all tests of a group, in a folder with these files. */
function openForAll(given: Readonly<Record<string, string>>): () => Client {
  const folder = createFolder(given);
  let client: Client;
  beforeAll(async () => {
    client = await start(command.path, folder);
  });
  afterAll(() => {
    client.kill();
    removeFolder(folder);
  });
  return () => client;
}

const localizationInfo = {
  defaultLanguageTag: "en",
  additionalLanguages: [{ languageTag: "de", file: "de.json" }],
};
const activities = {
  activityIcons: [{ id: "bell", iconFile: "bell.png" }],
  activityTypes: [
    {
      type: "taskCreated",
      description: "Task created",
      templateText: "{actor} created task {taskId}",
      allowedIconIds: ["bell"],
    },
    { type: "taskDone", description: "Task done", templateText: "{actor} finished {taskId}" },
  ],
};
const manifest = JSON.stringify(
  { ...soundManifest({ activities }), localizationInfo, icons: undefined },
  undefined,
  2,
);
const language = JSON.stringify(
  { "activities.activityTypes[0].templateText": "{actor} legte {taskId} an" },
  undefined,
  2,
);
const body = (parts: object = {}) => JSON.stringify(soundBody(parts), undefined, 2);
const http = `### Tell\nPOST ${USER_URL}\n\n${body()}\n`;
const program = `export const tell = () =>
  fetch("${USER_URL}", { method: "POST", body: JSON.stringify(${body()}) });
`;
const python = `requests.post("${USER_URL}", json=${body()})\n`;
const csharp = `class Bell {
  Task Tell(HttpClient http) => http.PostAsync("${USER_URL}", JsonContent.Create(new {
    topic = new { source = "text", value = "Tasks", webUrl = "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/home" },
    activityType = "taskCreated",
    templateParameters = new[] { new { name = "taskId", value = "4711" } },
  }));
}
`;
const files = {
  "appPackage/manifest.json": manifest,
  "appPackage/de.json": language,
  "a.json": body(),
  "a.http": http,
  "a.ts": program,
  "a.py": python,
  "A.cs": csharp,
};

const codes = (found: readonly { code?: unknown }[]) => found.map(({ code }) => code);

test("what is wrong on disk is told, with rule, page and help", async () => {
  const client = await open(folderWith({ ...files, "a.json": body({ activityType: "taskMade" }) }));
  const [found] = await client.diagnostics("a.json");
  expect(found).toMatchObject({
    severity: 1,
    code: "activity-type-declared",
    source: "teamslint",
    codeDescription: { href: expect.stringContaining("/rules/activity-type-declared.md") },
    message: expect.stringContaining('activity type "taskMade" is not declared in the manifest\n'),
    relatedInformation: [{ location: { uri: client.uri("appPackage/manifest.json") } }],
  });
  expect(await client.shutdown()).toBe(0);
});

describe("an unsaved text", () => {
  test("of a manifest is judged, and so are the requests and programs that belong to it", async () => {
    const client = await open(folderWith(files));
    client.open("appPackage/manifest.json", manifest.replace('"taskCreated"', '"taskMade"'));
    for (const path of ["a.json", "a.http", "a.ts", "a.py", "A.cs"])
      expect(codes(await client.diagnostics(path)), path).toContain("activity-type-declared");
    client.change("appPackage/manifest.json", manifest);
    for (const path of ["a.json", "a.http", "a.ts", "a.py", "A.cs"])
      await client.diagnostics(path, (found) => !codes(found).includes("activity-type-declared"));
  });

  test("goes with its editor, and the file counts again", async () => {
    const client = await open(folderWith(files));
    client.open("a.json", body({ activityType: "nope" }));
    await client.diagnostics("a.json", (found) => codes(found).includes("activity-type-declared"));
    client.close("a.json");
    await client.diagnostics("a.json", (found) => !codes(found).includes("activity-type-declared"));
  });

  test("that is broken is told where, and mended again", async () => {
    const client = await open(folderWith(files));
    client.open("a.json", '{ "activityType": "taskCreated", "topic": ');
    expect(codes(await client.diagnostics("a.json", (found) => found.length > 0))).toContain(
      "json-valid",
    );
    client.change("a.json", body());
    await client.diagnostics("a.json", (found) => found.length === 0);
  });

  test("counts less than the disk once its editor is closed, also for a file that came later", async () => {
    const folder = folderWith(files);
    const client = await open(folder);
    client.open("a.json", body({ activityType: "first" }));
    await client.diagnostics("a.json", (found) => found.length > 0);
    writeFileSync(`${folder}/later.json`, body({ activityType: "nope" }));
    const changes: FileEvent[] = [{ uri: client.uri("later.json"), type: FileChangeType.Created }];
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    expect(codes(await client.diagnostics("later.json"))).toEqual(["activity-type-declared"]);
  });

  test("of somebody else's JSON is left alone, comments and all", async () => {
    const client = await open(folderWith(files));
    client.open("tsconfig.json", "// strict\n{ }\n");
    client.open("a.json", body({ activityType: "nope" }));
    await client.diagnostics("a.json", (found) => found.length > 0);
    await expect(
      Promise.race([client.diagnostics("tsconfig.json"), Promise.resolve("nothing")]),
    ).resolves.toBe("nothing");
  });
});

test("a configuration with a mistake is a diagnostic in it", async () => {
  const client = await open(
    folderWith({ ...files, "teamslint.config.json": '{\n  "rulez": {}\n}\n' }),
  );
  const [found] = await client.diagnostics("teamslint.config.json");
  expect(found).toMatchObject({ severity: 1, range: { start: { line: 1 } } });
});

describe("code actions", () => {
  async function actionsIn(path: string, text: string, at: string, only?: string[]) {
    const client = await open(folderWith(files));
    client.open(path, text);
    const position = positionOf(text, at, 1);
    const actions = (await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: client.uri(path) },
      range: { start: position, end: position },
      context: { diagnostics: [], ...(only && { only }) },
    })) as CodeAction[];
    const edited = (title: RegExp) => {
      const action = actions.find((each) => title.test(each.title));
      return applied(text, action?.edit?.changes?.[client.uri(path)] ?? []);
    };
    return { actions, edited };
  }

  test("a safe fix is preferred, and does what --fix does", async () => {
    const text = body({ activityType: "TaskCreated" });
    const { actions, edited } = await actionsIn("a.json", text, '"TaskCreated"');
    expect(actions.find(({ isPreferred }) => isPreferred)?.kind).toBe("quickfix");
    expect(edited(/^Fix/)).toBe(body());
  });

  test("what was probably meant is a suggestion, and not preferred", async () => {
    const text = body({ activityType: "taskCreate" });
    const { actions, edited } = await actionsIn("a.json", text, '"taskCreate"');
    expect(actions.every(({ isPreferred }) => !isPreferred)).toBe(true);
    expect(edited(/taskCreated/)).toBe(body());
  });

  test.each([
    ["a.http", http, "POST", `# teamslint-ignore-next activity-type-declared: say why\nPOST`],
    ["a.ts", program, "  fetch", undefined],
    ["a.py", python, "requests", undefined],
  ])("an ignore comment in %s takes the finding away", async (path, text, before, expected) => {
    const wrong = text.replace("taskCreated", "nope");
    const { edited } = await actionsIn(path, wrong, "nope");
    const ignored = edited(/^Ignore/);
    if (expected !== undefined) expect(ignored).toContain(expected);
    const client = await open(folderWith({ ...files, [path]: ignored }));
    client.open("a.json", body({ activityType: "other" }));
    await client.diagnostics("a.json", (found) => found.length > 0);
    expect(ignored).toContain("teamslint-ignore-next");
    const found = await Promise.race([client.diagnostics(path), Promise.resolve([])]);
    expect(codes(found)).not.toContain("activity-type-declared");
    expect(before).toBeDefined();
  });

  test("all safe fixes at once", async () => {
    const text = body({ activityType: "TaskCreated" }).replace('"text"', '"TEXT"');
    const { edited } = await actionsIn("a.json", text, "TaskCreated", ["source.fixAll"]);
    expect(edited(/^Fix all/)).toContain('"taskCreated"');
  });
});

describe("hover", () => {
  const given = { ...files, "b.json": body({ activityType: "taskMade" }) };
  const editor = openForAll(given);

  test.each([
    [
      "an activity type in a request",
      "a.json",
      "taskCreated",
      /created task \{taskId\}[^]*legte \{taskId\} an/,
    ],
    [
      "an activity type in the manifest",
      "appPackage/manifest.json",
      '"taskDone"',
      /finished \{taskId\}/,
    ],
    ["a parameter in TypeScript", "a.ts", '"taskId"', /a template parameter of `taskCreated`/],
    ["a parameter in Python", "a.py", '"taskId"', /a template parameter of `taskCreated`/],
    ["an activity type in C#", "A.cs", '"taskCreated"', /created task/],
    ["a parameter in a translation", "appPackage/de.json", "{taskId}", /a template parameter/],
    [
      "a name in a request, which shows what people will read",
      "a.http",
      "taskCreated",
      /about as Teams shows it:\n\n- `en` `.+ created task 4711`\n- `de` `.+ legte 4711 an`[^]*- click `opens /,
    ],
    [
      "a name that no manifest declares",
      "b.json",
      "taskMade",
      /^\*\*`taskMade`\*\* is not declared$/,
    ],
    ["an icon", "appPackage/manifest.json", '"bell"', /an activity icon[^]*bell\.png/],
  ])("on %s", async (_, path, at, expected) => {
    const text = given[path as keyof typeof given];
    const hover = await editor().connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: editor().uri(path) },
      position: positionOf(text, at, 2),
    });
    expect((hover!.contents as MarkupContent).value).toMatch(expected);
  });
});

describe("completion", () => {
  const editor = openForAll(files);

  async function completed(path: string, text: string, at: string) {
    editor().open(path, text);
    const items = (await editor().connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: editor().uri(path) },
      position: positionOf(text, at, at.length),
    })) as CompletionItem[];
    editor().close(path);
    return { items, labels: items.map(({ label }) => label) };
  }

  test.each([
    ["JSON that ends there", "a.json", '{ "activityType": "'],
    ["JSON in the middle", "a.json", '{ "topic": {}, "activityType": "task'],
    [".http", "a.http", `POST ${USER_URL}\n\n{ "activityType": "`],
    ["TypeScript", "a.ts", 'const body = { activityType: "'],
    ["Python", "a.py", 'body = { "activityType": "'],
    ["C#", "A.cs", 'var body = new { activityType = "'],
  ])("of an activity type in %s", async (_, path, text) => {
    const { labels, items } = await completed(path, text, text);
    expect(labels).toEqual(["taskCreated", "taskDone", "systemDefault"]);
    expect(items[0]).toMatchObject({ detail: "{actor} created task {taskId}" });
  });

  test.each<[name: string, path: string, text: string, expected: string[]]>([
    [
      "a parameter",
      "a.json",
      '{ "activityType": "taskDone", "templateParameters": [{ "name": "',
      ["taskId"],
    ],
    [
      "all parameters",
      "a.json",
      '{ "activityType": "taskDone", "templateParameters": [',
      ["all 1 template parameters"],
    ],
    ["an icon", "a.json", '{ "activityType": "taskCreated", "iconId": "', ["bell"]],
    [
      "a topic's source",
      "a.json",
      '{ "activityType": "taskDone", "topic": { "source": "',
      ["text", "entityUrl"],
    ],
    [
      "a permission",
      "appPackage/manifest.json",
      '{ "manifestVersion": "1.22", "authorization": { "permissions": { "resourceSpecific": [{ "name": "',
      ["TeamsActivity.Send.User", "TeamsActivity.Send.Chat", "TeamsActivity.Send.Group"],
    ],
  ])("of %s", async (_, path, text, expected) => {
    expect((await completed(path, text, text)).labels).toEqual(expected);
  });

  test("of a recipient's type", async () => {
    const text = '{ "activityType": "taskDone", "recipient": { "@odata.type": "';
    expect((await completed("a.json", text, text)).labels).toContain(
      "microsoft.graph.aadUserNotificationRecipient",
    );
  });

  test("of nothing where nothing of ours is written", async () => {
    const text = '{ "colour": "';
    expect((await completed("a.json", text, text)).labels).toEqual([]);
  });
});

describe("navigation", () => {
  const everywhere = ["A.cs", "a.http", "a.json", "a.py", "a.ts"];

  test("from a use to the manifest, and from there to all uses", async () => {
    const client = await open(folderWith(files));
    const definition = await client.connection.sendRequest(DefinitionRequest.type, {
      textDocument: { uri: client.uri("a.ts") },
      position: positionOf(program, "taskCreated"),
    });
    expect(definition).toMatchObject([{ uri: client.uri("appPackage/manifest.json") }]);
    const references = await client.connection.sendRequest(ReferencesRequest.type, {
      textDocument: { uri: client.uri("appPackage/manifest.json") },
      position: positionOf(manifest, '"taskCreated"', 3),
      context: { includeDeclaration: false },
    });
    expect(references?.map(({ uri }) => uri).sort()).toEqual(everywhere.map(client.uri).sort());
  });

  test.each([
    ["an activity type", "taskCreated", "taskMade", 0],
    ["a template parameter", "taskId", "task", 1],
  ])("renames %s wherever it stands", async (_, name, newName, translations) => {
    const client = await open(folderWith(files));
    const at = {
      textDocument: { uri: client.uri("a.json") },
      position: positionOf(files["a.json"], name),
    };
    expect(await client.connection.sendRequest(PrepareRenameRequest.type, at)).toMatchObject({
      placeholder: name,
    });
    const edit = await client.connection.sendRequest(RenameRequest.type, { ...at, newName });
    const changed = Object.entries(edit!.changes!).map(([uri, edits]) => {
      const path = Object.keys(files).find((each) => client.uri(each) === uri)!;
      return [path, applied(files[path as keyof typeof files], edits)] as const;
    });
    expect(changed.map(([path]) => path).sort()).toEqual(
      [
        ...everywhere,
        "appPackage/manifest.json",
        ...(translations ? ["appPackage/de.json"] : []),
      ].sort(),
    );
    const after = { ...files, ...Object.fromEntries(changed) };
    const again = await open(folderWith(after));
    again.open("x.json", body({ activityType: "nope" }));
    await again.diagnostics("x.json", (found) => found.length > 0);
    for (const path of everywhere) {
      const found = await Promise.race([again.diagnostics(path), Promise.resolve([])]);
      expect(codes(found), path).not.toContain("activity-type-declared");
      expect(codes(found), path).not.toContain("template-parameters-known");
    }
  });

  test("a name that cannot be one is refused", async () => {
    const client = await open(folderWith(files));
    await expect(
      client.connection.sendRequest(RenameRequest.type, {
        textDocument: { uri: client.uri("a.json") },
        position: positionOf(files["a.json"], "taskId"),
        newName: "task id",
      }),
    ).rejects.toThrow("a template parameter is letters, digits and underscores");
  });
});

describe("under load", () => {
  test("500 changes end with the last one's findings, and memory stays flat", async () => {
    const client = await open(folderWith(files));
    client.open("a.json", body());
    const memory = () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${client.pid}/status`, "utf8"))?.[1] ?? 0) /
      1024;
    const round = async (name: string) => {
      for (let count = 0; count < 500; count += 1)
        client.change("a.json", body({ activityType: `${name}${count}` }));
      await client.diagnostics("a.json", ([found]) =>
        String(found?.message).includes(`"${name}499"`),
      );
    };
    await round("warm");
    const before = memory();
    for (let count = 0; count < 3; count += 1) await round(`nope${count}x`);
    expect(memory() - before).toBeLessThan(60);
  });

  test("a file of 1 MiB is judged", async () => {
    const client = await open(folderWith(files));
    const list = `[${Array.from({ length: 3_400 }, () => body()).join(",\n")}, ${body({ activityType: "nope" })}]`;
    expect(list.length).toBeGreaterThan(2 ** 20);
    client.open("big.json", list);
    const found = await client.diagnostics("big.json", (all) => all.length > 0);
    expect(codes(found)).toEqual(["activity-type-declared"]);
  });

  test("a client that dies takes the server with it", async () => {
    const client = await open(folderWith(files));
    client.die();
    expect(await client.ended).toBe(1);
  });
});

/** A text with edits, which do not overlap. */
function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split("\n");
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (now, { range, newText }) =>
        now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
      text,
    );
}
