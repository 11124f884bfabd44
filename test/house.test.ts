import { readdirSync, readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = new URL("../", import.meta.url);

/** Lines; a file with more wants to be two, and a rule a helper. */
const LONGEST = 300;
const LONGEST_RULE = 80;

function sources(folder: string): string[] {
  return readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map(({ parentPath, name }) =>
      relative(fileURLToPath(root), `${parentPath}/${name}`).split(sep).join("/"),
    )
    .filter((path) => !path.startsWith("src/schema/validators/"));
}

test("the entry and the shared vocabulary alone stand outside of the rooms", () => {
  const loose = readdirSync(new URL("src/", root)).filter((name) => name.endsWith(".ts"));
  expect(loose).toEqual(["diagnostic.ts", "index.ts", "rule.ts", "words.ts"]);
});

function longerThan(most: number, paths: readonly string[]): string[] {
  return paths.filter(
    (path) => readFileSync(new URL(path, root), "utf8").split("\n").length - 1 > most,
  );
}

test("no file is longer than a reader likes", () => {
  expect(longerThan(LONGEST, [...sources("src/"), ...sources("rules/")])).toEqual([]);
});

test("no rule is longer than a reader takes in at once", () => {
  const rules = sources("rules/").filter((path) => path !== "rules/index.ts");
  expect(longerThan(LONGEST_RULE, rules)).toEqual([]);
});

/** Blocks, and lines that follow each other, without what marks them as comments. */
function commentsIn(text: string): string[] {
  const blocks = [...text.matchAll(/\/\*\*?([\s\S]*?)\*\//g)].map(([, inside]) => inside!);
  const lines = [...text.matchAll(/(?:^[ \t]*\/\/.*\n)+/gm)].map(([whole]) => whole);
  return [...blocks, ...lines].map((comment) =>
    comment
      .replace(/^[ \t]*(?:\*|\/\/) ?/gm, "")
      .replace(/\s+/g, " ")
      .trim(),
  );
}

/** Sentences whose first word makes a reader look for the noun that it stands for. */
const RIDDLES =
  /(?<=^|[.!?] )(?:(?:What|It|Those)\b|(?:One|That) (?:of|that|which|is|was|itself)\b)[^.]*/g;

test("each sentence of a comment begins with a noun of the code", () => {
  const riddles = [...sources("src/"), ...sources("rules/")].flatMap((path) =>
    commentsIn(readFileSync(new URL(path, root), "utf8"))
      .flatMap((comment) => comment.match(RIDDLES) ?? [])
      .map((sentence) => `${path}: ${sentence}`),
  );
  expect(riddles).toEqual([]);
});
