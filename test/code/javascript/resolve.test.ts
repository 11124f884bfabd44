import { describe, expect, test } from "vitest";
import { readFiles } from "../reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";
const NOTIFY = `export async function notify(kind: string) { await client.post("${URL}", { topic: { source: "text" }, activityType: kind }); }`;
const json = (value: unknown) => JSON.stringify(value);

type Files = Readonly<Record<string, string>>;

/** A file that imports \`notify\` from another file. */
const caller = (module: string) => `import { notify } from "${module}";\nnotify("taskCreated");`;

function typesIn(files: Files): unknown[] {
  return readFiles(files).requests.map(
    ({ request }) => (request.body.value as { activityType: unknown }).activityType,
  );
}

const workspace = { "package.json": json({ name: "mono", workspaces: ["packages/*"] }) };
const bot = { "packages/bot/src/events.ts": caller("@mono/notify") };

const followed: Readonly<Record<string, Files>> = {
  "a workspace of npm, exports": {
    ...workspace,
    ...bot,
    "packages/notify/package.json": json({
      name: "@mono/notify",
      exports: { ".": "./src/index.ts" },
    }),
    "packages/notify/src/index.ts": NOTIFY,
  },
  "a workspace of Yarn, what is built": {
    "package.json": json({ private: true, workspaces: { packages: ["packages/**"] } }),
    ...bot,
    "packages/notify/package.json": json({
      name: "@mono/notify",
      exports: {
        ".": { types: "./dist/index.d.ts", import: "./dist/index.js", require: "./dist/index.cjs" },
      },
    }),
    "packages/notify/src/index.ts": 'export * from "./lib/index.js";',
    "packages/notify/src/lib/index.ts": 'export { notify } from "./notify.js";',
    "packages/notify/src/lib/notify.ts": NOTIFY,
  },
  "a workspace of pnpm, main": {
    "pnpm-workspace.yaml": '# all\npackages:\n  - "apps/*"\n  - packages/*\n  - "!**/test/**"\n',
    "apps/bot/events.ts": caller("notify"),
    "packages/notify/package.json": json({ name: "notify", main: "lib/main.js" }),
    "packages/notify/src/main.ts": NOTIFY,
  },
  "a package without an entry": {
    ...workspace,
    ...bot,
    "packages/notify/package.json": json({ name: "@mono/notify" }),
    "packages/notify/src/index.ts": NOTIFY,
  },
  "a part of a package": {
    ...workspace,
    "packages/bot/src/events.ts": caller("@mono/notify/teams/send"),
    "packages/notify/package.json": json({
      name: "@mono/notify",
      exports: { "./teams/*": "./dist/teams/*.js" },
    }),
    "packages/notify/src/teams/send.ts": NOTIFY,
  },
  "a part of a package without exports": {
    ...workspace,
    "packages/bot/src/events.ts": caller("@mono/notify/send"),
    "packages/notify/package.json": json({ name: "@mono/notify" }),
    "packages/notify/src/send.ts": NOTIFY,
  },
  "a default export of a package": {
    ...workspace,
    "packages/bot/src/events.ts": 'import tell from "@mono/notify";\ntell("taskCreated");',
    "packages/notify/package.json": json({ name: "@mono/notify" }),
    "packages/notify/src/index.ts": NOTIFY.replace("export async", "export default async"),
  },
  "a package that is linked by its path": {
    "bot/package.json": json({ name: "bot", dependencies: { notify: "file:../notify" } }),
    "bot/events.ts": caller("notify"),
    "notify/package.json": json({ name: "notify", module: "./index.mjs" }),
    "notify/index.mjs": NOTIFY.replace(": string", ""),
  },
  "a package that imports itself": {
    "package.json": json({ name: "board", exports: { "./notify": "./src/notify.ts" } }),
    "src/notify.ts": NOTIFY,
    "src/events.ts": caller("board/notify"),
  },
  "paths of tsconfig.json": {
    "tsconfig.json":
      '{\n  // the library\n  "compilerOptions": { "baseUrl": ".", "paths": { "@app/*": ["src/lib/*"], }, },\n}',
    "src/lib/notify.ts": NOTIFY,
    "src/jobs/events.ts": caller("@app/notify"),
  },
  "paths of jsconfig.json without baseUrl": {
    "jsconfig.json": json({ compilerOptions: { paths: { "~lib": ["./lib/notify.js"] } } }),
    "lib/notify.js": NOTIFY.replace(": string", ""),
    "events.js": caller("~lib"),
  },
  "paths of what is extended": {
    "tsconfig.base.json": json({ compilerOptions: { paths: { "@app/*": ["./libs/*/src"] } } }),
    "apps/bot/tsconfig.json": json({
      extends: "../../tsconfig.base.json",
      compilerOptions: { outDir: "dist" },
    }),
    "libs/notify/src/index.ts": NOTIFY,
    "apps/bot/src/events.ts": caller("@app/notify"),
  },
  "paths of one of several that are extended": {
    "base/tsconfig.json": json({ compilerOptions: { strict: true } }),
    "base/paths.json": json({ compilerOptions: { baseUrl: "../src", paths: { "$/*": ["*"] } } }),
    "tsconfig.json": json({ extends: ["./base/tsconfig", "./base/paths.json"] }),
    "src/notify.ts": NOTIFY,
    "src/events.ts": caller("$/notify"),
  },
  "paths of what is referenced": {
    "tsconfig.json": json({
      files: [],
      references: [{ path: "./tsconfig.node.json" }, { path: "./tsconfig.app.json" }],
    }),
    "tsconfig.node.json": json({}),
    "tsconfig.app.json": json({ compilerOptions: { paths: { "@/*": ["./app/*"] } } }),
    "app/notify.ts": NOTIFY,
    "app/events.ts": caller("@/notify"),
  },
  "the longest of the paths": {
    "tsconfig.json": json({
      compilerOptions: {
        paths: {
          "*": ["./wrong/*"],
          "@app/*": ["./other/*"],
          "@app/teams/*": ["./none/*", "./teams/*"],
        },
      },
    }),
    "other/teams/notify.ts": "export const notify = (kind: string) => {};",
    "teams/notify.ts": NOTIFY,
    "events.ts": caller("@app/teams/notify"),
  },
  "baseUrl alone": {
    "tsconfig.json": json({ compilerOptions: { baseUrl: "./src" } }),
    "src/services/notify.ts": NOTIFY,
    "src/events.ts": caller("services/notify"),
  },
  "a configuration of a package of the workspace": {
    ...workspace,
    "packages/tsconfig/package.json": json({ name: "@mono/tsconfig" }),
    "packages/tsconfig/base.json": json({
      compilerOptions: { paths: { "@lib/*": ["${configDir}/src/lib/*"] } },
    }),
    "packages/tsconfig/index.ts": "export {};",
    "packages/bot/tsconfig.json": json({ extends: "@mono/tsconfig/base.json" }),
    "packages/bot/src/lib/notify.ts": NOTIFY,
    "packages/bot/src/events.ts": caller("@lib/notify"),
  },
  "imports of package.json": {
    "package.json": json({
      name: "board",
      imports: {
        "#lib/*": "./src/lib/*.js",
        "#notify": { development: "./src/notify.ts", default: "./dist/notify.js" },
      },
    }),
    "src/notify.ts": NOTIFY,
    "src/events.ts": caller("#notify"),
  },
  "imports of package.json with a star": {
    "package.json": json({ imports: { "#lib/*.js": "./src/lib/*.js" } }),
    "src/lib/notify.ts": NOTIFY,
    "src/events.ts": caller("#lib/notify.js"),
  },
};

describe("followed", () => {
  test.each(Object.entries(followed))("%s", (_, files) => {
    expect(typesIn(files)).toEqual(["taskCreated"]);
  });
});

test.each(["a workspace of npm, exports", "a workspace of pnpm, main", "paths of tsconfig.json"])(
  "where only the caller was asked for: %s",
  (name) => {
    const files = followed[name]!;
    const [path = ""] = Object.keys(files).filter((each) => /events/.test(each));
    const { requests } = readFiles(files, [path]);
    expect(requests.map(({ note }) => [note.file, note.activityType])).toEqual([
      [path, "taskCreated"],
    ]);
  },
);

const open: Readonly<Record<string, Files>> = {
  "a library": { "events.ts": caller("notify"), "lib/notify.ts": NOTIFY },
  "a package that is no part of the workspace": {
    "bot/package.json": json({ name: "bot", dependencies: { notify: "^1.0.0" } }),
    "bot/events.ts": caller("notify"),
    "other/package.json": json({ name: "notify" }),
    "other/index.ts": NOTIFY,
  },
  "a part that a package does not export": {
    ...workspace,
    "packages/bot/src/events.ts": caller("@mono/notify/secret"),
    "packages/notify/package.json": json({
      name: "@mono/notify",
      exports: { ".": "./src/index.ts" },
    }),
    "packages/notify/src/index.ts": "export {};",
    "packages/notify/secret.js": "export {};",
    "packages/notify/src/other.ts": NOTIFY,
  },
  "paths that lead nowhere": {
    "tsconfig.json": json({ compilerOptions: { paths: { "@app/*": ["./none/*"] } } }),
    "notify.ts": NOTIFY,
    "events.ts": caller("@app/notify"),
  },
  "a configuration that extends itself": {
    "tsconfig.json": json({ extends: "./tsconfig.json" }),
    "notify.ts": NOTIFY,
    "events.ts": caller("@app/notify"),
  },
  "a configuration that cannot be read": {
    "tsconfig.json": "{{",
    "package.json": "[]",
    "notify.ts": NOTIFY,
    "events.ts": caller("#notify"),
  },
};

describe("left open", () => {
  test.each(Object.entries(open))("%s", (_, files) => {
    expect(typesIn(files)).not.toContain("taskCreated");
  });
});
