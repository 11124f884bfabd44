/** The cost of program code: projects of many files, and programs that are laborious to follow. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hostilePrograms } from "./hostile-programs.mjs";
import { APP_ID, manifestOf, writeApp } from "./inputs.mjs";
import { compare, cpuOf, peakOf } from "./measure.mjs";
import { table } from "./table.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

/** A row for each kind of project; its ratio is the cost of one file more, but for the last one. */
export function codeRows({ folder, cli, pairs }) {
  const few = Math.min(pairs, 5);
  const run = (cwd) => ({ argv: ["node", cli, "."], cwd, exits: [0, 1] });
  const project = (ending, count) => {
    const where = `${folder}/code-${ending}-${count}`;
    writeApp(where, { requests: 0 });
    for (let index = 0; index < count; index += 1) writeSource(where, ending, index);
    return where;
  };
  const perFile = (ending, count) => () => {
    const [start, all] = [project(ending, 100), project(ending, count)];
    const found = compare(run(start), run(all), few);
    const each = (found.subject - found.base) / (count - 100);
    return { ...found, ratio: each, low: each, high: each, peak: peakOf(run(all), folder) };
  };
  return [
    {
      name: "3,000 C# files with a request, ms each",
      against: "the first 100",
      reach: 2,
      measure: perFile("cs", 3000),
    },
    {
      name: "2,000 TypeScript files with a request, ms each",
      against: "the first 100",
      reach: 2,
      measure: perFile("ts", 2000),
    },
    {
      name: "5,000 source files without Teams code",
      against: "reading them",
      reach: 1.3,
      measure: () => {
        const where = project("plain.ts", 5000);
        const read = { argv: ["node", `${here}bare-walk.cjs`, where, ".ts"] };
        return { ...compare(read, run(where), few), peak: peakOf(run(where), folder) };
      },
    },
  ];
}

const LINK = `https://teams.microsoft.com/l/entity/${APP_ID}/northwind.home`;
const [{ type: TYPE }] = manifestOf(1).activities.activityTypes;

/** A right request, as each language writes it. */
const SEND = {
  ts: `export async function send(user, title) {
  await client.api(\`/users/\${user}/teamwork/sendActivityNotification\`).post({
    topic: { source: "text", value: title, webUrl: "${LINK}" },
    activityType: "${TYPE}",
    previewText: { content: title },
    templateParameters: [{ name: "taskName", value: title }, { name: "projectName", value: title }],
  });
}
`,
  cs: `public class Sender {
  public Task Send(string user, string title) => http.PostAsJsonAsync(
    $"https://graph.microsoft.com/v1.0/users/{user}/teamwork/sendActivityNotification",
    new {
      topic = new { source = "text", value = title, webUrl = "${LINK}" },
      activityType = "${TYPE}",
      previewText = new { content = title },
      templateParameters = new[] { new { name = "taskName", value = title }, new { name = "projectName", value = title } },
    });
}
`,
  "plain.ts": "export const nothing = 0;\n",
};

const LINE = {
  ts: (at) =>
    `export function value${at}(a, b) { if (b === "x${at}") return a; return other(a, b); }\n`,
  cs: (at) =>
    `class C${at} { int V(int a, string b) { if (b == "x${at}") return a; return Other.Call(a, b); } }\n`,
};
LINE["plain.ts"] = LINE.ts;

/** About 1.5 kB, in folders of 100. */
function writeSource(where, ending, index) {
  const folder = `${where}/src/part${Math.floor(index / 100)}`;
  mkdirSync(folder, { recursive: true });
  const lines = Array.from({ length: 12 }, (_, at) => LINE[ending](at)).join("");
  writeFileSync(`${folder}/file${index}.${ending}`, lines + SEND[ending]);
}

/** CPU seconds of a run over one program of 1 MiB, of each kind in each language. */
export function runPrograms({ folder, cli }) {
  console.log("\nhostile programs of 1 MiB, CPU of a run over each");
  const show = table(["kind", "language", "s"], [44, 10, 6]);
  const rows = hostilePrograms().map(({ kind, ending, write }) => {
    const where = `${folder}/hostile`;
    writeApp(where, { requests: 0 });
    writeFileSync(`${where}/a.${ending}`, write());
    const seconds = cpuOf({ argv: ["node", cli, "."], cwd: where, exits: [0, 1] }) / 1000;
    rmSync(where, { recursive: true });
    return { kind, ending, seconds };
  });
  rows.sort((a, b) => b.seconds - a.seconds);
  for (const { kind, ending, seconds } of rows) show([kind, ending, seconds.toFixed(2)]);
  return rows;
}
