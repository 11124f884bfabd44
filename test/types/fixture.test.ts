import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { templateParameters } from "../../fixtures/typed/src/notifications.js";
import { inAnotherOrder, inBulk, inChat, reserved } from "./programs/right.js";
import { createValidator } from "../../src/index.js";
import { isUpdate } from "../docs/printed.js";
import { runIn } from "../world.js";
import { read } from "./apps.js";

const folder = fileURLToPath(new URL("../../fixtures/typed/", import.meta.url));

/** The generated files of the fixture, with the options that its own first lines name. */
const files: readonly (readonly [string, ...string[]])[] = [
  ["src/notifications.ts", "--helpers"],
  ["gates/notifications.py", "--helpers"],
  ["Notifications/Notifications.cs", "--namespace", "Harbour.Notifications"],
  ["notifications/notifications.schema.json"],
];

test.each(files)("%s is what teamslint writes", async (output, ...options) => {
  const args = ["types", ...options, "--output", output];
  // `npm run docs` writes it.
  const { code, error } = await runIn(folder, isUpdate ? args : [...args, "--check"]);
  expect({ code, error }).toEqual({ code: 0, error: "" });
});

test("bodies of a typed program are ones that the linter has nothing to say of", () => {
  const validate = createValidator(read("fixtures/typed/appPackage/manifest.json"), {
    rules: { "preview-text-fits": "off", "topic-entity-in-scope": "off" },
  });
  for (const body of [inAnotherOrder, inBulk, inChat, reserved]) {
    expect(validate({ body })).toEqual([]);
  }
});

test("the helper makes Graph's list of parameters by name, and of no more", () => {
  const named = { vehicle: "HH-CP 208", gate: "3", more: "x" };
  expect(templateParameters("gateOpened", named)).toEqual([
    { name: "gate", value: "3" },
    { name: "vehicle", value: "HH-CP 208" },
  ]);
  expect(templateParameters("gatesClosed", {})).toEqual([]);
});

test("the request file that names the schema fits it", () => {
  const json = (path: string) =>
    JSON.parse(readFileSync(`${folder}notifications/${path}`, "utf8")) as object;
  const request = json("rejected.json") as { $schema: string };
  const validate = new Ajv2020({ strictTypes: false, strictRequired: false }).compile(
    json(request.$schema),
  );
  expect(validate(request), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...request, body: { activityType: "truckReject" } })).toBe(false);
});
