import parse from "yargs-parser";
import {
  type CommandName,
  commands,
  formatNames,
  levels,
  type OptionName,
  options,
} from "./options.js";
import type { Format } from "../format/index.js";

/** The command line, understood. */
export interface Arguments {
  readonly command: CommandName | undefined;
  /** Paths, or the arguments of the command. */
  readonly operands: readonly string[];
  readonly manifest: string | undefined;
  readonly env: string | undefined;
  readonly envFiles: readonly string[];
  /** In the order given; without `--format`, pretty on stdout. */
  readonly outputs: readonly { readonly format: Format; readonly file: string | undefined }[];
  readonly levels: ReadonlyMap<string, Level>;
  /** False for `--no-config`. */
  readonly config: string | undefined | false;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly maxWarnings: number | undefined;
  readonly ignoreUnknown: boolean;
  readonly fix: "write" | "dry-run" | undefined;
  readonly unsafe: boolean;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly watch: boolean;
  readonly yes: boolean;
  readonly color: boolean | undefined;
  readonly stdinFilename: string | undefined;
}

export type Level = (typeof levels)[number];

/** Help or the version is wanted, or the command line cannot be understood: yargs answers. */
export interface NotUnderstood {
  readonly needs: "help" | "version" | "correction";
  /** What is wrong, where yargs would not say it. */
  readonly message?: string;
}

const names = Object.keys(options) as OptionName[];
const ofType = (type: string) => names.filter((name) => options[name].type === type);

/** Reads the command line without yargs. Never throws. */
export function readArguments(argv: readonly string[]): Arguments | NotUnderstood {
  const parsed = parseOptions(argv);
  if (parsed["help"]) return { needs: "help" };
  if (parsed["version"]) return { needs: "version" };
  const wrong = whatIsWrong(parsed);
  if (wrong) return wrong;

  const operands = parsed._.map(String);
  const command =
    operands[0] !== undefined && Object.hasOwn(commands, operands[0])
      ? (operands[0] as CommandName)
      : undefined;
  const one = (name: OptionName) => parsed[name] as string | undefined;
  const many = (name: OptionName) => (parsed[name] as string[] | undefined) ?? [];
  const ruleLevels = new Map<string, Level>();
  for (const setting of many("rule")) {
    const [, id, level] = /^([\w-]+)=(\w+)$/.exec(setting) ?? [];
    if (id === undefined || !(levels as readonly unknown[]).includes(level)) {
      return {
        needs: "correction",
        message: `--rule takes ID=SEVERITY with off, info, warning or error, and not "${setting}"`,
      };
    }
    ruleLevels.set(id, level as Level);
  }
  const outputs = pairOutputs(argv, many("format"), many("output"));
  if (typeof outputs === "string") return { needs: "correction", message: outputs };
  const fix = parsed["fix-dry-run"] ? "dry-run" : parsed["fix"] ? "write" : undefined;
  if (parsed["unsafe"] && !fix)
    return { needs: "correction", message: "--unsafe belongs to --fix or --fix-dry-run" };
  for (const name of ["fix", "fix-dry-run", "watch"] as const) {
    if (parsed[name] && operands.includes("-")) {
      return {
        needs: "correction",
        message: `--${name} needs files: stdin (-) is read once and never written`,
      };
    }
  }
  return {
    command,
    operands: command === undefined ? operands : operands.slice(1),
    manifest: one("manifest"),
    env: one("env"),
    envFiles: many("env-file"),
    outputs,
    levels: ruleLevels,
    config: parsed["config"] === false ? false : one("config"),
    quiet: parsed["quiet"] === true,
    verbose: parsed["verbose"] === true,
    maxWarnings: parsed["max-warnings"] as number | undefined,
    ignoreUnknown: parsed["ignore-unknown"] === true,
    fix,
    unsafe: parsed["unsafe"] === true,
    baseline: one("baseline"),
    updateBaseline: parsed["update-baseline"] === true,
    watch: parsed["watch"] === true,
    yes: parsed["yes"] === true,
    color: parsed["color"] as boolean | undefined,
    stdinFilename: one("stdin-filename"),
  };
}

type Parsed = Record<string, unknown> & { readonly _: readonly string[] };

function parseOptions(argv: readonly string[]): Parsed {
  // Most runs name paths alone, and the parser takes longer to start than to parse.
  if (!argv.some((item) => item.startsWith("-") && item !== "-")) return { _: argv };
  return parse([...argv], {
    string: ofType("string"),
    boolean: [...ofType("boolean"), "help", "version"],
    number: ofType("number"),
    array: names.filter((name) => "array" in options[name]),
    alias: { help: ["h"], version: ["V"] },
    configuration: {
      "camel-case-expansion": false,
      "greedy-arrays": false,
      "short-option-groups": false,
      "dot-notation": false,
      "duplicate-arguments-array": true,
      "parse-positional-numbers": false,
    },
  }) as Parsed;
}

function whatIsWrong(parsed: Record<string, unknown>): NotUnderstood | undefined {
  for (const [key, value] of Object.entries(parsed)) {
    if (key === "_" || key === "help" || key === "h" || key === "version" || key === "V") continue;
    if (!Object.hasOwn(options, key)) return { needs: "correction" };
    const option = options[key as OptionName];
    if (option.type === "boolean") continue;
    const values = Array.isArray(value) ? value : [value];
    if (Array.isArray(value) && !("array" in option)) {
      return { needs: "correction", message: `--${key} is given more than once` };
    }
    if (key === "config" && value === false) continue;
    if (option.type === "number" && !(Number(value) >= 0)) {
      return { needs: "correction", message: `--${key} takes a number of 0 or more` };
    }
    if (
      values.length === 0 ||
      values.some((item) => item === "" || item === undefined || item !== item || item === false)
    ) {
      return { needs: "correction", message: `--${key} needs a value` };
    }
    if (
      key === "format" &&
      values.some((item) => !(formatNames as readonly unknown[]).includes(item))
    ) {
      return { needs: "correction", message: `--format takes ${formatNames.join(", ")}` };
    }
  }
  return undefined;
}

/** Each `--output` belongs to the `--format` before it; only one format can go to stdout. */
function pairOutputs(
  argv: readonly string[],
  formats: readonly string[],
  files: readonly string[],
): Arguments["outputs"] | string {
  if (formats.length === 0) formats = ["pretty"];
  const order = argv.flatMap((item) => /^--(format|output)(?:=|$)/.exec(item)?.[1] ?? []);
  const outputs: { format: Format; file: string | undefined }[] = [];
  let file = 0;
  if (!order.includes("format")) outputs.push({ format: "pretty", file: undefined });
  for (const item of order) {
    if (item === "format")
      outputs.push({ format: formats[outputs.length] as Format, file: undefined });
    else {
      const last = outputs.at(-1);
      if (!last || last.file !== undefined)
        return "each --output belongs to the --format before it";
      last.file = files[file++];
    }
  }
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    return "only one --format can print to stdout: give the others an --output";
  }
  return outputs;
}
