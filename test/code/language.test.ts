import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import rule from "../../rules/activity-type-declared.js";
import { readProject } from "../../src/code/index.js";
import { languageOf } from "../../src/code/language.js";
import { languages } from "../../src/code/languages.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import { createApp } from "../../src/run/create-app.js";
import { createEngine } from "../../src/run/engine.js";
import { soundManifest } from "../check.js";
import { sourcesOf } from "./reading.js";
import { toy } from "./toy.js";

test("a language is read, linked and judged by what its own folder says", () => {
  const files = {
    "board.toy": "take kind from kinds\ntell '/chats/c/sendActivityNotification' kind",
    "kinds.toy": "kind is 'taskMade'",
  };
  const board = textFile("board.toy", files["board.toy"]);
  const { requests } = readProject([...languages, toy], [board], sourcesOf(files));
  expect(requests).toHaveLength(1);
  const app = createApp(parseFile(textFile("manifest.json", JSON.stringify(soundManifest()))));
  const engine = createEngine([rule]);
  const found = requests.flatMap(({ request }) => engine.checkRequest(request, app));
  expect(found.map(({ file, range, message }) => [file, range.start.offset, message])).toEqual([
    ["kinds.toy", 8, 'activity type "taskMade" is not declared in the manifest'],
  ]);
});

test.each([
  ["A.CS", ".cs"],
  ["a.Py", ".py"],
  ["src/a.MTS", ".mts"],
  ["a.vue", ".vue"],
  ["a.csv", undefined],
  ["cs", undefined],
])("%s is of the language of %s", (path, ending) => {
  expect(languageOf(path, languages)).toBe(ending && languageOf(ending, languages));
});

test("what the languages share names none of them", () => {
  const folder = new URL("../../src/code/", import.meta.url);
  const own =
    /["/.](?:py|cs|tsx?|jsx?|vue)\b(?!")|dumps|\bstringify|JsonSerializer|PostAs|__init__/;
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith(".ts"))) {
    const text = readFileSync(new URL(name, folder), "utf8");
    const code = text.replace(/\/\*\*.*?\*\/|\/\/[^\n]*|JSON\.stringify/gs, "");
    expect(own.exec(code)?.[0], name).toBeUndefined();
  }
});
