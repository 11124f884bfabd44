/** Says how large the packed extension is, and fails for one of more than a MiB. */
import { statSync } from "node:fs";

const MOST = 2 ** 20;
const { size } = statSync(new URL("teamslint.vsix", import.meta.url));
console.log(`teamslint.vsix has ${(size / 2 ** 20).toFixed(2)} MiB`);
if (size > MOST) {
  console.error("that is more than 1 MiB");
  process.exit(1);
}
