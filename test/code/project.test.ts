import { describe, expect, test } from "vitest";
import { resolvePlace } from "../../src/json/place.js";
import { isTemplate } from "../../src/json/template.js";
import { readFiles } from "./reading.js";

type Files = Readonly<Record<string, string>>;

/** The requests that the programs of a project send: the activity type, and the file and words of its place. */
function sent(files: Files) {
  const { requests, skipped } = readFiles(files);
  expect(skipped).toEqual([]);
  return requests.map(({ request, note }) => {
    const { activityType } = request.body.value as { activityType?: unknown };
    if (typeof activityType !== "string" || isTemplate(activityType))
      return `${note.file}: unknown`;
    const { file, range } = resolvePlace({ document: request.body, pointer: "/activityType" });
    const words = files[file]!.slice(range.start.offset, range.end.offset);
    return `${note.file}:${note.line}: ${activityType} at ${file} ${words}`;
  });
}

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";
const TOPIC = '{ "source": "text", "value": "Task", "webUrl": "https://teams.microsoft.com/l/x" }';
const JS_POST = `client.api("/users/u/teamwork/sendActivityNotification").post({ topic: ${TOPIC}, activityType: kind });`;
const PY_POST = `requests.post("${URL}", json={"topic": ${TOPIC}, "activityType": kind})`;
const CS_POST = `return _http.PostAsJsonAsync("${URL}", new { topic = new { source = "text", value = "Task" }, activityType = kind });`;

/** The literal stands in `board.*`, the function that sends it in another file. */
const wrappers: Readonly<Record<string, Files>> = {
  "a named export": {
    "src/notify.ts": `export async function notify(kind: string) { await ${JS_POST} }`,
    "src/board.ts": 'import { notify } from "./notify";\nnotify("taskCreated");',
  },
  "a named export, imported with the ending of what it is compiled to": {
    "src/notify.ts": `export const notify = async (kind: string) => { await ${JS_POST} };`,
    "src/a/board.ts": 'import { notify } from "../notify.js";\nnotify("taskCreated");',
  },
  "another name": {
    "notify.js": `export const notify = (kind) => ${JS_POST}`,
    "board.js": 'import { notify as tell } from "./notify.js";\ntell("taskCreated");',
  },
  "exported behind": {
    "notify.js": `const notify = (kind) => ${JS_POST};\nexport { notify as send };`,
    "board.js": 'import { send } from "./notify.js";\nsend("taskCreated");',
  },
  "a default export": {
    "notify.ts": `export default async function (kind: string) { ${JS_POST} }`,
    "board.ts": 'import send from "./notify";\nsend("taskCreated");',
  },
  "a default export by name": {
    "notify.ts": `async function tell(kind: string) { ${JS_POST} }\nexport default tell;`,
    "board.ts": 'import send from "./notify";\nsend("taskCreated");',
  },
  "a whole module": {
    "notify.ts": `export function notify(kind: string) { ${JS_POST} }`,
    "board.ts": 'import * as notifications from "./notify";\nnotifications.notify("taskCreated");',
  },
  "module.exports": {
    "notify.js": `function notify(kind) { ${JS_POST} }\nmodule.exports = { notify };`,
    "board.js": 'const { notify } = require("./notify");\nnotify("taskCreated");',
  },
  "module.exports of one function": {
    "notify.js": `module.exports = function (kind) { ${JS_POST} };`,
    "board.js": 'const notify = require("./notify");\nnotify("taskCreated");',
  },
  "module.exports of a property": {
    "notify.cjs": `exports.notify = async (kind) => { ${JS_POST} };`,
    "board.cjs": 'const teams = require("./notify.cjs");\nteams.notify("taskCreated");',
  },
  "an import of CommonJS": {
    "notify.js": `module.exports.notify = async (kind) => { ${JS_POST} };`,
    "board.ts": 'import teams = require("./notify");\nteams.notify("taskCreated");',
  },
  "an index": {
    "src/notify/send.ts": `export function notify(kind: string) { ${JS_POST} }`,
    "src/notify/index.ts": 'export * from "./send";',
    "src/board.ts": 'import { notify } from "./notify";\nnotify("taskCreated");',
  },
  "an index with a name": {
    "src/notify/send.ts": `export default function notify(kind: string) { ${JS_POST} }`,
    "src/notify/index.ts": 'export { default as notify } from "./send";',
    "src/board.ts": 'import { notify } from "./notify/index";\nnotify("taskCreated");',
  },
  "an alias of the sources": {
    "src/services/notify.ts": `export function notify(kind: string) { ${JS_POST} }`,
    "src/pages/board.tsx": 'import { notify } from "@/services/notify";\nnotify("taskCreated");',
  },
  "a static method": {
    "notifier.ts": `export class Notifier { static send(kind: string) { ${JS_POST} } }`,
    "board.ts": 'import { Notifier } from "./notifier";\nNotifier.send("taskCreated");',
  },
  "a method of what was made here": {
    "notifier.ts": `export class Notifier { async send(kind: string) { ${JS_POST} } }`,
    "board.ts":
      'import { Notifier } from "./notifier";\nconst notifier = new Notifier();\nnotifier.send("taskCreated");',
  },
  "a method of an exported instance": {
    "notifier.ts": `class Notifier { async send(kind: string) { ${JS_POST} } }\nexport const notifier = new Notifier();`,
    "board.ts": 'import { notifier } from "./notifier";\nnotifier.send("taskCreated");',
  },
  "a method of what the constructor is given": {
    "notifier.service.ts": `@Injectable()\nexport class NotifierService { async send(kind: string) { ${JS_POST} } }`,
    "board.service.ts":
      'import { NotifierService } from "./notifier.service";\n@Injectable()\nexport class BoardService {\n  constructor(private readonly notifier: NotifierService) {}\n  add() { return this.notifier.send("taskCreated"); }\n}',
  },
  "a method of a field": {
    "notifier.ts": `export default class Notifier { async send(kind: string) { ${JS_POST} } }`,
    "board.ts":
      'import Notifier from "./notifier";\nclass Board {\n  private notifier: Notifier;\n  constructor() { this.notifier = new Notifier(); }\n  add() { return this.notifier.send("taskCreated"); }\n}',
  },
  "a method of a parameter": {
    "notifier.ts": `export class Notifier { async send(kind: string) { ${JS_POST} } }`,
    "board.ts":
      'import type { Notifier } from "./notifier";\nexport function add(notifier: Notifier) { notifier.send("taskCreated"); }',
  },
  "what a function makes": {
    "notifier.js": `export function createNotifier(client) { return { send(kind) { ${JS_POST} } }; }`,
    "board.js":
      'import { createNotifier } from "./notifier.js";\nconst notifier = createNotifier(client);\nnotifier.send("taskCreated");',
  },
  "a method of a base class": {
    "notifier.ts": `export class Notifier { async send(kind: string) { ${JS_POST} } }`,
    "board.ts":
      'import { Notifier } from "./notifier";\nexport class Board extends Notifier {\n  add() { return this.send("taskCreated"); }\n}',
  },
  "two around each other": {
    "notify.ts": `export function notify(kind: string) { ${JS_POST} }`,
    "tell.ts":
      'import { notify } from "./notify";\nexport const tell = (kind: string) => notify(kind);',
    "board.ts": 'import { tell } from "./tell";\ntell("taskCreated");',
  },
  options: {
    "notify.ts": `export function notify({ kind, user }: Options) { ${JS_POST} }`,
    "board.ts": 'import { notify } from "./notify";\nnotify({ user, kind: "taskCreated" });',
  },
  "a script of a page": {
    "notify.ts": `export function notify(kind: string) { ${JS_POST} }`,
    "board.vue":
      '<script setup lang="ts">\nimport { notify } from "./notify";\nnotify("taskCreated");\n</script>',
  },
  "Python, a function": {
    "notify.py": `def notify(user, kind):\n    ${PY_POST}`,
    "board.py": 'from notify import notify\n\nnotify(user, "taskCreated")',
  },
  "Python, a module": {
    "app/services/notify.py": `async def notify(kind):\n    ${PY_POST}`,
    "app/board.py":
      'from app.services import notify\n\nasync def add():\n    await notify.notify(kind="taskCreated")',
  },
  "Python, a module with a path": {
    "app/services/notify.py": `def send_it(kind):\n    ${PY_POST}`,
    "app/board.py": 'import app.services.notify\napp.services.notify.send_it("taskCreated")',
  },
  "Python, another name": {
    "app/services/notify.py": `def notify(kind):\n    ${PY_POST}`,
    "app/views/board.py": 'from ..services.notify import notify as tell\ntell("taskCreated")',
  },
  "Python, several lines": {
    "app/notify.py": `def notify(kind):\n    ${PY_POST}`,
    "app/board.py": 'from .notify import (\n    other,\n    notify,\n)\nnotify("taskCreated")',
  },
  "Python, passed on": {
    "app/notify/send.py": `def notify(kind):\n    ${PY_POST}`,
    "app/notify/__init__.py": "from .send import notify",
    "app/board.py": 'from app.notify import notify\nnotify("taskCreated")',
  },
  "Python, a method": {
    "notifier.py": `class Notifier:\n    def send_it(self, kind):\n        ${PY_POST}`,
    "board.py": 'from notifier import Notifier\n\nNotifier().send_it("taskCreated")',
  },
  "Python, a method of a field": {
    "notifier.py": `class Notifier:\n    def send(self, kind):\n        ${PY_POST}`,
    "board.py":
      'from notifier import Notifier\n\nclass Board:\n    def __init__(self):\n        self.notifier = Notifier()\n    def add(self):\n        self.notifier.send("taskCreated")',
  },
  "Python, a method of a base class": {
    "notifier.py": `class Notifier:\n    def send(self, kind):\n        ${PY_POST}`,
    "board.py":
      'from notifier import Notifier\n\nclass Board(Notifier):\n    def add(self):\n        self.send("taskCreated")',
  },
  "Python, a method of a parameter": {
    "notifier.py": `class Notifier:\n    def send(self, kind):\n        ${PY_POST}`,
    "board.py":
      'from notifier import Notifier\n\ndef add(notifier: Notifier):\n    notifier.send("taskCreated")',
  },
  "C#, a static method": {
    "Notifier.cs": `namespace A;\npublic static class Notifier { public static Task SendAsync(string kind) { ${CS_POST} } }`,
    "Board.cs":
      'namespace A;\npublic class Board { Task Add() => Notifier.SendAsync("taskCreated"); }',
  },
  "C#, a method of a field": {
    "Notifier.cs": `public class Notifier { public Task SendAsync(string user, string kind) { ${CS_POST} } }`,
    "Board.cs":
      'public class Board\n{\n  private readonly Notifier _notifier;\n  public Board(Notifier notifier) { _notifier = notifier; }\n  public async Task Add() { await _notifier.SendAsync("u", kind: "taskCreated"); }\n}',
  },
  "C#, a method of a field that holds an interface": {
    "Notifier.cs": `public class Notifier : INotifier\n{\n  public Task SendAsync(string kind) { ${CS_POST} }\n}`,
    "INotifier.cs": "public interface INotifier { Task SendAsync(string kind); }",
    "Board.cs":
      'public class Board : ControllerBase\n{\n  private readonly INotifier _notifier;\n  public async Task Add() { await _notifier.SendAsync("taskCreated"); }\n}',
  },
  "C#, a method of a field of a class with attributes": {
    "Notifier.cs": `public class Notifier { public Task SendAsync(string kind) { ${CS_POST} } }`,
    "Board.cs":
      'namespace A;\n\n[ApiController]\n[Route("[controller]")]\npublic class Board\n{\n  private readonly Notifier? _notifier;\n  [HttpPost]\n  public Task Add() => _notifier.SendAsync("taskCreated");\n}',
  },
  "C#, a method of what a class is given": {
    "Notifier.cs": `public class Notifier(HttpClient http) { public Task SendAsync(string kind) { ${CS_POST} } }`,
    "Board.cs":
      'public class Board(Notifier notifier) { Task Add() => notifier.SendAsync("taskCreated"); }',
  },
  "C#, a method of what was made here": {
    "Notifier.cs": `public class Notifier { public Task SendAsync(string kind) { ${CS_POST} } }`,
    "Board.cs": 'var notifier = new Notifier();\nawait notifier.SendAsync("taskCreated");',
  },
  "C#, a method of a base class": {
    "Notifier.cs": `public class Notifier { protected Task SendAsync(string kind) { ${CS_POST} } }`,
    "Board.cs": 'public class Board : Notifier { Task Add() => this.SendAsync("taskCreated"); }',
  },
  "C#, base": {
    "Notifier.cs": `public class Notifier { protected Task SendAsync(string kind) { ${CS_POST} } }`,
    "Board.cs":
      'public class Board : Notifier, IBoard { Task Add() => base.SendAsync("taskCreated"); }',
  },
  "C#, a method of a property": {
    "Notifier.cs": `public class Notifier { public Task SendAsync(string kind) { ${CS_POST} } }`,
    "Board.cs":
      'public class Board { private Notifier Notifier { get; } = new(); Task Add() => Notifier.SendAsync("taskCreated"); }',
  },
};

test.each(Object.entries(wrappers))("a wrapper in another file: %s", (_, files) => {
  const [board = ""] = Object.keys(files).filter((path) => /board/i.test(path));
  const line = files[board]!.slice(0, files[board]!.indexOf('"taskCreated"')).split("\n").length;
  expect(sent(files)).toEqual([`${board}:${line}: taskCreated at ${board} "taskCreated"`]);
});

/** The literal stands in `kinds.*`, and the request in another file. */
const constants: Readonly<Record<string, Files>> = {
  "a constant": {
    "kinds.ts": 'export const taskCreated = "taskCreated";',
    "board.ts": `import { taskCreated as kind } from "./kinds";\n${JS_POST}`,
  },
  "an enum": {
    "kinds.ts": 'export enum Kinds { Created = "taskCreated" }',
    "board.ts": `import { Kinds } from "./kinds";\nconst kind = Kinds.Created;\n${JS_POST}`,
  },
  "an object": {
    "kinds.ts": 'export default { created: "taskCreated" } as const;',
    "board.ts": `import kinds from "./kinds";\nconst kind = kinds.created;\n${JS_POST}`,
  },
  "a whole module": {
    "kinds.ts": 'export const CREATED = "taskCreated";\nexport const DONE = "taskDone";',
    "board.ts": `import * as kinds from "./kinds";\nconst kind = kinds.CREATED;\n${JS_POST}`,
  },
  CommonJS: {
    "kinds.js": 'const CREATED = "taskCreated";\nmodule.exports = { CREATED };',
    "board.js": `const { CREATED } = require("./kinds");\nconst kind = CREATED;\n${JS_POST}`,
  },
  "an index": {
    "constants/kinds.ts": 'export const Kinds = { created: "taskCreated" } as const;',
    "constants/index.ts": 'export * from "./other";\nexport { Kinds } from "./kinds";',
    "constants/other.ts": "export const other = 1;",
    "board.ts": `import { Kinds } from "./constants";\nconst kind = Kinds.created;\n${JS_POST}`,
  },
  "a builder": {
    "kinds.ts": `export function kindOf(what: string) { return what + "Created"; }\nexport const body = (kind: string) => ({ activityType: "taskCreated" });`,
    "board.ts": `import { body } from "./kinds";\nclient.api("/users/u/teamwork/sendActivityNotification").post({ topic: ${TOPIC}, ...body("x") });`,
  },
  "Python, a constant": {
    "kinds.py": 'TASK_CREATED = "taskCreated"',
    "board.py": `from kinds import TASK_CREATED as kind\n${PY_POST}`,
  },
  "Python, a module": {
    "kinds.py": 'task_created = "taskCreated"',
    "board.py": `import kinds\nkind = kinds.task_created\n${PY_POST}`,
  },
  "Python, an enum": {
    "kinds.py": 'class Kind(str, Enum):\n    CREATED = "taskCreated"',
    "board.py": `from kinds import Kind\nkind = Kind.CREATED.value\n${PY_POST}`,
  },
  "Python, all names": {
    "kinds.py": 'CREATED = "taskCreated"',
    "board.py": `from kinds import *\nkind = CREATED\n${PY_POST}`,
  },
  "C#, a constant": {
    "Kinds.cs": 'public static class Kinds { public const string Created = "taskCreated"; }',
    "Board.cs": `class Board { Task Add() { var kind = Kinds.Created; ${CS_POST} } }`,
  },
  "C#, an interface of constants": {
    "Kinds.cs": 'public interface IKinds { const string Created = "taskCreated"; }',
    "Board.cs": `class Board { Task Add() { var kind = IKinds.Created; ${CS_POST} } }`,
  },
  "C#, a nested class": {
    "Kinds.cs":
      'public static class Kinds { public static class Task { public static readonly string Created = "taskCreated"; } }',
    "Board.cs": `class Board { Task Add() { var kind = Kinds.Task.Created; ${CS_POST} } }`,
  },
};

test.each(Object.entries(constants))("a value of another file: %s", (_, files) => {
  const paths = Object.keys(files);
  const board = paths.find((path) => /board/i.test(path))!;
  const kinds = paths.find((path) => files[path]!.includes('"taskCreated"'))!;
  expect(sent(files)).toEqual([
    expect.stringMatching(`^${board}:\\d+: taskCreated at ${kinds} "taskCreated"$`),
  ]);
});

describe("left open", () => {
  test.each<[string, Files]>([
    ["a library", { "board.ts": `import { kind } from "kinds";\n${JS_POST}` }],
    ["a file that is not there", { "board.ts": `import { kind } from "./kinds";\n${JS_POST}` }],
    [
      "what a function assigns",
      {
        "kinds.ts":
          'export let kind = "taskCreated";\nexport const set = () => { kind = "taskDone"; };',
        "board.ts": `import { kind } from "./kinds";\n${JS_POST}`,
      },
    ],
    [
      "what is exported twice",
      {
        "kinds.js": 'exports.kind = "taskCreated";\nexports.kind = "taskDone";',
        "board.js": `const { kind } = require("./kinds");\n${JS_POST}`,
      },
    ],
    [
      "what two modules pass on",
      {
        "a.ts": 'export const kind = "taskCreated";',
        "b.ts": 'export const kind = "taskDone";',
        "kinds.ts": 'export * from "./a";\nexport * from "./b";',
        "board.ts": `import { kind } from "./kinds";\n${JS_POST}`,
      },
    ],
    [
      "an alias with two meanings",
      {
        "src/kinds.ts": 'export const kind = "taskCreated";',
        "kinds.ts": 'export const kind = "taskDone";',
        "src/board.ts": `import { kind } from "@/kinds";\n${JS_POST}`,
      },
    ],
    [
      "files that import each other",
      {
        "kinds.ts": 'export { kind } from "./board";',
        "board.ts": `import { kind } from "./kinds";\nexport { kind } from "./kinds";\n${JS_POST}`,
      },
    ],
    [
      "a setting",
      {
        "config.ts": "export const kind = process.env.KIND;",
        "board.ts": `import { kind } from "./config";\n${JS_POST}`,
      },
    ],
    [
      "a module that is tried",
      {
        "kinds.py": 'kind = "taskCreated"',
        "board.py": `try:\n    from kinds import kind\nexcept ImportError:\n    from other import kind\n${PY_POST}`,
      },
    ],
    [
      "a class of two files",
      {
        "A.cs": 'public static class Kinds { public const string Created = "taskCreated"; }',
        "B.cs": 'public static class Kinds { public const string Created = "taskDone"; }',
        "Board.cs": `class Board { Task Add() { var kind = Kinds.Created; ${CS_POST} } }`,
      },
    ],
    [
      "a field that anybody may set",
      {
        "Kinds.cs": 'public static class Kinds { public static string Created = "taskCreated"; }',
        "Board.cs": `class Board { Task Add() { var kind = Kinds.Created; ${CS_POST} } }`,
      },
    ],
    [
      "a function of the same name",
      {
        "notify.ts": `export function notify(kind: string) { ${JS_POST} }`,
        "other.ts": "export function notify(kind: string) {}",
        "board.ts": 'import { notify } from "./other";\n// ./notify\nnotify("taskCreated");',
      },
    ],
    [
      "a function that is not exported",
      {
        "notify.ts": `function notify(kind: string) { ${JS_POST} }`,
        "board.ts": 'import { notify } from "./notify";\nnotify("taskCreated");',
      },
    ],
    [
      "an interface of two classes",
      {
        "Notifier.cs": `public class Notifier : INotifier { public Task SendAsync(string kind) { ${CS_POST} } }`,
        "Other.cs":
          "public class Other : INotifier { public Task SendAsync(string kind) => Task.CompletedTask; }",
        "INotifier.cs": "public interface INotifier { Task SendAsync(string kind); }",
        "Board.cs":
          'public class Board { private readonly INotifier _notifier; Task Add() => _notifier.SendAsync("taskCreated"); }',
      },
    ],
  ])("%s", (_, files) => {
    expect(sent(files).filter((found) => !found.endsWith(": unknown"))).toEqual([]);
  });
});

test("calls in several files, and in the wrapper's own", () => {
  const files = {
    "notify.ts": `export function notify(kind: string) { ${JS_POST} }\nnotify("own");`,
    "b.ts": 'import { notify } from "./notify";\nnotify("b1");\nnotify("b2");',
    "a.ts": 'import { notify } from "./notify";\nexport const later = () => notify("a");',
  };
  expect(sent(files)).toEqual([
    'notify.ts:2: own at notify.ts "own"',
    'a.ts:2: a at a.ts "a"',
    'b.ts:2: b1 at b.ts "b1"',
    'b.ts:3: b2 at b.ts "b2"',
  ]);
});

test("who only decides on the user is not looked for", () => {
  const files = {
    "notify.ts": `export function notify(user: string) { const kind = "taskCreated"; client.api(\`/users/\${user}/teamwork/sendActivityNotification\`).post({ topic: ${TOPIC}, activityType: kind }); }`,
    "board.ts": 'import { notify } from "./notify";\nnotify("u");\nnotify("v");',
  };
  expect(sent(files)).toEqual(['notify.ts:1: taskCreated at notify.ts "taskCreated"']);
});

test("what one batch of files declares and another one sends is sent once", () => {
  const padding =
    "// the quick brown fox jumps over the lazy dog, again and again and again\n".repeat(9_000);
  const { requests } = readFiles({
    "a.ts": `export const body = { activityType: "taskCreated", topic: { source: "text", value: "Task" } };\n${padding}`,
    "b.ts": `import { body } from "./a";\nclient.api("/chats/c/sendActivityNotification").post(body);\n${padding}`,
  });
  expect(requests.map(({ note }) => [note.file, note.activityType])).toEqual([
    ["b.ts", "taskCreated"],
  ]);
});

describe("the made-up values of unit tests are not what a program sends", () => {
  const notify = `export const notify = (kind: string) => ${JS_POST}`;
  const notifyPy = `def notify(kind):\n    ${PY_POST}\n`;
  const notifyCs = `public class Notifier { public Task Send(string kind) { ${CS_POST} } }`;
  const testCs = 'class A { void Posts() { new Notifier().Send("made up"); } }';
  test.each<readonly [test: string, other: string, Files, string]>([
    [
      "a.test.ts",
      "b.ts",
      { "notify.ts": notify },
      'import { notify } from "./notify";\nnotify("x");',
    ],
    [
      "a.spec.mjs",
      "test.mjs",
      { "notify.ts": notify },
      'import { notify } from "./notify";\nnotify("x");',
    ],
    ["test_a.py", "tests.py", { "notify.py": notifyPy }, 'from notify import notify\nnotify("x")'],
    ["a_test.py", "latest.py", { "notify.py": notifyPy }, 'from notify import notify\nnotify("x")'],
    ["ATests.cs", "Latest.cs", { "Notifier.cs": notifyCs }, testCs.replace("made up", "x")],
  ])("%s, but those of %s", (name, other, files, calls) => {
    const [file] = Object.keys(files);
    expect(sent({ ...files, [name]: calls })).toEqual([`${file}: unknown`]);
    expect(sent({ ...files, [name]: calls, [other]: calls })).toEqual([
      expect.stringMatching(new RegExp(`: x at ${other} "x"$`)),
    ]);
  });

  test("nor are bodies that they give to it", () => {
    const body = `const body = { topic: ${TOPIC}, activityType: "x" };\nawait service.tell(body);`;
    expect(sent({ "a.spec.ts": body })).toEqual([]);
    expect(sent({ "a.ts": body })).toEqual(['a.ts:1: x at a.ts "x"']);
  });
});
