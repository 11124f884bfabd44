import { realpathSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { soundBody, soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";

const json = (value: unknown) => JSON.stringify(value, undefined, 2);

/** A repository with an app below its top, which has one mistake. */
function repository(isGit: boolean): string {
  return realpathSync(
    folderWith({
      ...(isGit && { ".git/HEAD": "" }),
      "packages/app/manifest.json": json(soundManifest()),
      "packages/app/calls/a.json": json(soundBody({ activityType: "taskDone" })),
    }),
  );
}

/** The file of the finding, as each format names it. */
const fileIn: Readonly<Record<string, (text: string) => string | undefined>> = {
  pretty: (text) => /^(.*):7:19: error/m.exec(text)?.[1],
  unix: (text) => /^(.*):7:19: error/m.exec(text)?.[1],
  json: (text) => JSON.parse(text).diagnostics[0].file,
  sarif: (text) =>
    JSON.parse(text).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri,
  github: (text) => /^::error file=([^,]*),/.exec(text)?.[1],
  azure: (text) => /sourcepath=([^;]*);/.exec(text)?.[1],
  gitlab: (text) => JSON.parse(text)[0].location.path,
  junit: (text) => /classname="([^"]*)"/.exec(text)?.[1],
  checkstyle: (text) => /<file name="([^"]*)"/.exec(text)?.[1],
  rdjson: (text) => JSON.parse(text).diagnostics[0].location.path,
};
const services = new Set(["sarif", "github", "gitlab"]);

describe.each(Object.keys(fileIn))("%s, from a folder below the repository's top", (format) => {
  const named = async (top: string, env: Record<string, string>) => {
    const folder = join(top, "packages/app");
    const { out, code } = await runIn(folder, ["--format", format], { env });
    expect(code).toBe(1);
    return fileIn[format]!(out)?.replaceAll("\\", "/");
  };
  const expected = (top: string) => {
    if (format === "azure") return join(top, "packages/app/calls/a.json").replaceAll("\\", "/");
    return services.has(format) ? "packages/app/calls/a.json" : "calls/a.json";
  };

  test("as git has it", async () => {
    const top = repository(true);
    expect(await named(top, {})).toBe(expected(top));
  });

  test.each(["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"])(
    "as %s says",
    async (name) => {
      const top = repository(false);
      expect(await named(top, { [name]: top })).toBe(expected(top));
    },
  );

  test("a workspace that lies elsewhere says nothing", async () => {
    const top = repository(true);
    expect(await named(top, { GITHUB_WORKSPACE: repository(false) })).toBe(expected(top));
  });
});

describe("what lies elsewhere than the working directory is a project of its own", () => {
  const app = json(soundManifest());
  const wrong = json(soundBody({ activityType: "taskDone" }));
  const pairing = async (files: Record<string, string>, cwd: string, path: string) => {
    const folder = realpathSync(folderWith(files));
    const { out } = await runIn(join(folder, cwd), ["print-config", path]);
    return out.split("\n").find((line) => line.includes("paired"));
  };

  test.each<[string, Record<string, string>, string, string, string]>([
    [
      "in a repository",
      {
        "there/.git/HEAD": "",
        "there/app/a/manifest.json": app,
        "there/a/b/c/calls/a.json": wrong,
      },
      "here",
      "../there/a/b/c/calls/a.json",
      "../there/app/a/manifest.json (the only manifest)",
    ],
    [
      "in a repository below a working directory that is in none",
      { "there/.git/HEAD": "", "there/app/a/manifest.json": app, "there/calls/a.json": wrong },
      "",
      "there/calls/a.json",
      "there/app/a/manifest.json (the only manifest)",
    ],
    [
      "in another repository",
      {
        "here/.git/HEAD": "",
        "there/.git/HEAD": "",
        "there/app/a/manifest.json": app,
        "there/calls/a.json": wrong,
      },
      "here",
      "../there/calls",
      "../there/app/a/manifest.json (the only manifest)",
    ],
    [
      "in a folder",
      { "there/app/a/manifest.json": app, "there/calls/a.json": wrong },
      "here",
      "../there",
      "../there/app/a/manifest.json (the only manifest)",
    ],
  ])("%s", async (_, files, cwd, path, expected) => {
    const others = { "here/app/b/manifest.json": app, "here/app/c/manifest.json": app };
    expect(await pairing({ ...others, ...files }, cwd, path)).toContain(`paired with ${expected}`);
  });

  test("a folder that is named in a working directory without a repository is searched alone", async () => {
    const files = { "app/b/manifest.json": app, "there/calls/a.json": wrong };
    expect(await pairing(files, "", "there")).toContain("with no manifest");
    expect(await pairing(files, "", "there/calls/a.json")).toContain("(the only manifest)");
  });

  test("a file without a repository is not held against what lies in the working directory", async () => {
    const files = { "here/app/b/manifest.json": app, "there/calls/a.json": wrong };
    expect(await pairing(files, "here", "../there/calls/a.json")).toContain("with no manifest");
  });
});

test("the env files of a project are found from the folder of its manifest too", async () => {
  const id = "${{TEAMS_APP_ID}}";
  const folder = realpathSync(
    folderWith({
      ".git/HEAD": "",
      "appPackage/manifest.json": json(soundManifest({ id })),
      "env/.env.dev": "TEAMS_APP_ID=1234\n",
    }),
  );
  for (const cwd of ["", "appPackage"]) {
    const { out } = await runIn(join(folder, cwd), ["--format", "unix"]);
    expect(out).toContain('"${{TEAMS_APP_ID}}" is not a GUID');
  }
});

test("a file of a package is known as such from the folder that it lies in", async () => {
  const localizationInfo = {
    defaultLanguageTag: "en",
    additionalLanguages: [{ languageTag: "de", file: "lang/de.json" }],
  };
  const folder = realpathSync(
    folderWith({
      ".git/HEAD": "",
      "manifest.json": json(soundManifest({ localizationInfo })),
      "lang/de.json": json({ "name.shrt": "Aufgaben" }),
    }),
  );
  const argv = (path: string) => [path, "--format", "unix"];
  expect((await runIn(folder, argv("lang/de.json"))).out).toMatch(/^lang\/de\.json:/m);
  expect((await runIn(join(folder, "lang"), argv("de.json"))).out).toMatch(/^de\.json:/m);
  expect((await runIn(join(folder, "lang"), argv("../manifest.json"))).out).toMatch(/^de\.json:/m);
});
