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
