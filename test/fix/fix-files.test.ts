import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import {
  chmodSync,
  existsSync,
  lstatSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import type { Rule } from "../../src/rule.js";
import { createFile, replaceFile } from "../../src/files/write.js";
import { soundBody, soundManifest } from "../check.js";
import { project } from "../project.js";
import { writeZip } from "../zip-writer.js";

/** Wants every `word` in the app's short name to be another: one finding for the first that is there. */
function renames(id: string, pairs: Readonly<Record<string, string>>, unsafe = false): Rule {
  return {
    id,
    severity: "error",
    summary: "The name is right",
    checkApp({ manifest: { name } }) {
      const short = name?.short;
      if (typeof short !== "string" || pairs[short] === undefined) return;
      return {
        at: "/name/short",
        message: `the name is "${short}"`,
        fix: {
          edits: [{ replace: "/name/short", text: JSON.stringify(pairs[short]) }],
          ...(unsafe && { unsafe: true as const }),
        },
      };
    },
  };
}

const CATALOG = "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03";

const steps = renames("steps", { one: "two", two: "three", three: "four" });

function manifest(short: string, indent = 2): string {
  return `${JSON.stringify(soundManifest({ name: { short, full: "n" } }), undefined, indent)}\n`;
}

describe("--fix", () => {
  test("goes on until nothing is left, and writes the file once", async () => {
    const app = project({ "manifest.json": manifest("one") });
    const { code, out, error } = await app.run(["--fix"], [steps]);
    expect({ code, out, error }).toEqual({
      code: 0,
      out: "no problems in 1 file, 3 fixed\n",
      error: "",
    });
    expect(app.read("manifest.json")).toBe(manifest("four"));
    expect(app.names()).toEqual([".git", "manifest.json"]);
  });

  test("ends where two rules undo each other", async () => {
    const app = project({ "manifest.json": manifest("a") });
    const { code, out } = await app.run(
      ["--fix"],
      [renames("to-b", { a: "b" }), renames("to-a", { b: "a" })],
    );
    expect(code).toBe(1);
    expect(out).not.toContain("fixed");
    expect(app.read("manifest.json")).toBe(manifest("a"));
  });

  test("keeps line endings, the byte order mark and the mode", async () => {
    const text = `\ufeff${manifest("one", 4).replaceAll("\n", "\r\n")}`;
    const app = project({ "manifest.json": text });
    chmodSync(join(app.folder, "manifest.json"), 0o640);
    await app.run(["--fix"], [steps]);
    expect(app.read("manifest.json")).toBe(text.replace('"one"', '"four"'));
    expect(statSync(join(app.folder, "manifest.json")).mode & 0o777).toBe(0o640);
  });

  test("keeps the comments and variables of an .http file", async () => {
    const request = `### a\r\n# first\r\n@user = u\r\nPOST https://graph.microsoft.com/v1.0/users/{{user}}/teamwork/sendActivityNotification HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{\r\n  "topic" : { "source": "text" },\r\n  "activityType":"taskcreated"\r\n}\r\n\r\n### b\r\n`;
    const rule: Rule = {
      id: "probe",
      severity: "error",
      summary: "probe",
      checkRequest: ({ body }) =>
        body.activityType === "taskcreated"
          ? {
              at: "/activityType",
              message: "m",
              fix: { edits: [{ replace: "/activityType", text: '"taskCreated"' }] },
            }
          : undefined,
    };
    const app = project({ "a.http": request });
    expect((await app.run(["--fix"], [rule])).code).toBe(0);
    expect(app.read("a.http")).toBe(request.replace("taskcreated", "taskCreated"));
  });

  test("a link leads to its target as before", async () => {
    const app = project({ "shared/real.txt": manifest("one") });
    symlinkSync("shared/real.txt", join(app.folder, "manifest.json"));
    await app.run(["--fix"], [steps]);
    expect(lstatSync(join(app.folder, "manifest.json")).isSymbolicLink()).toBe(true);
    expect(app.read("shared/real.txt")).toBe(manifest("four"));
  });

  test("a language file that a link takes from elsewhere stays as it is", async () => {
    const elsewhere = project({ "de.json": '{ "name.short": "one" }' });
    const text = JSON.stringify(
      soundManifest({
        localizationInfo: {
          defaultLanguageTag: "en",
          additionalLanguages: [{ languageTag: "de", file: "de.json" }],
        },
      }),
    );
    const app = project({ "manifest.json": text });
    symlinkSync(join(elsewhere.folder, "de.json"), join(app.folder, "de.json"));
    const rule: Rule = {
      id: "probe",
      severity: "error",
      summary: "probe",
      *checkApp({ languages }) {
        for (const { document } of languages) {
          const at = { document, pointer: "/name.short" };
          yield { at, message: "m", fix: { edits: [{ replace: at, text: '"two"' }] } };
        }
      },
    };
    const { out } = await app.run(["--fix"], [rule]);
    expect(elsewhere.read("de.json")).toBe('{ "name.short": "one" }');
    // A manifest reads nothing that lies elsewhere, so there is no finding on it either.
    expect(out).toContain("no problems in 1 file");
  });

  test("an archive stays as it is, and its finding is reported", async () => {
    const app = project({});
    const zip = writeZip([{ name: "manifest.json", content: manifest("one") }]);
    writeFileSync(join(app.folder, "app.zip"), zip);
    const { code, out } = await app.run(["app.zip", "--fix"], [steps]);
    expect(code).toBe(1);
    expect(out).toContain("app.zip!/manifest.json");
    expect(readFileSync(join(app.folder, "app.zip")).equals(zip)).toBe(true);
  });

  test("a fix that may change the meaning waits for --unsafe", async () => {
    const app = project({ "manifest.json": manifest("one") });
    const risky = renames("steps", { one: "two" }, true);
    const first = await app.run(["--fix"], [risky]);
    expect(first.code).toBe(1);
    expect(first.out).toContain("note: 1 fix may change the meaning: --unsafe applies them too\n");
    expect(app.read("manifest.json")).toBe(manifest("one"));
    expect((await app.run(["--fix", "--unsafe"], [risky])).code).toBe(0);
    expect(app.read("manifest.json")).toBe(manifest("two"));
  });

  describe("suggestions", () => {
    const suggests = (...texts: string[]): Rule => ({
      id: "steps",
      severity: "error",
      summary: "The name is right",
      checkApp({ manifest: { name } }) {
        if (name?.short !== "one") return;
        return {
          at: "/name/short",
          message: 'the name is "one"',
          suggestions: texts.map((text) => ({
            title: `write "${text}"`,
            edits: [{ replace: "/name/short", text: JSON.stringify(text) }],
          })),
        };
      },
    });

    test("one that is alone waits for --unsafe", async () => {
      const app = project({ "manifest.json": manifest("one") });
      const { out } = await app.run(["--fix"], [suggests("two")]);
      expect(out).toContain("note: 1 fix may change the meaning: --unsafe applies them too\n");
      expect(app.read("manifest.json")).toBe(manifest("one"));
      const fixed = await app.run(["--fix", "--unsafe"], [suggests("two")]);
      expect(fixed).toMatchObject({ code: 0, out: "no problems in 1 file, 1 fixed\n" });
      expect(app.read("manifest.json")).toBe(manifest("two"));
    });

    test("of several a person chooses", async () => {
      const app = project({ "manifest.json": manifest("one") });
      const { code, out } = await app.run(["--fix", "--unsafe"], [suggests("two", "three")]);
      expect(code).toBe(1);
      expect(out).toContain("note: 1 finding left has several suggestions, of which a person has");
      expect(app.read("manifest.json")).toBe(manifest("one"));
    });

    test("what was meant and the missing parameters are written", async () => {
      const app = project({
        "manifest.json": JSON.stringify(soundManifest()),
        "a.json": JSON.stringify(
          soundBody({ activityType: "taskCreatd", templateParameters: [] }),
          undefined,
          2,
        ),
      });
      const { code, out } = await app.run(["--fix", "--unsafe"], rules);
      expect({ code, out }).toEqual({
        code: 0,
        out: "no problems in 2 files, 1 request checked, 2 fixed\n",
      });
      expect(JSON.parse(app.read("a.json"))).toMatchObject({
        activityType: "taskCreated",
        templateParameters: [{ name: "taskId", value: "TODO" }],
      });
    });

    test("an id that stands under a slip for its name is the one that a link is told to have", async () => {
      const [entra, catalog] = ["8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02", CATALOG];
      const webUrl = (id: string) => `https://teams.microsoft.com/l/entity/${id}/tasks`;
      const topic = { source: "text", value: "Tasks", webUrl: webUrl(entra) };
      const app = project({
        "manifest.json": JSON.stringify(soundManifest()),
        "a.json": JSON.stringify(soundBody({ topic, teamsAppID: catalog })),
      });
      expect((await app.run([], rules)).out).toContain(`= help: use "${catalog}"`);
      const { out } = await app.run(["--fix", "--unsafe"], rules);
      expect(out).toContain(" 2 fixed\n");
      expect(JSON.parse(app.read("a.json")).topic.webUrl).toBe(webUrl(catalog));
    });
  });

  test.each<[string, string[], Record<string, string>]>([
    ["off", ["--rule", "steps=off"], {}],
    ["left out by --quiet", ["--quiet", "--rule", "steps=warning"], {}],
    [
      "ignored",
      [],
      { "teamslint.config.json": '{ "ignore": [{ "rule": "steps", "reason": "r" }] }' },
    ],
  ])("what is %s is not fixed", async (_, argv, files) => {
    const app = project({ ...files, "manifest.json": manifest("one") });
    await app.run(["--fix", ...argv], [steps]);
    expect(app.read("manifest.json")).toBe(manifest("one"));
  });

  test.each([["--fix"], ["--fix-dry-run"], ["--watch"]])(
    "%s with stdin is refused",
    async (option) => {
      const { code, error } = await project({}).run([option, "-"], []);
      expect(code).toBe(2);
      expect(error).toBe(
        `teamslint: ${option} needs files: stdin (-) is read once and never written\n`,
      );
    },
  );

  test("--unsafe alone is refused", async () => {
    const { code, error } = await project({}).run(["--unsafe"], []);
    expect({ code, error }).toEqual({
      code: 2,
      error: "teamslint: --unsafe belongs to --fix or --fix-dry-run\n",
    });
  });

  test("a file that cannot be written stays, with its findings, and the run ends with 2", async () => {
    const app = project({ "a/manifest.json": manifest("one"), "b/manifest.json": manifest("one") });
    let isStolen = false;
    const thief: Rule = {
      id: "thief",
      severity: "error",
      summary: "Somebody else writes the file while it is being fixed",
      checkApp() {
        if (!isStolen) app.write("a/manifest.json", manifest("mine"));
        isStolen = true;
      },
    };
    const { code, out, error } = await app.run(["--fix"], [thief, steps]);
    expect(code).toBe(2);
    expect(error).toBe(
      "teamslint: a/manifest.json: it was not fixed: it changed meanwhile: run again\n",
    );
    expect(out).toContain('a/manifest.json:13:14: error: the name is "one" [steps]');
    expect(out).toContain("1 error in 1 of 2 files, 3 fixed\n");
    expect(app.read("a/manifest.json")).toBe(manifest("mine"));
    expect(app.read("b/manifest.json")).toBe(manifest("four"));
  });
});

describe("--fix-dry-run", () => {
  test("prints a patch that git applies, and what is left on stderr", async () => {
    const app = project({
      "app package/manifest.json": manifest("one"),
      "b/manifest.json": manifest("left"),
    });
    const left = renames("left", { left: "left" });
    const stays: Rule = {
      ...left,
      checkApp: ({ manifest: { name } }) =>
        name?.short === "left" ? { at: "/name/short", message: "m" } : undefined,
    } as Rule;
    const { code, out, error } = await app.run(
      ["--fix-dry-run", "--format", "unix"],
      [steps, stays],
    );
    expect(code).toBe(1);
    expect(error).toBe(
      "b/manifest.json:13:14: error: m [left]\nteamslint: --fix fixes 3 findings\n",
    );
    expect(app.read("app package/manifest.json")).toBe(manifest("one"));
    execFileSync("git", ["init", "-q"], { cwd: app.folder });
    execFileSync("git", ["apply", "-"], { cwd: app.folder, input: out });
    expect(app.read("app package/manifest.json")).toBe(manifest("four"));
  });

  test("the summary counts what would be fixed", async () => {
    const app = project({ "manifest.json": manifest("one") });
    const { error } = await app.run(["--fix-dry-run"], [steps]);
    expect(error).toBe("note: --fix fixes 3 findings\nno problems in 1 file\n");
  });

  test("on a terminal nothing in the patch moves the cursor", async () => {
    const app = project({ "manifest.json": manifest("one").replace('"n"', '"\u009b2J"') });
    const { out } = await app.run(["--fix-dry-run"], [steps], { isTerminal: true });
    expect(out).toContain("+");
    expect(out).toContain("\\u009b2J");
    expect(out).not.toContain("\u009b");
  });
});

describe("writing a file", () => {
  const failing = (step: keyof typeof fs, code: string) => ({
    ...fs,
    [step]: () => {
      throw Object.assign(new Error("no"), { code });
    },
  });

  test.each<[keyof typeof fs, string, string]>([
    ["openSync", "EACCES", "permission is denied"],
    ["writeFileSync", "ENOSPC", "the disk is full"],
    ["fsyncSync", "EIO", "it cannot be written (EIO)"],
    ["renameSync", "EPERM", "permission is denied"],
  ])("%s fails: the old text stays, and nothing beside it", (step, code, reason) => {
    const app = project({ "a.json": "old" });
    expect(replaceFile(join(app.folder, "a.json"), "new", failing(step, code))).toBe(reason);
    expect(app.read("a.json")).toBe("old");
    expect(app.names()).toEqual([".git", "a.json"]);
  });

  test("the new text is whole before it takes the old one's place", () => {
    const app = project({ "a.json": "old" });
    const watching = {
      ...fs,
      renameSync: (from: fs.PathLike, to: fs.PathLike) => {
        expect(readFileSync(from, "utf8")).toBe("new");
        expect(readFileSync(to, "utf8")).toBe("old");
        fs.renameSync(from, to);
      },
    };
    expect(replaceFile(join(app.folder, "a.json"), "new", watching)).toBeUndefined();
    expect(app.read("a.json")).toBe("new");
  });

  test("a file that cannot be created as a whole is not there", () => {
    const app = project({});
    const disk = failing("writeFileSync", "ENOSPC");
    expect(createFile(join(app.folder, "a.json"), "new", disk)).toBe("the disk is full");
    expect(app.names()).toEqual([".git"]);
  });

  test("a file that is there is never created again, not even through a link to nowhere", () => {
    const app = project({ "a.json": "old" });
    symlinkSync("nowhere", join(app.folder, "b.json"));
    expect(createFile(join(app.folder, "a.json"), "new")).toBe("there is already such a file");
    expect(createFile(join(app.folder, "b.json"), "new")).toBe("there is already such a file");
    expect(existsSync(join(app.folder, "nowhere"))).toBe(false);
  });
});
