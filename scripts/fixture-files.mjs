/**
 * Writes the binary files of fixtures/: icons, and app packages. They are committed; this script
 * is how they came about.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const root = new URL("../", import.meta.url);
const load = async (path) => (await runnerImport(fileURLToPath(new URL(path, root)))).module;
const { writePng, CLEAR, WHITE } = await load("test/png-writer.ts");
const { writeZip } = await load("test/zip-writer.ts");

const SEA = [11, 79, 108, 255];
const RED = [214, 73, 51, 255];

/** A board of three tasks, the last one done: bars on `ground`, a square before each. */
function board(side, ground, ink) {
  const unit = side / 32;
  return writePng({
    width: side,
    height: side,
    pixel(x, y) {
      const [column, row] = [Math.floor(x / unit), Math.floor(y / unit)];
      const isRow = [7, 8, 9, 14, 15, 16, 21, 22, 23].includes(row);
      const isBar = (column >= 6 && column < 9) || (column >= 12 && column < 26);
      return isRow && isBar ? ink : ground;
    },
  });
}

const color = board(192, SEA, WHITE);
const outline = board(32, CLEAR, WHITE);
const small = board(32, SEA, WHITE);

function put(path, content) {
  const file = new URL(`fixtures/${path}`, root);
  mkdirSync(dirname(fileURLToPath(file)), { recursive: true });
  writeFileSync(file, content);
}

for (const folder of [
  "task-board/appPackage",
  "task-board-broken/appPackage",
  "placeholders/appPackage",
  "toolkit/appPackage",
  "documentation/appPackage",
  "harbour-tour/appPackage",
  "languages",
  "not-json",
]) {
  put(`${folder}/color.png`, color);
  put(`${folder}/outline.png`, outline);
}
for (const app of ["task-board", "task-board-broken"]) {
  for (const name of ["crane", "alarm", "permit"])
    put(`${app}/appPackage/icons/${name}.png`, small);
}
put("documentation/appPackage/announcement.png", small);

// Each of these is wrong in one way.
put("package/color.png", board(96, SEA, WHITE));
put("package/outline.png", board(32, CLEAR, RED));
put("package/icons/crane.png", board(64, SEA, WHITE));

// A sound package, and a package whose folder was zipped before its values were filled in.
put("app-package/task-board.zip", writeZip(entriesOf("task-board/appPackage")));
put(
  "app-package/zipped-folder.zip",
  writeZip([
    ...entriesOf("placeholders/appPackage", "task-board/"),
    { name: "__MACOSX/task-board/._manifest.json" },
  ]),
);

function entriesOf(folder, prefix = "") {
  const url = new URL(`fixtures/${folder}/`, root);
  return readdirSync(url, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(fileURLToPath(url), join(parentPath, name)))
    .sort()
    .map((path) => path.replaceAll("\\", "/"))
    .map((path) => ({ name: prefix + path, content: readFileSync(new URL(path, url)) }));
}
