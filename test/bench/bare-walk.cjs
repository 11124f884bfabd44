/** The least cost of searching a folder: walks it, and reads the files with the given endings. */
const { readdirSync, readFileSync } = require("node:fs");
const { extname, join } = require("node:path");

const [folder, ...endings] = process.argv.slice(2);
walk(folder);

function walk(where) {
  for (const entry of readdirSync(where, { withFileTypes: true })) {
    const path = join(where, entry.name);
    if (entry.isDirectory()) walk(path);
    else if (endings.includes(extname(entry.name))) readFileSync(path);
  }
}
