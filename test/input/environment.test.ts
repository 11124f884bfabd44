import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { diskFiles } from "../../src/files/disk.js";
import { memoryFiles } from "../../src/files/memory.js";
import type { Environments } from "../../src/input/env-files.js";
import { readEnvironment } from "../../src/input/environment.js";
import { tries } from "../long.js";

const entraApp = "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02";
const otherApp = "7c2f6b1e-0d35-4a7e-9c48-5e1d2f3a4b06";

type Contents = Record<string, string | Uint8Array>;

function read(
  contents: Contents,
  choice: Environments = {},
  manifest = "appPackage/manifest.json",
) {
  return readEnvironment(memoryFiles(contents), manifest, choice);
}

/** The value of `FROM`, which each file sets to its own path: the path of the file that counts. */
function chosenFrom(paths: readonly string[], choice?: Environments, manifest?: string) {
  const contents = Object.fromEntries(paths.map((path) => [path, `FROM=${path}`]));
  return read(contents, choice, manifest).environment?.values.get("FROM");
}

/** The environment of one file. */
function inOneFile(text: string) {
  const { environment } = read({ "env/.env.dev": text });
  return {
    values: Object.fromEntries(environment?.values ?? []),
    // In which order Node gives the variables of a file depends on its version.
    empty: [...(environment?.empty ?? [])].sort(),
    secret: [...(environment?.secret ?? [])].sort(),
  };
}

describe("the env folder", () => {
  test.each<[what: string, manifest: string, paths: string[], expected: string | undefined]>([
    ["beside the manifest", "manifest.json", ["env/.env.dev"], "env/.env.dev"],
    ["beside the package folder", "appPackage/manifest.json", ["env/.env.dev"], "env/.env.dev"],
    ["several folders above", "a/b/c/manifest.json", ["a/env/.env.dev"], "a/env/.env.dev"],
    ["the nearest", "a/b/manifest.json", ["env/.env.dev", "a/env/.env.dev"], "a/env/.env.dev"],
    ["of an archive", "build/app.zip", ["env/.env.dev"], "env/.env.dev"],
    [
      "beside an m365agents.yml",
      "a/p/manifest.json",
      ["a/m365agents.yml", "a/env/.env.dev"],
      "a/env/.env.dev",
    ],
    ["above a teamsapp.yml", "a/p/manifest.json", ["a/teamsapp.yml", "env/.env.dev"], undefined],
    [
      "above a teamsapp.local.yml",
      "a/manifest.json",
      ["a/teamsapp.local.yml", "env/.env.dev"],
      undefined,
    ],
    ["above the repository", "a/p/manifest.json", ["a/.git/HEAD", "env/.env.dev"], undefined],
    [
      "at the repository's top",
      "a/p/manifest.json",
      ["a/.git/HEAD", "a/env/.env.dev"],
      "a/env/.env.dev",
    ],
    [
      "above a worktree, whose .git is a file",
      "a/manifest.json",
      ["a/.git", "env/.env.dev"],
      undefined,
    ],
    [
      "of the working directory, for a manifest outside",
      "../b/manifest.json",
      ["env/.env.dev"],
      undefined,
    ],
    ["above the working directory", "manifest.json", ["../env/.env.dev"], undefined],
    ["beside a manifest outside", "../b/manifest.json", ["../b/env/.env.dev"], "../b/env/.env.dev"],
    [
      "beside a folder that ends in dots",
      "a/b../manifest.json",
      ["a/env/.env.dev"],
      "a/env/.env.dev",
    ],
    [
      "beside a manifest by its rooted path",
      "/a/b/manifest.json",
      ["/a/env/.env.dev"],
      "/a/env/.env.dev",
    ],
    [
      "of the working directory, for a rooted path",
      "/a/manifest.json",
      ["env/.env.dev"],
      undefined,
    ],
    ["of another app", "a/manifest.json", ["b/env/.env.dev"], undefined],
    ["without env files", "manifest.json", ["env/pyvenv.cfg", "env/.env"], undefined],
    ["named envs, for no reason", "manifest.json", ["envs/.env.dev"], undefined],
  ])("%s: %s", (_what, manifest, paths, expected) => {
    expect(chosenFrom(paths, {}, manifest)).toBe(expected);
  });

  test.each([
    ["at the root", "..", ["../env/.env.dev"], "../env/.env.dev"],
    ["above the root", "..", ["../../env/.env.dev"], undefined],
    ["below the repository's top", "../..", ["../.git/HEAD", "../../env/.env.dev"], undefined],
  ])("above the working directory, %s of the project", (_, root, paths, expected) => {
    const memory = memoryFiles(Object.fromEntries(paths.map((path) => [path, "A=1"])));
    const files = { ...memory, names: ["work", "app", "appPackage"] };
    const { environment } = readEnvironment(files, "manifest.json", {}, root);
    expect(environment?.files[0]).toBe(expected);
  });

  test.each([
    ["environmentFolderPath: ./envs", "envs/.env.dev"],
    ["version: v1.5\r\nenvironmentFolderPath: ./envs\r\n", "envs/.env.dev"],
    ["environmentFolderPath: envs/ # with slash", "envs/.env.dev"],
    ['environmentFolderPath: "./infra/env files"', "infra/env files/.env.dev"],
    ["environmentFolderPath: 'envs'", "envs/.env.dev"],
    ["environmentFolderPath: .", ".env.dev"],
    ["environmentFolderPath:", "env/.env.dev"],
    ["# environmentFolderPath: ./envs", "env/.env.dev"],
    ["deploy:\n  environmentFolderPath: ./envs", "env/.env.dev"],
    ["environmentFolderPath: ../envs", undefined],
    ["environmentFolderPath: ./gone", undefined],
  ])("the project file says %j: %s", (yaml, expected) => {
    const paths = ["envs/.env.dev", "infra/env files/.env.dev", ".env.dev", "env/.env.dev"];
    const files = Object.fromEntries(paths.map((path) => [`a/${path}`, `FROM=${path}`]));
    const { environment } = read(
      { ...files, "envs/.env.dev": "FROM=outside", "a/teamsapp.yml": yaml },
      {},
      "a/p/manifest.json",
    );
    expect(environment?.values.get("FROM")).toBe(expected);
  });
});

describe("the environment", () => {
  test.each<[names: string[], choice: Environments, expected: string | undefined]>([
    [["dev", "local", "prod"], {}, "dev"],
    [["local", "prod", "testtool"], {}, "local"],
    [["staging"], {}, "staging"],
    [["prod", "staging"], {}, undefined],
    [["staging", "example", "dev.sample"], {}, "staging"],
    [["example"], {}, undefined],
    [["dev", "prod"], { env: "prod" }, "prod"],
    [["dev", "example"], { env: "example" }, "example"],
  ])("of %j with %j is %s", (names, choice, expected) => {
    const contents = Object.fromEntries(names.map((name) => [`env/.env.${name}`, "A=1"]));
    const { environment, troubles } = read(contents, choice);
    expect(environment?.name).toBe(expected);
    expect(troubles).toEqual([]);
  });

  test("takes the user's file over the common one", () => {
    const { environment } = read({
      "env/.env.dev": "A=1\nB=1",
      "env/.env.dev.user": "B=2\nC=2",
      "env/.env.prod": "A=3",
    });
    expect(environment?.files).toEqual(["env/.env.dev", "env/.env.dev.user"]);
    expect(Object.fromEntries(environment?.values ?? [])).toEqual({ A: "1", B: "2", C: "2" });
  });

  test("is the named files instead, the later over the earlier", () => {
    const { environment, troubles } = read(
      { "env/.env.dev": "A=1\nD=1", "a.env": "A=2\nB=2", "ci/b.env": "B=3\nC=3" },
      { env: "dev", envFiles: ["./a.env", "ci/b.env"] },
    );
    expect(environment?.name).toBeUndefined();
    expect(environment?.files).toEqual(["a.env", "ci/b.env"]);
    expect(Object.fromEntries(environment?.values ?? [])).toEqual({ A: "2", B: "3", C: "3" });
    expect(troubles).toEqual([]);
  });

  test.each<[what: string, contents: Contents]>([
    ["no file at all", {}],
    [
      "plain .env files, which the Toolkit does not read",
      { ".env": "A=1", ".env.local": "A=1", "appPackage/.env": "A=1" },
    ],
  ])("is absent with %s", (_what, contents) => {
    expect(read(contents)).toEqual({ troubles: [] });
  });
});

describe("troubles", () => {
  const utf16 = Uint8Array.of(0xff, 0xfe, 0x41, 0x00);
  const huge = `A=1\n${"#".repeat(2 ** 20)}`;

  test.each<[contents: Contents, choice: Environments, message: string, isFatal: boolean]>([
    [
      { "env/.env.dev": "A=1", "env/.env.local": "A=1" },
      { env: "prod" },
      'appPackage/manifest.json: the environment "prod" has no file "env/.env.prod"; the project has environments "dev", "local"',
      true,
    ],
    [
      {},
      { env: "../../etc/passwd\n" },
      'appPackage/manifest.json: the environment "../../etc/passwd\\n" has no file "env/.env.../../etc/passwd\\n"; the project has no env files',
      true,
    ],
    [
      { "env/.env.dev": "A=1" },
      { envFiles: ["prod.env"] },
      "prod.env: there is no such file",
      true,
    ],
    [
      { "env/.env.dev": "A=1", "a.env": "" },
      { envFiles: ["a.env", "env"] },
      "env: there is no such file",
      true,
    ],
    [
      { "env/.env.dev": utf16 },
      {},
      "env/.env.dev: the file is encoded in UTF-16: save the file as UTF-8, the only encoding that JSON has",
      false,
    ],
    [
      { "env/.env.dev": utf16 },
      { env: "dev" },
      "env/.env.dev: the file is encoded in UTF-16: save the file as UTF-8, the only encoding that JSON has",
      true,
    ],
    [
      { "env/.env.dev": "A=1", "env/.env.dev.user": utf16 },
      {},
      "env/.env.dev.user: the file is encoded in UTF-16: save the file as UTF-8, the only encoding that JSON has",
      false,
    ],
    [
      { "env/.env.dev": huge },
      {},
      "env/.env.dev: the file has more than 1 MiB, too much for an env file",
      false,
    ],
    [
      { "a.env": huge },
      { envFiles: ["a.env"] },
      "a.env: the file has more than 1 MiB, too much for an env file",
      true,
    ],
  ])("%#: no environment, and one line", (contents, choice, message, isFatal) => {
    expect(read(contents, choice)).toEqual({ troubles: [{ message, isFatal }] });
  });

  test("a plain .env that cannot be read leaves the environment alone", () => {
    const { environment, troubles } = read({ "env/.env.dev": "A=1", ".env": utf16 });
    expect(environment?.values.get("A")).toBe("1");
    expect(troubles).toEqual([
      {
        message:
          ".env: the file is encoded in UTF-16: save the file as UTF-8, the only encoding that JSON has",
        isFatal: false,
      },
    ]);
  });
});

describe("values", () => {
  test.each<[text: string, expected: Partial<ReturnType<typeof inOneFile>>]>([
    ["A=1\r\nB='2' # two\r\nexport C=\"3\"", { values: { A: "1", B: "2", C: "3" } }],
    ["\uFEFFA=1", { values: { A: "1" } }],
    ["A=1\nA=2", { values: { A: "2" } }],
    ['A=\nB=""\nC="  "\nD= # later', { empty: ["A", "B", "C", "D"] }],
    ["SECRET_X=\nX=1", { values: { X: "1" }, empty: ["SECRET_X"] }],
    [
      "SECRET_X=1\nBOT_PASSWORD=2\nAPI_KEY=3\napi_token=4",
      { secret: ["API_KEY", "BOT_PASSWORD", "SECRET_X", "api_token"] },
    ],
    ["A=crypto_0a1b", { secret: ["A"] }],
    ["SECRET_X: hunter2\nB=1", { values: { B: "1" } }],
    ["A B=1\n1A=2\n=3", {}],
    ["__proto__=1\nconstructor=2", { values: { ["__proto__"]: "1", constructor: "2" } }],
    [
      "H=h.com\nA=https://${{H}}/${H}\nB=${{ H }}",
      { values: { H: "h.com", A: "https://h.com/h.com", B: "h.com" } },
    ],
    ["A=https://${{H}}\nH=h.com", { values: { H: "h.com", A: "https://h.com" } }],
    ["D=$&\nA=${D}${D}", { values: { D: "$&", A: "$&$&" } }],
    ["A=x${{GONE}}\nB=${GONE}", { secret: ["A", "B"] }],
    ["A=${B}\nB=${C}\nC=1", { values: { B: "1", C: "1" }, secret: ["A"] }],
    ["A=${B}\nB=${A}\nC=${C}", { secret: ["A", "B", "C"] }],
    ["H=\nA=https://${{H}}", { empty: ["H"], secret: ["A"] }],
    ["H=h\nA=${H:-other}\nB=${{H}", { values: { H: "h" }, secret: ["A", "B"] }],
    ["API_KEY=k\nA=https://h?k=${API_KEY}", { secret: ["A", "API_KEY"] }],
    ["A={{HOST}} $5 {x}", { values: { A: "{{HOST}} $5 {x}" } }],
  ])("%j", (text, expected) => {
    expect(inOneFile(text)).toEqual({ values: {}, empty: [], secret: [], ...expected });
  });

  test("references do not multiply a long value without end", () => {
    const text = `A=${"x".repeat(2 ** 18)}\n${Array.from({ length: 20_000 }, (_, n) => `B${n}=\${A}\${A}\n`).join("")}`;
    const { values, secret } = inOneFile(text);
    expect(Object.keys(values)).toEqual(["A", "B0", "B1"]);
    expect(secret).toHaveLength(19_998);
  });
});

describe("the sender", () => {
  test.each<[what: string, contents: Contents, origin: string | undefined]>([
    ["in a plain file", { ".env": `AZURE_CLIENT_ID=${entraApp}` }, "AZURE_CLIENT_ID in .env"],
    [
      "beside the manifest",
      { "appPackage/.env": `CLIENT_ID=${entraApp}` },
      "CLIENT_ID in appPackage/.env",
    ],
    ["in .env.local", { ".env.local": `CLIENT_ID='${entraApp}'` }, "CLIENT_ID in .env.local"],
    [
      "in the environment",
      { "env/.env.dev": `AAD_APP_CLIENT_ID=${entraApp}` },
      "AAD_APP_CLIENT_ID in env/.env.dev",
    ],
    [
      "in another environment",
      { "env/.env.dev": "A=1", "env/.env.prod": `CLIENT_ID=${entraApp}` },
      undefined,
    ],
    ["in an env folder's plain file", { "env/.env": `CLIENT_ID=${entraApp}` }, undefined],
    [
      "the same twice, in another case",
      {
        "env/.env.dev": `AAD_APP_CLIENT_ID=${entraApp}`,
        ".env": `AZURE_CLIENT_ID=${entraApp.toUpperCase()}`,
      },
      "AAD_APP_CLIENT_ID in env/.env.dev",
    ],
    [
      "two in one file",
      { ".env": `AZURE_CLIENT_ID=${entraApp}\nAAD_APP_CLIENT_ID=${otherApp}` },
      undefined,
    ],
    [
      "two in two files",
      { ".env": `CLIENT_ID=${entraApp}`, ".env.local": `CLIENT_ID=${otherApp}` },
      undefined,
    ],
    [
      "two, of which one is no id",
      { ".env": `CLIENT_ID=${entraApp}\nAZURE_CLIENT_ID=<id>` },
      "CLIENT_ID in .env",
    ],
    ["a bot's id", { ".env": `BOT_ID=${entraApp}\nMICROSOFT_APP_ID=${entraApp}` }, undefined],
    [
      "a bot's id under another name",
      { ".env": `CLIENT_ID=${entraApp}`, "env/.env.dev": `BOT_ID=${entraApp}` },
      undefined,
    ],
    [
      "beside a bot's id",
      { ".env": `CLIENT_ID=${entraApp}\nBOT_ID=${otherApp}` },
      "CLIENT_ID in .env",
    ],
    ["nothing but zeros", { ".env": "CLIENT_ID=00000000-0000-0000-0000-000000000000" }, undefined],
    ["a reference", { ".env": `CLIENT_ID=\${{ID}}\nID=${entraApp}` }, undefined],
    ["encrypted", { ".env": "CLIENT_ID=crypto_0a1b" }, undefined],
    ["empty", { ".env": "CLIENT_ID=" }, undefined],
    [
      "in a file above the repository",
      { "appPackage/.git/HEAD": "", ".env": `CLIENT_ID=${entraApp}` },
      undefined,
    ],
    ["in a form to copy", { ".env.example": `CLIENT_ID=${entraApp}` }, undefined],
  ])("%s: %o", (_what, contents, origin) => {
    expect(read(contents).sender).toEqual(
      origin === undefined ? undefined : { id: entraApp, origin },
    );
  });

  test("is looked for in the named files instead of the environment's", () => {
    const contents = { "a.env": `CLIENT_ID=${entraApp}`, "env/.env.dev": `CLIENT_ID=${otherApp}` };
    expect(read(contents, { envFiles: ["a.env"] }).sender?.origin).toBe("CLIENT_ID in a.env");
  });
});

describe("links", () => {
  const root = mkdtempSync(join(tmpdir(), "environment-"));
  afterAll(() => rmSync(root, { recursive: true }));

  test("that lead out of the working directory are not followed", () => {
    mkdirSync(join(root, "outside/env"), { recursive: true });
    mkdirSync(join(root, "work/env2"), { recursive: true });
    writeFileSync(join(root, "outside/env/.env.dev"), `CLIENT_ID=${entraApp}`);
    symlinkSync(join(root, "outside/env"), join(root, "work/env"));
    symlinkSync(join(root, "outside/env/.env.dev"), join(root, "work/.env"));
    symlinkSync(join(root, "outside/env/.env.dev"), join(root, "work/env2/.env.dev"));
    const files = diskFiles(join(root, "work"));
    expect(readEnvironment(files, "manifest.json", {})).toEqual({ troubles: [] });
    writeFileSync(join(root, "work/teamsapp.yml"), "environmentFolderPath: env2");
    expect(readEnvironment(files, "manifest.json", {})).toEqual({ troubles: [] });
  });
});

describe("whatever the files hold", () => {
  const path = fc.constantFrom(
    ".env",
    ".env.local",
    "appPackage/.env",
    "env/.env.dev",
    "env/.env.dev.user",
    "env/.env.local",
    "a.env",
  );
  const choice = fc.constantFrom<Environments>(
    {},
    { env: "local" },
    { env: "gone" },
    { envFiles: ["a.env", ".env"] },
  );

  /** Everything in a result, as text. */
  const shown = (result: unknown) =>
    JSON.stringify(result, (_key, value: unknown) =>
      value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
    );

  test("a secret's value is in no part of the result", () => {
    // No part of a name or a path, and recognised in any surroundings.
    const secret = fc.stringMatching(/^[0-9a-f]{12}$/).map((digits) => `hush-${digits}`);
    const secretLine = fc
      .tuple(
        fc.constantFrom(
          "SECRET_A",
          "SECRET_CLIENT_ID",
          "BOT_PASSWORD",
          "API_KEY",
          "access_token",
          "CLIENT_SECRET",
        ),
        fc.constantFrom("", " ", "export "),
        fc.constantFrom("", '"', "'", "`"),
        secret,
      )
      .map(([name, before, mark, value]) => `${before}${name}=${mark}${value}${mark}`);
    const encryptedLine = fc
      .tuple(fc.constantFrom("A", "TEAMS_APP_ID", "CLIENT_ID"), secret)
      .map(([name, value]) => `${name}=crypto_${value}`);
    const otherLine = fc.constantFrom(
      "A=${SECRET_A}",
      "B=${{BOT_PASSWORD}}/x",
      "C=${A}",
      "A=1",
      "# note",
      "D=",
      `CLIENT_ID=${entraApp}`,
      "TEAMS_APP_ID=${{API_KEY}}${{CLIENT_SECRET}}",
      "E=${TEAMS_APP_ID}",
      "F=${{ access_token }}",
    );
    const text = fc
      .array(fc.oneof(secretLine, encryptedLine, otherLine), { maxLength: 8 })
      .map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(fc.dictionary(path, text), choice, (contents, chosen) => {
        expect(shown(read(contents, chosen))).not.toContain("hush-");
      }),
      tries(200),
    );
  });

  test("reading ends without an exception, and each variable is in one place", () => {
    const content = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(
          fc.constantFrom("A", "=", "${", "{", "}", "\n", '"', "'", "\\", "#", " ", "\r", "\0"),
        )
        .map((parts) => parts.join("")),
      fc.uint8Array(),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.oneof(path, fc.constant("teamsapp.yml")), content),
        choice,
        (contents, chosen) => {
          const { environment } = read(contents, chosen);
          if (!environment) return;
          const names = [...environment.values.keys(), ...environment.empty, ...environment.secret];
          expect(new Set(names).size).toBe(names.length);
        },
      ),
      tries(200),
    );
  });
});
