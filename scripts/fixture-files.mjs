/**
 * Writes the binary files of fixtures/: icons, and app packages. They are committed; this script
 * is how they came about.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
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

for (const app of ["task-board", "task-board-broken", "placeholders", "documentation"]) {
  put(`${app}/appPackage/color.png`, color);
  put(`${app}/appPackage/outline.png`, outline);
}
for (const app of ["task-board", "task-board-broken"]) {
  for (const name of ["crane", "alarm", "permit"]) put(`${app}/appPackage/icons/${name}.png`, small);
}
put("documentation/appPackage/announcement.png", small);

// Each of these is wrong in one way.
put("package/color.png", board(96, SEA, WHITE));
put("package/outline.png", board(32, CLEAR, RED));
put("package/icons/crane.png", board(64, SEA, WHITE));

//TMP /** What lies in fixtures/app-package/source, zipped with the folder around it. */
//TMP const source = new URL("fixtures/app-package/source/", root);
//TMP const entries = readdirSync(source).map((name) => ({
//TMP   name: `task-board/${name}`,
//TMP   content: readFileSync(new URL(name, source)),
//TMP }));
//TMP 
