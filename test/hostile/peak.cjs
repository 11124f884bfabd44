/**
 * Loaded before a program: tells its own peak of memory at its end, in KiB. What `resourceUsage` says
 * is at least the peak of the process that started it.
 */
const { appendFileSync, readFileSync } = require("node:fs");

process.on("exit", () => {
  let peak = process.resourceUsage().maxRSS;
  try {
    peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {
    // Only Linux has it.
  }
  appendFileSync(process.env.TEAMSLINT_PEAK, `${peak}\n`);
});
