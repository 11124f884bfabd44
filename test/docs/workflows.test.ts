import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./printed.js";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, { readonly uses?: string; readonly steps?: Step[] }>>;
}

const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const names = (folder: string) =>
  readdirSync(new URL(folder, root)).filter((name) => /\.ya?ml$/.test(name));
const workflows = names(".github/workflows").map((name) => {
  const text = read(`.github/workflows/${name}`);
  return [name, text, parse(text) as Workflow] as const;
});
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps);
const hasBash = process.platform !== "win32" && spawnSync("bash", ["--version"]).status === 0;

describe.each(workflows)("%s", (_, text, workflow) => {
  test("may do nothing but read, unless a job says more", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
  });

  test("names each action by its commit, with the version beside it", () => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map((match) => match[1]!);
    const foreign = uses.filter((line) => !line.startsWith("./"));
    for (const line of foreign)
      expect(line).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const own = uses.filter((line) => line.startsWith("./.github"));
    expect(own.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  test("leaves no token in the checkout", () => {
    for (const { uses, with: given } of stepsOf(workflow))
      if (uses?.startsWith("actions/checkout@"))
        expect(given).toEqual({ "persist-credentials": false });
  });

  test("puts no value into a script that runs", () => {
    for (const { run } of stepsOf(workflow)) expect(run ?? "").not.toContain("${{");
  });

  test("runs scripts that there are", () => {
    const scriptsRun = [...text.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1]!);
    expect(scriptsRun.filter((name) => !(name in scripts))).toEqual([]);
    const files = [...text.matchAll(/node (scripts\/[\w.-]+)/g)].map((match) => match[1]!);
    expect(files.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  test.skipIf(!hasBash)("has scripts that bash can read", () => {
    for (const { run } of stepsOf(workflow)) {
      if (run === undefined) continue;
      const { status, stderr } = spawnSync("bash", ["-n"], { input: run, encoding: "utf8" });
      expect({ run, status, stderr }).toEqual({ run, status: 0, stderr: "" });
    }
  });
});

test("all workflows use the same version of an action", () => {
  const all = workflows.flatMap(([, , workflow]) =>
    stepsOf(workflow).flatMap(({ uses = "./" }) => uses),
  );
  const pinned = new Set(all.filter((line) => !line.startsWith("./")));
  const actions = [...pinned].map((line) => line.slice(0, line.indexOf("@")));
  expect(actions).toEqual([...new Set(actions)]);
});

/** Folders of the repository with a lock file, as "/site". */
function lockedFolders(folder = "/"): string[] {
  return readdirSync(new URL(`.${folder}`, root), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "package-lock.json") return folder === "/" ? folder : folder.slice(0, -1);
    const isOurs = entry.isDirectory() && !/^(?:node_modules|dist|trial|\.git)$/.test(entry.name);
    return isOurs ? lockedFolders(`${folder}${entry.name}/`) : [];
  });
}

test("dependabot looks at all folders that have a lock file", () => {
  const { updates } = parse(read(".github/dependabot.yml")) as {
    updates: { directories?: string[] }[];
  };
  const folders = updates.flatMap(({ directories = [] }) => directories);
  expect(folders.sort()).toEqual(lockedFolders().sort());
});

describe("issue forms", () => {
  const forms = names(".github/ISSUE_TEMPLATE").filter((name) => name !== "config.yml");

  test.each(forms)("%s has what GitHub requires", (name) => {
    const form = parse(read(`.github/ISSUE_TEMPLATE/${name}`)) as {
      name: string;
      description: string;
      body: { type: string; id?: string; attributes: Record<string, unknown> }[];
    };
    expect(form.name).toMatch(/\S/);
    expect(form.description).toMatch(/\S/);
    for (const { type, id, attributes } of form.body) {
      expect(["markdown", "textarea", "input", "dropdown", "checkboxes"]).toContain(type);
      expect(attributes[type === "markdown" ? "value" : "label"], `${type} ${id}`).toBeTypeOf(
        "string",
      );
    }
    const ids = form.body.flatMap(({ id = [] }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });
});
