/**
 * `npm run bench [-- --peers] [-- --rows PATTERN] [-- --pairs N]`: what a run costs, as a multiple
 * of the least that Node could do. Prints tables and writes bench.json. Measures dist/, so build
 * first. No figure here fails a build: they depend on the machine.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { codeRows, runPrograms } from "./code.mjs";
import { writeApp } from "./inputs.mjs";
import { forms, writeLog } from "./logs.mjs";
import { compare, cpuOf, exponent, peakOf, peakTool, quantile, summary } from "./measure.mjs";
import { install, peers, withMistakes } from "./peers.mjs";
import { ms, table, two } from "./table.mjs";
import { writeForeignJson, writeManyApps } from "./repositories.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));
const cli = `${root}dist/cli.cjs`;

const { values: asked } = parseArgs({
  options: {
    peers: { type: "boolean", default: false },
    rows: { type: "string", default: "" },
    pairs: { type: "string", default: "21" },
  },
});
const pairs = Number(asked.pairs);
const isAsked = (name) => new RegExp(asked.rows, "i").test(name);

const node = { argv: ["node", "-e", "0"] };
const folder = mkdtempSync(`${tmpdir()}/teamslint-bench-`);

async function main() {
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}`;
  const results = {
    machine,
    pairs,
    peakTool,
    loadBefore: loadavg(),
    rows: [],
    growth: [],
    programs: [],
    peers: [],
  };
  console.log(
    `${machine}; load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(" ")}`,
  );
  console.log(
    `CPU (user and system) of a process as a multiple of another's, the median of ${pairs} pairs run by turns,\n` +
      `its quartiles in brackets; peak memory by ${peakTool}; NODE_EXTRA_CA_CERTS unset\n`,
  );
  results.rows = runRows();
  results.growth = runGrowth();
  if (isAsked("hostile programs")) results.programs = runPrograms({ folder, cli });
  if (asked.peers) results.peers = await runPeers();
  results.loadAfter = loadavg();
  writeFileSync(`${root}bench.json`, `${JSON.stringify(results, undefined, 2)}\n`);
  console.log("\nwritten to bench.json");
}

function runRows() {
  const rows = [];
  const show = table(
    ["what", "against", "reach", "ratio", "quartiles", "base ms", "ms", "peak MiB"],
    [52, 24, 6, 6, 13, 8, 8, 8],
  );
  for (const { name, against, reach, measure } of tableOfRows().filter((row) =>
    isAsked(row.name),
  )) {
    const found = measure();
    rows.push({ name, against, reach, ...found });
    const { ratio, low, high, base, subject, peak } = found;
    show([
      name,
      against,
      reach,
      two(ratio),
      `(${two(low)}–${two(high)})`,
      ms(base),
      ms(subject),
      peak?.toFixed(0) ?? "",
    ]);
  }
  if (isAsked("tarball")) rows.push(...sizes(show));
  return rows;
}

function teamslint(cwd, ...args) {
  return { argv: ["node", cli, ...args], cwd };
}

/** The input of each row is written when its turn comes, and goes with the folder. */
function tableOfRows() {
  const app = (requests) => {
    const where = `${folder}/app-${requests}`;
    if (!existsSync(where)) writeApp(where, { requests });
    return where;
  };
  const against = (base, subjectIn) => () => {
    const subject = subjectIn();
    return { ...compare(base(), subject, pairs), peak: peakOf(subject, folder) };
  };
  const once = (name, write) => {
    const where = `${folder}/${name.replace(/\W+/g, "-")}`;
    if (!existsSync(where)) write(where);
    return where;
  };
  const log = (form) =>
    once(form, (where) => {
      const bytes = writeLog(where, form, 200_000);
      console.log(`  (200,000 requests as ${form} are ${(bytes / 1e6).toFixed(0)} MB)`);
    });
  const foreign = () => once("foreign", (where) => writeForeignJson(where, 40));
  const many = () =>
    once("many", (where) => writeManyApps(where, { apps: 200, requests: 20, foreign: 20_000 }));
  const walk = (where, ...endings) => ({
    argv: ["node", `${here}bare-walk.cjs`, where, ...endings],
  });
  const empty = "node -e 0";
  return [
    {
      name: "an app with 10 request files",
      against: empty,
      reach: 1.9,
      measure: against(
        () => node,
        () => teamslint(app(10)),
      ),
    },
    {
      name: "--version",
      against: empty,
      reach: 1.4,
      measure: against(
        () => node,
        () => teamslint(app(10), "--version"),
      ),
    },
    {
      name: "--help",
      against: empty,
      reach: 1.4,
      measure: against(
        () => node,
        () => teamslint(app(10), "--help"),
      ),
    },
    {
      name: "an app with 200 request files",
      against: empty,
      reach: 2.2,
      measure: against(
        () => node,
        () => teamslint(app(200)),
      ),
    },
    ...Object.entries(forms).map(([form, { exits }]) => ({
      name: `a log of 200,000 requests: ${form}`,
      against: "read, split, JSON.parse",
      reach: form === "2 % wrong" ? 3 : ["envelopes", "plain bodies"].includes(form) ? 1.5 : 2,
      measure: against(
        () => ({ argv: ["node", `${here}bare-lines.cjs`, `${log(form)}/requests.ndjson`] }),
        () => ({ ...teamslint(log(form), "appPackage", "requests.ndjson"), exits }),
      ),
    })),
    ...Object.keys(forms)
      .filter((form) => inMemory.includes(form))
      .map((form) => ({
        name: `createValidator, µs: ${form}`,
        against: "JSON.parse of it",
        reach: 2,
        measure: () => validator(form),
      })),
    {
      name: "an app among 40 MB of foreign JSON",
      against: "walk and read",
      reach: 1.4,
      measure: against(
        () => walk(foreign(), ".json"),
        () => teamslint(foreign()),
      ),
    },
    {
      name: "200 apps of 20 requests, 20,000 foreign files",
      against: "walk and read",
      reach: 2.5,
      measure: against(
        () => walk(many(), ".json", ".ts", ".py", ".png"),
        () => teamslint(many()),
      ),
    },
    {
      name: "an app with 5,000 request files",
      against: "read and JSON.parse",
      reach: 1.6,
      measure: against(
        () => ({ argv: ["node", `${here}bare-files.cjs`, `${app(5000)}/notifications`] }),
        () => teamslint(app(5000)),
      ),
    },
    ...codeRows({ folder, cli, pairs }),
  ];
}

/** The forms that differ once a request is an object. */
const inMemory = ["envelopes", "links with a label", "topics of installedApps"];

function validator(form) {
  const argv = [`${here}validator.mjs`, `${root}dist/index.js`, String(pairs), form];
  return summary(JSON.parse(execFileSync("node", argv, { encoding: "utf8" })));
}

/** As npm would publish it: no file that a test or a cache left behind counts. */
function sizes(show) {
  const { stdout } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
  });
  const [{ size, unpackedSize }] = JSON.parse(stdout);
  const rows = [
    { name: "published tarball, MB", reach: 1.2, value: size / 1e6 },
    { name: "unpacked, MB", reach: 8, value: unpackedSize / 1e6 },
  ];
  for (const { name, reach, value } of rows) show([name, "", reach, two(value)]);
  return rows;
}

/** How the cost above that of an empty app grows: 1 is linear. */
function runGrowth() {
  if (!isAsked("growth")) return [];
  const counts = [1, 10, 100, 1000, 10_000].map((requests) => ({ requests, types: 12 }));
  const declared = [1, 2, 4, 8, 16, 32, 64, 128].map((types) => ({ requests: 100, types }));
  return [
    growthOf("request files, 12 activity types", counts, ({ requests }) => requests),
    growthOf("activity types, 100 request files", declared, ({ types }) => types),
  ];
}

function growthOf(name, sizesOfApp, sizeOf) {
  console.log(`\n${name}`);
  const show = table(["size", "ms", "ms above the start", "µs each"], [8, 8, 18, 10]);
  const start = timeOf({ requests: 0, types: 1 });
  const points = sizesOfApp.map((size) => {
    const cost = timeOf(size);
    const each = ((cost - start) * 1000) / sizeOf(size);
    show([sizeOf(size), ms(cost), ms(cost - start), each.toFixed(0)]);
    return { size: sizeOf(size), ms: cost, above: cost - start };
  });
  const slope = exponent(points.map(({ size, above }) => [size, Math.max(above, 0.1)]));
  const last = points.slice(-2);
  const end = exponent(last.map(({ size, above }) => [size, Math.max(above, 0.1)]));
  console.log(`exponent ${two(slope)} over all, ${two(end)} between the last two (1 is linear)`);
  return { name, start, points, exponent: slope, exponentAtTheEnd: end };
}

function timeOf(size) {
  const where = `${folder}/growth-${size.requests}-${size.types}`;
  writeApp(where, size);
  const times = Array.from({ length: 7 }, () => cpuOf(teamslint(where)));
  rmSync(where, { recursive: true });
  return quantile(times, 0.5);
}

/** Compares tools on a manifest that all of them can read: without mistakes, and with six. */
async function runPeers() {
  console.log("\none manifest (v1.22, 12 activity types), against node -e 0");
  const show = table(
    ["tool", "valid", "six mistakes", "peak MiB", "exit codes"],
    [36, 8, 14, 10, 12],
  );
  const [good, bad] = [`${folder}/good`, `${folder}/bad`];
  writeApp(good, { requests: 0 });
  writeApp(bad, { requests: 0, edit: withMistakes });
  const rows = [];
  const measure = (name, argvFor) => {
    const commandOf = (where) => ({
      argv: argvFor(`${where}/appPackage/manifest.json`),
      cwd: where,
      exits: [0, 1, 2, 65, 100],
    });
    const codes = [good, bad].map((where) => exitCodeOf(commandOf(where)));
    const [valid, broken] = [good, bad].map((where) =>
      compare(node, commandOf(where), Math.min(pairs, 7)),
    );
    const peak = peakOf(commandOf(good), folder);
    rows.push({ name, valid, broken, peak, codes });
    show([name, two(valid.ratio), two(broken.ratio), peak.toFixed(0), codes.join(" / ")]);
  };
  measure("teamslint", (manifest) => ["node", cli, manifest]);
  for (const peer of peers) {
    const installed = await install(peer, folder);
    if ("reason" in installed) {
      rows.push({ name: peer.name, reason: installed.reason });
      console.log(
        `${peer.name}: not measured, because npm could not install it (${installed.reason})`,
      );
    } else measure(peer.name, installed.argvFor);
  }
  return rows;
}

function exitCodeOf({ argv: [program, ...args], cwd }) {
  return spawnSync(program, args, { cwd, stdio: "ignore" }).status;
}

if (!existsSync(cli)) throw new Error("there is no dist/: npm run build");
try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
