import type { LintArguments } from "./command.js";
import type { Format } from "../format/index.js";

/** A report in one format, in a file, or on stdout where none is named. */
export interface Output {
  readonly format: Format;
  readonly file: string | undefined;
}

/**
 * Each `--output` belongs to the `--format` before it, and only one format can go to stdout; without
 * `--format`, pretty. A sentence where the command line says something else.
 */
export function readOutputs({
  argv,
  format: formats,
  output: files,
}: Pick<LintArguments, "argv" | "format" | "output">): readonly Output[] | string {
  const order = argv.flatMap((item) => /^--(format|output)(?:=|$)/.exec(item)?.[1] ?? []);
  const outputs: { format: Output["format"]; file: string | undefined }[] = [];
  let used = 0;
  if (formats.length === 0) outputs.push({ format: "pretty", file: undefined });
  for (const item of order) {
    if (item === "format") outputs.push({ format: formats[outputs.length]!, file: undefined });
    else {
      const last = outputs.at(-1);
      if (!last || last.file !== undefined)
        return "each --output belongs to the --format before it";
      last.file = files[used++];
    }
  }
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    return "only one --format can print to stdout: give the others an --output";
  }
  return outputs;
}
