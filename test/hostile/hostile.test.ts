import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatNames } from "../../src/cli/options.js";
import { soundBody, soundManifest, USER_URL } from "../check.js";
import { isLong } from "../long.js";
import { writeZip } from "../zip-writer.js";
import {
  type BuiltCommand,
  buildCommand,
  type Ended,
  execute,
  folderOf,
  type Options,
} from "./command.js";

/** Files that strangers may write, and the command line's reaction. */
interface Row {
  readonly name: string;
  readonly files?: () => Readonly<Record<string, string | Uint8Array>>;
  /** Makes what is no file: links, pipes. */
  readonly prepare?: (folder: string) => void;
  readonly argv: readonly string[];
  readonly options?: Options;
  readonly code: number | null;
  /** A text that stdout or stderr must hold. */
  readonly says?: RegExp;
  /** The findings of these rules, exactly. */
  readonly rules?: readonly string[];
  /** MiB at the peak; an empty run takes about 45. */
  readonly most?: number;
}

const json = (value: unknown) => JSON.stringify(value);
const request = (parts: object) => json({ method: "POST", url: USER_URL, body: soundBody(parts) });
const manifest = (parts: object = {}) => json(soundManifest(parts));

/** A text with everything that a terminal, a log or an annotation could obey. */
const EVIL =
  "\u001b[2J\u0007\u202ecod\u2066\u0000\ud800\r\n::error::owned\n##vso[task.complete]\u0085##[error]x";

const evilManifest = () =>
  JSON.stringify(soundManifest(), (key, value: unknown) => {
    const isFree = typeof value === "string" && !["$schema", "manifestVersion"].includes(key);
    return isFree ? `${value}${EVIL}` : value;
  });

/** Sizes, larger in `npm run fuzz`. */
const findings = isLong ? 1_000_000 : 20_000;
const keys = isLong ? 100_000 : 3000;
const megabytes = isLong ? 100 : 20;
const types = isLong ? 10_000 : 3000;

function manyFindings(): string {
  const bad = json(soundBody({ topic: { source: "text", value: "" } }));
  // Two findings a line: no value, no webUrl.
  return `${bad}\n`.repeat(findings / 2);
}

/** A pattern that fits each of its segments in many ways, and as a whole in none; and a path to try it on. */
const STARS = "*a*b*c/*a*b*c/*a*b*c/*a*b*c/zz";
const starry = `${`${"abc".repeat(80)}/`.repeat(4)}manifest.json`;

function configuredWith(where: string): object {
  if (where === "exclude") return { exclude: [STARS] };
  if (where === "ignore") return { ignore: [{ rule: "icon-size", file: STARS, reason: "later" }] };
  return { apps: [{ manifest: starry, requests: [STARS] }] };
}

const rows: readonly Row[] = [
  {
    name: "100,000 nested lists",
    files: () => ({ "a.json": "[".repeat(100_000) + "]".repeat(100_000) }),
    argv: ["a.json"],
    code: 1,
    rules: ["json-valid"],
    most: 200,
  },
  {
    name: "100,000 nested objects, never closed",
    files: () => ({ "a.json": '{"activityType":'.repeat(100_000) }),
    argv: ["a.json"],
    code: 1,
    rules: ["json-valid"],
    most: 250,
  },
  {
    name: "100,000 nested lists in the body of an .http file",
    files: () => ({ "a.http": `POST ${USER_URL}\n\n${"[".repeat(100_000)}` }),
    argv: ["a.http"],
    code: 1,
    rules: ["json-valid", "request-has-manifest"],
    most: 200,
  },
  {
    name: `${megabytes} MB on one line of JSON`,
    files: () => ({
      "a.json": `{"activityType":"${"x".repeat(megabytes * 1_000_000)}","topic":{}}`,
    }),
    argv: ["a.json"],
    code: 1,
    most: 900,
  },
  {
    name: `${megabytes} MB on one line of NDJSON`,
    files: () => ({ "a.ndjson": `{"activityType":"${"x".repeat(megabytes * 1_000_000)}` }),
    argv: ["a.ndjson"],
    code: 1,
    rules: ["json-valid"],
    most: 200,
  },
  {
    name: "100 MB on one line that nobody named",
    files: () => ({
      "a.json": `{"activityType":"${"x".repeat(100_000_000)}`,
      "manifest.json": manifest(),
    }),
    argv: ["."],
    code: 0,
    says: /skipped for its size/,
    most: 120,
  },
  {
    name: `${findings.toLocaleString("en")} findings`,
    files: () => ({ "a.ndjson": manyFindings() }),
    argv: ["a.ndjson"],
    code: 1,
    says: new RegExp(`^${findings} errors`, "m"),
    most: 220,
  },
  {
    name: `${keys.toLocaleString("en")} repeated keys in one object`,
    files: () => ({
      "manifest.json": manifest().replace(
        "{",
        `{${Array.from({ length: keys }, (_, key) => `"k${key}":1,"k${key}":2,`).join("")}`,
      ),
    }),
    argv: ["manifest.json"],
    code: 1,
    says: /json-keys-unique has \d+ more findings/,
    most: 600,
  },
  {
    name: "10,000 activity types",
    files: () => ({
      "manifest.json": manifest({
        activities: {
          activityTypes: Array.from({ length: 10_000 }, (_, index) => ({
            type: `type${index}`,
            description: "d",
            templateText: "{actor} did {what}",
          })),
        },
      }),
    }),
    argv: ["manifest.json"],
    code: 1,
    rules: ["manifest-schema"],
    most: 200,
  },
  {
    name: `${types.toLocaleString("en")} activity types of one name, with as many icons`,
    files: () => ({
      "manifest.json": manifest({
        activities: {
          activityTypes: Array.from({ length: types }, () => ({
            type: "a",
            description: "d",
            templateText: "{x}",
            allowedIconIds: ["i"],
          })),
          activityIcons: Array.from({ length: types }, () => ({ id: "i", iconFile: "i.png" })),
        },
      }),
    }),
    argv: ["manifest.json"],
    code: 1,
    most: 300,
  },
  {
    name: "__proto__ and constructor as keys of a manifest and a request",
    files: () => ({
      "manifest.json": manifest().replace(
        "{",
        '{"__proto__":{"activities":1},"constructor":{"prototype":{"x":1}},',
      ),
      "request.json": request({}).replace('"topic"', '"__proto__":{"topic":1},"topic"'),
    }),
    argv: ["."],
    code: 1,
    rules: ["manifest-schema", "manifest-schema", "payload-schema"],
  },
  {
    name: "control characters, half surrogates and commands in every text",
    files: () => ({ "manifest.json": evilManifest() }),
    argv: ["manifest.json"],
    code: 1,
  },
  ...formatNames.map((format): Row => ({
    name: `the same as ${format}`,
    files: () => ({ "manifest.json": evilManifest() }),
    argv: ["manifest.json", "--format", format],
    code: 1,
  })),
  {
    name: "a file name with line breaks and commands",
    files: () => ({ "::error::x\n::error::y\u001b[2J##vso[a].json": request({ iconId: 3 }) }),
    argv: ["."],
    code: 1,
    rules: ["payload-schema", "request-has-manifest"],
  },
  {
    name: "such a name that does not exist",
    argv: ["\u001b[2J\n::error::x"],
    code: 2,
    says: /no such file or folder/,
  },
  {
    name: "a zip that unpacks to a thousand times its size",
    files: () => ({
      "a.zip": writeZip([
        {
          name: "manifest.json",
          packed: deflateRawSync(Buffer.alloc(20_000_000)),
          size: 1_000_000_000,
        },
      ]),
    }),
    argv: ["a.zip"],
    code: 1,
    rules: ["package-layout"],
    most: 150,
  },
  {
    name: "a manifest that is a link out of the tree",
    files: () => ({ "request.json": request({}) }),
    prepare: (folder) => symlinkSync("/etc/passwd", join(folder, "manifest.json")),
    argv: ["."],
    code: 0,
    says: /no manifest was found/,
  },
  {
    name: "a language file and an icon that are links out of the tree",
    files: () => ({
      "manifest.json": manifest({
        localizationInfo: {
          defaultLanguageTag: "en",
          additionalLanguages: [
            { languageTag: "de", file: "de.json" },
            { languageTag: "fr", file: "sub/passwd" },
          ],
        },
        icons: { color: "sub/hostname", outline: "outline.png" },
      }),
      "outline.png": "",
    }),
    prepare: (folder) => {
      symlinkSync("/etc/passwd", join(folder, "de.json"));
      symlinkSync("/etc", join(folder, "sub"));
    },
    argv: ["manifest.json"],
    code: 1,
    // Nobody can tell from the outside whether /etc/hostname is there.
    says: /"sub\/hostname"/,
  },
  {
    name: "links in a circle",
    files: () => ({ "manifest.json": manifest() }),
    prepare: (folder) => {
      symlinkSync(folder, join(folder, "round"));
      symlinkSync("b.json", join(folder, "a.json"));
      symlinkSync("a.json", join(folder, "b.json"));
    },
    argv: ["."],
    code: 0,
  },
  ...[
    ["pipe.json"],
    ["manifest.json", "--manifest", "pipe.json"],
    ["manifest.json", "--config", "pipe.json"],
    ["manifest.json", "--baseline", "pipe.json"],
    ["."],
  ].map((argv): Row => ({
    name: `a pipe that nobody writes to: ${argv.join(" ")}`,
    files: () => ({ "manifest.json": manifest() }),
    prepare: (folder) => void execFileSync("mkfifo", [join(folder, "pipe.json")]),
    argv,
    code: argv[0] === "." ? 0 : 2,
  })),
  { name: "a device", argv: ["/dev/zero"], code: 2, says: /no such file/ },
  {
    name: "a device as manifest",
    files: () => ({ "a.json": request({}) }),
    argv: ["a.json", "--manifest", "/dev/zero"],
    code: 2,
    says: /zero: there is no such file/,
    most: 120,
  },
  {
    name: "env values that multiply",
    files: () => ({
      "manifest.json": manifest({
        staticTabs: Array.from({ length: 2000 }, () => "${{A}}".repeat(50)),
      }),
      "env/.env.dev": `A=${"x".repeat(900_000)}`,
    }),
    argv: ["manifest.json"],
    code: 1,
    most: 300,
  },
  {
    name: "a pattern in the configuration that takes forever",
    files: () => ({
      [`${"a".repeat(200)}.json`]: manifest(),
      "teamslint.config.json": json({ exclude: [`${"*a".repeat(20)}*b`] }),
    }),
    argv: ["."],
    code: 2,
    says: /teamslint\.config\.json:1:13: the pattern .* is too intricate/,
  },
  {
    name: "a pattern in .gitignore that takes forever",
    files: () => ({
      [`${"a/".repeat(60)}manifest.json`]: manifest(),
      ".gitignore": `${"**/a/".repeat(9)}b\n`,
    }),
    argv: ["."],
    code: 0,
  },
  ...["exclude", "ignore", "requests"].map((where) => ({
    name: `stars in each segment of a pattern in the configuration: ${where}`,
    files: () => ({ [starry]: manifest(), "teamslint.config.json": json(configuredWith(where)) }),
    argv: ["."],
    code: 2,
    says: /the pattern "\*a\*b\*c.* is too intricate: write several, each with fewer stars/,
  })),
  {
    name: "stars in each segment of a pattern in .gitignore",
    files: () => ({ [starry]: manifest(), ".gitignore": `${STARS}\n` }),
    argv: ["."],
    code: 0,
  },
  {
    name: "the most stars that a pattern may have, in .gitignore and in the configuration",
    files: () => ({
      [starry]: manifest(),
      ".gitignore": "**/*a*b*d\n*a*b*c*x\na/**/b/**/*c*d\n",
      "teamslint.config.json": json({ exclude: ["**/*a*b*d", "*a*b*c*x", "a/**/b/**/*c*d"] }),
    }),
    argv: ["."],
    code: 0,
  },
];

describe("hostile input", () => {
  let command: BuiltCommand;
  const table: string[] = [];
  beforeAll(async () => {
    command = await buildCommand();
  });
  afterAll(() => {
    command.remove();
    console.log(["result | ms | MiB | input", ...table].join("\n"));
  });

  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  async function ended(row: Row): Promise<Ended> {
    const folder = folderOf(row.files?.() ?? {});
    folders.push(folder);
    row.prepare?.(folder);
    const result = await execute(command.path, row.argv, folder, row.options);
    const { code, signal, milliseconds, peak } = result;
    table.push(
      `${signal ?? `exit ${code}`} | ${milliseconds} | ${peak === 0 ? "?" : peak} | ${row.name}`,
    );
    return result;
  }

  test.each(rows)("$name", async (row) => {
    const { code, out, error, peak } = await ended(row);
    expect(error).not.toMatch(/^\s+at |Error:/m);
    expect([
      row.name,
      code,
      code === row.code ? "" : out.slice(0, 500) + error.slice(0, 500),
    ]).toEqual([row.name, row.code, ""]);
    // oxlint-disable-next-line no-control-regex
    expect(out + error).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd]/);
    expect(out + error).not.toMatch(
      /^\s*::(?!error file=|warning file=|notice file=)|##(?!vso\[task\.(?:logissue|complete result=))/m,
    );
    if (row.says) expect(out + error).toMatch(row.says);
    if (row.rules)
      expect([...out.matchAll(/\[([a-z-]+)\]$/gm)].map(([, rule]) => rule).sort()).toEqual(
        row.rules,
      );
    expect(peak).toBeLessThan(row.most ?? 150);
  });

  test("so many files that V8 is told, in words that it knows", async () => {
    const files = Array.from({ length: 1100 }, (_, index) => [`r${index}.json`, request({})]);
    const folder = folderOf({ ...Object.fromEntries(files), "manifest.json": manifest() });
    folders.push(folder);
    const { code, out, error } = await execute(command.path, ["."], folder);
    expect([code, error]).toEqual([0, ""]);
    expect(out).toBe("no problems in 1101 files, 1100 requests checked\n");
  });

  test.each<[string, number, string, RegExp]>([
    ["stdout, and there are findings", 1, "a.ndjson --format unix | head -n 1", /^a\.ndjson:1:/],
    ["stdout, and there are none", 0, "sound --format sarif | head -n 0", /^$/],
    ["stdout and stderr", 1, "a.ndjson --format json --rule icon-size=off 2>&1 | head -n 1", /^./],
    ["stdout, under --watch", 1, "a.ndjson --watch --format unix | head -n 1", /^\[watch\]/],
  ])("a reader that closes %s keeps the verdict", (name, code, line, says) => {
    const folder = folderOf({
      "a.ndjson": manyFindings().slice(0, 1_000_000),
      "sound/manifest.json": manifest(),
      "sound/a.json": request({}),
    });
    folders.push(folder);
    const shell = `"${process.execPath}" "${command.path}" ${line}; exit "\${PIPESTATUS[0]}"`;
    const { status, stdout, stderr } = spawnSync("bash", ["-c", shell], {
      cwd: folder,
      encoding: "utf8",
      timeout: 60_000,
    });
    expect(status).toBe(code);
    expect(stderr).toMatch(
      /^(?:teamslint: .+ more findings, which are counted and not listed\n)*$/,
    );
    expect(stdout).toMatch(says);
    table.push(`exit ${status} | ? | ? | a reader that closes ${name}`);
  });

  test.each([
    [
      "a full disk behind stdout",
      '"$0" "$1" . >/dev/full',
      "the output cannot be written: the disk is full",
    ],
    [
      "a full disk behind stdout, of --help",
      '"$0" "$1" --help >/dev/full',
      "the output cannot be written: the disk is full",
    ],
    [
      "a working directory that is gone",
      'mkdir gone && cd gone && rmdir ../gone && "$0" "$1" .',
      "the working directory does not exist any more",
    ],
  ])("%s", (name, script, says) => {
    const folder = folderOf({ "manifest.json": manifest({ id: "x" }) });
    folders.push(folder);
    const { status, stdout, stderr } = spawnSync(
      "sh",
      ["-c", script, process.execPath, command.path],
      { cwd: folder, encoding: "utf8" },
    );
    expect([status, stdout, stderr]).toEqual([2, "", `teamslint: ${says}\n`]);
    table.push(`exit ${status} | ? | ? | ${name}`);
  });

  test("Ctrl-C in --watch", async () => {
    const { code, signal, error } = await ended({
      name: "Ctrl-C in --watch",
      files: () => ({ "manifest.json": manifest() }),
      argv: ["--watch"],
      code: null,
      options: {
        // Its first output tells that it has begun.
        meanwhile: (child) => child.stdout?.once("data", () => child.kill("SIGINT")),
      },
    });
    expect(error).not.toMatch(/^\s+at |Error:/m);
    expect([0, 130, "SIGINT"]).toContain(signal ?? code);
  });

  test("a full disk while fixing leaves the file whole", async () => {
    const folder = folderOf({});
    folders.push(folder);
    const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "none", folder]);
    // Without the right to mount, test/write-files has to do: there the disk is made up.
    if (status !== 0)
      return void table.push(
        "skipped | ? | ? | a full disk while fixing: mount is not allowed here",
      );
    try {
      const text = manifest().replace(/\}$/, ",}");
      execFileSync(
        "sh",
        ["-c", "cat > manifest.json && { dd if=/dev/zero of=rest bs=1k 2>/dev/null; true; }"],
        { cwd: folder, input: text },
      );
      const { code, error, milliseconds, peak } = await execute(
        command.path,
        ["manifest.json", "--fix"],
        folder,
      );
      table.push(`exit ${code} | ${milliseconds} | ${peak} | a full disk while fixing`);
      expect([code, error]).toEqual([
        2,
        "teamslint: manifest.json: it was not fixed: the disk is full\n",
      ]);
      expect(readFileSync(join(folder, "manifest.json"), "utf8")).toBe(text);
    } finally {
      spawnSync("umount", [folder]);
    }
  });
});
