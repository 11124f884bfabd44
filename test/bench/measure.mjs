/** Times commands by the CPU that they use, which a busy machine disturbs less than the clock. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * A program with its arguments, run in a folder; `exits` lists the exit codes of a run that worked.
 * A comparison has medians: of the ratio, with its quartiles, and of each side in milliseconds.
 *
 * @typedef {{ argv: string[], cwd?: string, exits?: number[] }} Command
 * @typedef {{ ratio: number, low: number, high: number, base: number, subject: number }} Comparison
 */

const environment = { ...process.env, NO_COLOR: "1" };
// Node 20 parses that file at every start, which makes `node -e 0` look twice as slow as it is.
delete environment.NODE_EXTRA_CA_CERTS;
delete environment.NODE_OPTIONS;

/**
 * Milliseconds of CPU, user and system, of one run and of all that it starts: what bash's `time`
 * gets from the kernel when its child is gone, to the millisecond. Node itself tells of no child.
 */
export function cpuOf({ argv, cwd, exits = [0] }) {
  const script = 'TIMEFORMAT="%3U %3S"; { time "$@" 2>/dev/null >&3; code=$?; } 2>&1; echo "$code"';
  const run = spawnSync("bash", ["-c", script, "bash", ...argv], {
    cwd,
    env: environment,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    // The program prints into a pipe, as in a hook.
    stdio: ["ignore", "pipe", "ignore", "pipe"],
  });
  const [user, system, code] = run.stdout.split(/\s+/).map(Number);
  if (!exits.includes(code)) throw new Error(`${argv.join(" ")} ended with ${code}`);
  return (user + system) * 1000;
}

/**
 * The CPU of `subject` as a multiple of that of `base`: the median of the ratios of `pairs` pairs,
 * run by turns, with the quartiles of the ratios. The first pair warms the disk and is dropped.
 */
export function compare(base, subject, pairs) {
  const rounds = [];
  for (let round = 0; round <= pairs; round += 1) {
    // Every other pair the other way round, so that neither is always the second.
    const isSwapped = round % 2 === 1;
    const first = cpuOf(isSwapped ? subject : base);
    const second = cpuOf(isSwapped ? base : subject);
    rounds.push(isSwapped ? { base: second, subject: first } : { base: first, subject: second });
  }
  return summary(rounds.slice(1));
}

/** Of rounds of one pair each. */
export function summary(rounds) {
  const ratios = rounds.map(({ base, subject }) => subject / base);
  return {
    ratio: quantile(ratios, 0.5),
    low: quantile(ratios, 0.25),
    high: quantile(ratios, 0.75),
    base: quantile(
      rounds.map(({ base }) => base),
      0.5,
    ),
    subject: quantile(
      rounds.map(({ subject }) => subject),
      0.5,
    ),
  };
}

export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * part)];
}

const own = fileURLToPath(new URL("peak.cjs", import.meta.url));

/** How `peakOf` measures on this machine. */
export const peakTool = existsSync("/usr/bin/time") ? "/usr/bin/time" : "process.resourceUsage";

/** The largest peak of three runs, in MiB; of the largest process of each run. */
export function peakOf(command, folder) {
  return Math.max(...[1, 2, 3].map(() => peakOnce(command, `${folder}/peak.txt`)));
}

function peakOnce({ argv, cwd }, file) {
  rmSync(file, { force: true });
  if (peakTool === "/usr/bin/time") {
    spawnSync("/usr/bin/time", ["-q", "-f", "%M", "-o", file, ...argv], {
      cwd,
      env: environment,
      stdio: "ignore",
    });
  } else {
    const env = { ...environment, NODE_OPTIONS: `--require ${own}`, TEAMSLINT_PEAK: file };
    spawnSync(argv[0], argv.slice(1), { cwd, env, stdio: "ignore" });
  }
  return Math.max(...readFileSync(file, "utf8").trim().split("\n").map(Number)) / 1024;
}

/** How cost grows with size: the slope of a straight line through the logarithms of both. */
export function exponent(points) {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)]);
  const mean = (at) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const up = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return up / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}
