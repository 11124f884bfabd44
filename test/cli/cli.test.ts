import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { optionsOf } from "../../src/cli/arguments.js";
import { commands } from "../../src/cli/commands.js";
import { soundBody, soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";

const json = (value: unknown) => JSON.stringify(value, undefined, 2);
const sound = { "manifest.json": json(soundManifest()), "a.json": json(soundBody()) };
const broken = { ...sound, "a.json": json(soundBody({ activityType: "taskDone" })) };
const warned = {
  ...sound,
  "a.json": json(
    soundBody({
      templateParameters: [
        { name: "taskId", value: "1" },
        { name: "crew", value: "2" },
      ],
    }),
  ),
};

async function* chunks(content: string | Uint8Array) {
  yield typeof content === "string" ? new TextEncoder().encode(content) : content;
}

describe("exit code", () => {
  test.each([
    ["0 for a sound app", sound, [], 0],
    ["1 for an error", broken, [], 1],
    ["0 for a warning", warned, [], 0],
    ["1 for more warnings than allowed", warned, ["--max-warnings", "0"], 1],
    ["0 for as many warnings as allowed", warned, ["--max-warnings=1"], 0],
    ["0 for an error that is turned off", broken, ["--rule", "activity-type-declared=off"], 0],
    [
      "1 for a warning that is made an error",
      warned,
      ["--rule", "template-parameters-known=error"],
      1,
    ],
    ["2 for a file that is not there", sound, ["gone.json"], 2],
    ["2 for a named file that is nothing of ours", { "x.json": "{}" }, ["x.json"], 2],
    ["2 for a folder without any Teams file", { "x.json": "{}" }, [], 2],
    ["0 for that with --ignore-unknown", { "x.json": "{}" }, ["--ignore-unknown"], 0],
    ["2 for an unknown option", sound, ["--formt", "json"], 2],
    ["2 for an unknown format", sound, ["--format", "xml"], 2],
    ["2 for a missing value", sound, ["--manifest"], 2],
    ["2 for an unknown rule", sound, ["--rule", "icon-sise=off"], 2],
    ["2 for an unknown severity", sound, ["--rule", "icon-size=loud"], 2],
    ["2 for a broken configuration", { ...sound, "teamslint.config.json": "{" }, [], 2],
    [
      "0 where that configuration is not read",
      { ...sound, "teamslint.config.json": "{" },
      ["--no-config"],
      0,
    ],
  ])("%s", async (_, files, argv, code) => {
    const outcome = await runIn(folderWith(files), argv);
    expect(outcome.code, outcome.out + outcome.error).toBe(code);
    if (code === 2) expect(outcome.error).toMatch(/^teamslint: [^\n]+\n$/);
  });
});

describe("a mistake on the command line is one line", () => {
  test.each([
    [["--formt", "json"], "teamslint: there is no option --formt: did you mean --format?\n"],
    [["--zzz"], "teamslint: there is no option --zzz: teamslint --help lists them\n"],
    [["-x"], "teamslint: there is no option -x: teamslint --help lists them\n"],
    [["init", "--yse"], "teamslint: there is no option --yse: did you mean --yes?\n"],
    [
      ["rules", "--zzz"],
      "teamslint: there is no option --zzz: teamslint rules --help lists them\n",
    ],
    [
      ["--rule", "icon-sise=off"],
      'teamslint: there is no rule "icon-sise": did you mean "icon-size"?\n',
    ],
    [
      ["--format", "json", "--format", "unix"],
      "teamslint: only one --format can print to stdout: give the others an --output\n",
    ],
    [
      ["--output", "a", "--output", "b"],
      "teamslint: each --output belongs to the --format before it\n",
    ],
    [["--manifest", "a", "--manifest", "b"], "teamslint: --manifest is given more than once\n"],
    [["--max-warnings", "few"], "teamslint: --max-warnings takes a number of 0 or more\n"],
    [["--max-warnings", "-1"], "teamslint: --max-warnings takes a number of 0 or more\n"],
    [["--yes"], "teamslint: linting takes no --yes: that is an option of init\n"],
    [
      ["rules", "--rule", "x=off"],
      "teamslint: rules takes no --rule: that is an option of linting, print-config, preview and serve\n",
    ],
    [["rules", "--format", "unix"], "teamslint: --format takes pretty, json\n"],
    [["init", "app"], 'teamslint: init takes options alone, and not "app"\n'],
    [["help", "inti"], 'teamslint: there is no command "inti": did you mean "init"?\n'],
  ])("%j", async (argv, message) => {
    expect((await runIn(folderWith(sound), argv)).error).toBe(message);
  });
});

test("the other files are linted when one is not there", async () => {
  const outcome = await runIn(folderWith(broken), ["gone.json", "."]);
  expect(outcome.code).toBe(2);
  expect(outcome.out).toContain("[activity-type-declared]");
  expect(outcome.error).toBe("teamslint: gone.json: no such file or folder\n");
});

test("several formats, each with its file", async () => {
  const folder = folderWith(broken);
  const argv = [
    "--format",
    "pretty",
    "--format",
    "json",
    "--output",
    "found.json",
    "--format=unix",
    "--output=found.txt",
  ];
  const { out } = await runIn(folder, argv);
  expect(out).toContain("1 error in 1 of 2 files, 1 request checked");
  const { diagnostics } = JSON.parse(readFileSync(join(folder, "found.json"), "utf8")) as {
    diagnostics: unknown[];
  };
  expect(diagnostics).toHaveLength(1);
  expect(readFileSync(join(folder, "found.txt"), "utf8")).toMatch(
    /^a\.json:7:19: error: .* \[activity-type-declared\]\n$/,
  );
});

describe("paths", () => {
  test("what is no JSON by its name and its start is not called broken", async () => {
    const others = {
      "logo.png": "\u0089PNG\r\n",
      ".env.dev": "TAB=board\n",
      "m365agents.yml": "version: 1.7\n",
    };
    const { out, error, code } = await runIn(folderWith({ ...sound, ...others }), [
      "manifest.json",
      ...Object.keys(others),
    ]);
    const notes = ["logo.png", ".env.dev", "m365agents.yml"]
      .sort()
      .map(
        (path) =>
          `note: ${path}: no manifest, no notification request and no part of an app was recognised in it\n`,
      );
    expect({ out, error, code }).toEqual({
      out: `${notes.join("")}no problems in 2 files, 1 request checked\n`,
      error: "",
      code: 0,
    });
  });

  test.each([[["."]], [["./"]], [["./a.json"]], [["a.json"]], [["sub/../a.json"]]])(
    "%j",
    async (paths) => {
      const folder = folderWith({ ...broken, "sub/x.txt": "" });
      expect((await runIn(folder, [...paths, "--format", "unix"])).out).toMatch(/^a\.json:7:19: /);
    },
  );

  test("absolute ones", async () => {
    const folder = folderWith(broken);
    const { out, code } = await runIn(folder, [join(folder, "a.json"), "--format", "unix"]);
    expect(code).toBe(1);
    expect(out).toMatch(/^a\.json:7:19: /);
  });
});

describe("stdin", () => {
  test("under the name that is given", async () => {
    const argv = ["-", "--stdin-filename", "sub/b.json", "--format", "unix"];
    const outcome = await runIn(folderWith(sound), argv, { stdin: chunks(broken["a.json"]) });
    expect(outcome.out).toMatch(/^sub\/b\.json:7:19: error: /);
  });

  test("under an absolute path, as an editor gives it", async () => {
    const folder = folderWith(sound);
    const argv = ["-", "--stdin-filename", join(folder, "sub/b.json"), "--format", "unix"];
    const outcome = await runIn(folder, argv, { stdin: chunks(broken["a.json"]) });
    expect(outcome.out).toMatch(/^sub\/b\.json:7:19: error: activity type/);
  });

  test("as a stream of lines", async () => {
    const lines = [soundBody(), soundBody({ activityType: "x" })]
      .map((body) => JSON.stringify(body))
      .join("\n");
    const argv = ["-", "--stdin-filename", "log.ndjson", "--format", "unix"];
    const { out } = await runIn(folderWith(sound), argv, { stdin: chunks(lines) });
    expect(out).toMatch(/^log\.ndjson:2:\d+: error: activity type "x"/);
  });

  test("as a packed log, of which what is cut off is said", async () => {
    const packed = gzipSync(`${JSON.stringify(soundBody({ activityType: "x" }))}\n`);
    const argv = ["-", "--stdin-filename", "log.ndjson.gz", "--format", "unix"];
    const whole = await runIn(folderWith(sound), argv, { stdin: chunks(packed) });
    expect(whole.out).toMatch(/^log\.ndjson\.gz:1:\d+: error: activity type "x"/);
    const cut = await runIn(folderWith(sound), argv, { stdin: chunks(packed.subarray(0, -9)) });
    expect(cut.code).toBe(2);
    expect(cut.error).toBe("teamslint: log.ndjson.gz: the gzip data is cut off or damaged\n");
  });
});

describe("a broken line of NDJSON", () => {
  const line = JSON.stringify(soundBody());
  test.each([
    ["is one finding, and the others are checked", `{bad\n${line}\n[\n${line}\n`, ["1:2", "3:2"]],
    ["is nothing where no line holds a request", '{bad\n{"level":"info"}\n', []],
  ])("%s", async (_, text, places) => {
    const { out } = await runIn(folderWith({ ...sound, "log.ndjson": text }), ["--format", "unix"]);
    const found = out.split("\n").filter((row) => row.includes("[json-valid]"));
    expect(found.map((row) => row.split(":").slice(1, 3).join(":"))).toEqual(places);
  });
});

describe("configuration", () => {
  test("levels, ignores with reasons, and an ignore that matches nothing", async () => {
    const config = {
      rules: { "template-parameters-known": "error" },
      ignore: [
        { rule: "activity-type-declared", reason: "sent by the old version" },
        { rule: "icon-size", reason: "none" },
      ],
    };
    const { out, code } = await runIn(
      folderWith({ ...broken, "b.json": warned["a.json"], "teamslint.config.json": json(config) }),
      [],
    );
    expect(code).toBe(1);
    expect(out).not.toContain("activity-type-declared");
    expect(out).toContain('error: parameter "crew"');
    expect(out).toContain("teamslint.config.json: the ignore of icon-size matches nothing");
    expect(out).toContain("1 ignored");
  });
});

test("print-config shows what applies, and the pairing and why", async () => {
  const { out } = await runIn(folderWith(sound), ["print-config"]);
  expect(out).toContain("a.json: paired with manifest.json (the nearest manifest)");
});

test("--version and --help", async () => {
  const folder = folderWith({});
  expect((await runIn(folder, ["--version"])).out).toBe("1.2.3\n");
  const { out, code } = await runIn(folder, ["--help"]);
  expect(code).toBe(0);
  for (const option of ["--manifest", "--max-warnings", "--no-color", "explain", "Exit codes"])
    expect(out).toContain(option);
});

describe("commands", () => {
  test.each(Object.entries(commands))("%s shows its own options", async (name, command) => {
    const { out, code } = await runIn(folderWith({}), [name, "--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(`teamslint ${name}`);
    const shown = [...out.matchAll(/^ {2,6}(?:-\w, )?--([\w-]+)/gm)].map((match) => match[1]);
    expect(shown.sort()).toEqual(
      [...Object.keys(command.options), "color", "help", "version"].sort(),
    );
    expect((await runIn(folderWith({}), ["help", name])).out).toBe(out);
  });

  test.each(Object.keys(commands))("%s has a module that runs it", async (name) => {
    expect((await commands[name]!.run()).run).toBeTypeOf("function");
  });

  test("an option has one type, whichever command it is given to", () => {
    const types = new Map<string, string>();
    for (const command of [undefined, ...Object.keys(commands)]) {
      for (const [name, { type }] of Object.entries(optionsOf(command))) {
        expect(types.get(name) ?? type, name).toBe(type);
        types.set(name, type);
      }
    }
  });

  test("are found behind options too", async () => {
    const list = await runIn(folderWith({}), ["--format", "json", "rules"]);
    expect(list.out).toMatch(/^\[\n/);
  });
});

describe("explain", () => {
  const page = (id: string) =>
    id === "icon-size"
      ? "# icon-size\n\nThe server says: Small icon should be 32x32.\n"
      : undefined;

  test("a rule's page", async () => {
    expect((await runIn(folderWith({}), ["explain", "icon-size"], { page })).out).toMatch(
      /^# icon-size/,
    );
  });

  test("the rules that speak of an error's text", async () => {
    const { out } = await runIn(folderWith({}), ["explain", "small icon should be 32X32"], {
      page,
    });
    expect(out).toContain("icon-size");
  });

  test("nothing known, with the closest rule", async () => {
    const { error, code } = await runIn(folderWith({}), ["explain", "icon-sise"], { page });
    expect(code).toBe(2);
    expect(error).toContain('did you mean "icon-size"?');
  });
});

test("rules, as a table and as JSON", async () => {
  expect((await runIn(folderWith({}), ["rules"])).out).toMatch(/^ {2}json-valid +error +\S/);
  const list = JSON.parse((await runIn(folderWith({}), ["rules", "--format", "json"])).out) as {
    id: string;
  }[];
  expect(list[0]).toMatchObject({ id: "json-valid", severity: "error", fixable: true });
});

describe("colour", () => {
  const escape = "\u001b[";
  test.each([
    ["none without a terminal", {}, false, [], false],
    ["on a terminal", {}, true, [], true],
    ["not where NO_COLOR is set", { NO_COLOR: "1" }, true, [], false],
    ["where FORCE_COLOR is set", { FORCE_COLOR: "1" }, false, [], true],
    ["not on a dumb terminal", { TERM: "dumb" }, true, [], false],
    ["with --color", {}, false, ["--color"], true],
    ["not with --no-color", { FORCE_COLOR: "1" }, true, ["--no-color"], false],
  ])("%s", async (_, env, isTerminal, argv, expected) => {
    const { out } = await runIn(folderWith(broken), argv, { env, isTerminal, columns: 80 });
    expect(out.includes(escape)).toBe(expected);
  });
});
