import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { discover } from "../../src/files/discover.js";
import { diskFiles } from "../../src/files/disk.js";
import { memoryFiles } from "../../src/files/memory.js";
import { repositoryTop } from "../../src/files/repository.js";
import { mayBeInput } from "../../src/input/readers.js";
import { folderWith } from "../world.js";

/** A folder with these files, all of which git has, whatever is ignored. */
function repository(files: Record<string, string>, ...index: string[]): string {
  const folder = folderWith(files);
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, stdio: "pipe" });
  git("init", "--quiet");
  git("add", "--force", "--all");
  if (index.length > 0) git("update-index", ...index);
  return folder;
}

const files = {
  ".gitignore": "out/\n*.secret.json\n",
  "a.json": "{}",
  "a.secret.json": "{}",
  "out/größe.json": "{}",
  "out/deep/b.http": "",
  "out/c.txt": "",
  "deep/.gitignore": "d.json\n",
  "deep/d.json": "{}",
};
const hidden = ["a.secret.json", "deep/d.json", "out/deep/b.http", "out/größe.json"];

describe("what .gitignore hides though git has it", () => {
  test.each([
    ["version 2", []],
    ["version 4, with names that begin as the ones before", ["--index-version", "4"]],
  ])("is listed, from an index of %s", (_, index) => {
    const disk = diskFiles(repository(files, ...index));
    const { gitIgnored, candidates } = discover([""], disk, { mayBeInput });
    expect([...gitIgnored].sort()).toEqual(hidden);
    expect(candidates.map(({ path }) => path)).toEqual(["a.json"]);
  });

  test("is seen from a working directory below the top, and from a worktree", () => {
    const folder = repository(files);
    const below = diskFiles(`${folder}/deep`);
    expect(discover([".."], below, { mayBeInput }).gitIgnored).toContain("d.json");
    const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, stdio: "pipe" });
    git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "all");
    git("worktree", "add", "--quiet", "tree");
    const tree = diskFiles(`${folder}/tree`);
    expect([...discover([""], tree, { mayBeInput }).gitIgnored].sort()).toEqual(hidden);
  });

  test("is nothing without an index, or with one that is cut off", () => {
    const ignored = folderWith({ ".gitignore": "a.json\n", "a.json": "{}" });
    expect(discover([""], diskFiles(ignored), { mayBeInput }).gitIgnored).toEqual([]);
    mkdirSync(`${ignored}/.git`);
    expect(discover([""], diskFiles(ignored), { mayBeInput }).gitIgnored).toEqual([]);
    const broken = folderWith({
      ".gitignore": "a.json\n",
      "a.json": "{}",
      ".git/index": "DIRC\0\0\0\u0002\0\0\0\u0009",
    });
    expect(discover([""], diskFiles(broken), { mayBeInput }).gitIgnored).toEqual([]);
  });
});

test("a .gitignore above the working directory counts", () => {
  const folder = repository({ ".gitignore": "app/a.json\n", "app/b.json": "{}" });
  const disk = diskFiles(folderBelow(folder));
  expect(discover([""], disk, { mayBeInput }).candidates.map(({ path }) => path)).toEqual([
    "b.json",
  ]);
  expect(repositoryTop("", disk)).toBe("..");
  expect(repositoryTop("sub/deep", disk)).toBe("..");

  function folderBelow(top: string): string {
    execFileSync("sh", ["-c", "echo {} > app/a.json"], { cwd: top });
    return `${top}/app`;
  }
});

test("so does one many folders above what is walked", () => {
  const deep = memoryFiles({
    ".git/HEAD": "",
    ".gitignore": "b.json\n",
    "a/b/c/d/b.json": "{}",
    "a/b/c/d/c.json": "{}",
  });
  const { candidates } = discover(["a/b/c/d"], deep, { mayBeInput });
  expect(candidates.map(({ path }) => path)).toEqual(["a/b/c/d/c.json"]);
});
