/** Loaded before a program where there is no /usr/bin/time: it then tells its own peak, in KiB. */
const { appendFileSync } = require("node:fs");

process.on("exit", () => {
  appendFileSync(process.env.TEAMSLINT_PEAK, `${process.resourceUsage().maxRSS}\n`);
});
