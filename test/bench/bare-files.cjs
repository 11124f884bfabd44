/** The least cost of a folder of JSON files: reads each and parses it. */
const { readdirSync, readFileSync } = require("node:fs");

for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder)) {
    if (name.endsWith(".json")) JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
  }
}
