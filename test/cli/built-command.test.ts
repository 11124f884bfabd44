import { afterAll, beforeAll, expect, test } from "vitest";
import { helpOf } from "../../src/cli/usage.js";
import { type BuiltCommand, buildCommand, execute } from "../hostile/command.js";
import { folderWith } from "../world.js";

let command: BuiltCommand;
beforeAll(async () => {
  command = await buildCommand();
});
afterAll(() => command.remove());

const printed = async (...argv: string[]) => {
  const { code, out, error } = await execute(command.path, argv, folderWith({}));
  return { code, out, error };
};

test("the bundle shows the help of a command", async () => {
  const help = await printed("help", "types");
  expect(help).toEqual({ code: 0, out: `${await helpOf("types")}\n`, error: "" });
});

test("the bundle prints the script for shells, and what that script asks for", async () => {
  const script = await printed("completion");
  expect(script).toMatchObject({ code: 0, error: "" });
  expect(script.out).toContain("--get-yargs-completions");
  const asked = await printed("--get-yargs-completions", "teamslint", "types", "--lang");
  expect(asked).toEqual({ code: 0, out: "--language\n", error: "" });
});
