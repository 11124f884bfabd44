import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);

/** The files in the table, in order; a name without a folder lies in that of the file before. */
function filesInTable(page: string): string[] {
  const cells = [...page.matchAll(/^\| \d+ +\| ([^|]+)\|/gm)].map(([, cell]) => cell!);
  let folder = "";
  return cells
    .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
    .map((name) => {
      folder = name.includes("/") ? name.slice(0, name.lastIndexOf("/") + 1) : folder;
      return folder + name.slice(name.lastIndexOf("/") + 1);
    });
}

test("the way of the data names files that are there, each once", () => {
  const files = filesInTable(readFileSync(new URL("docs/dev/way-of-the-data.md", root), "utf8"));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  expect(files).toEqual([...new Set(files)]);
});
