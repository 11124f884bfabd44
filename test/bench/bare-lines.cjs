/** The least cost of NDJSON: reads blocks, splits lines, decodes, and parses each. */
const { openSync, readSync } = require("node:fs");

const file = openSync(process.argv[2], "r");
const block = Buffer.allocUnsafe(1024 * 1024);
let rest = 0;
const fill = () => readSync(file, block, rest, block.length - rest);
for (let read = fill(); read > 0; read = fill()) {
  const end = rest + read;
  let from = 0;
  for (let at = block.indexOf(10); at >= 0 && at < end; at = block.indexOf(10, from)) {
    JSON.parse(block.toString("utf8", from, at));
    from = at + 1;
  }
  block.copy(block, 0, from, end);
  rest = end - from;
}
