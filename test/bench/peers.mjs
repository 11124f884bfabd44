/**
 * Other tools that read a Teams manifest and run without an account, installed by npm into a
 * temporary folder, over the same inputs. What npm cannot install is told, and not timed.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const schemas = new URL(
  "../../node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.22/",
  import.meta.url,
);

/**
 * Each with the packages it needs and its arguments for a manifest. `expected`: how a good and a
 * bad manifest make it end, because a tool that crashes is fast.
 */
export const peers = [
  {
    name: "@jirutka/ajv-cli",
    packages: ["@jirutka/ajv-cli@6.0.0"],
    argv: (bin, manifest, folder) => [
      `${bin}/ajv`,
      "validate",
      "-s",
      `${folder}/schema.json`,
      "--all-errors=true",
      manifest,
    ],
  },
  {
    name: "Spectral",
    packages: ["@stoplight/spectral-cli@6.16.3"],
    argv: (bin, manifest, folder) => [
      `${bin}/spectral`,
      "lint",
      "--ruleset",
      `${folder}/ruleset.mjs`,
      manifest,
    ],
  },
  {
    name: "@microsoft/m365agentstoolkit-cli",
    packages: ["@microsoft/m365agentstoolkit-cli@1.1.17"],
    // linkedom's newer versions need a package that not every registry has.
    overrides: { linkedom: "0.18.9" },
    argv: (bin, manifest) => [
      `${bin}/atk`,
      "validate",
      "--manifest-file",
      manifest,
      "--interactive",
      "false",
      "--telemetry",
      "false",
    ],
  },
];

/** Installs one; returns its command for a manifest, or why there is none. */
export async function install(peer, folder) {
  const own = `${folder}/${peer.name.replace(/\W+/g, "-")}`;
  mkdirSync(own, { recursive: true });
  const { overrides } = peer;
  writeFileSync(
    `${own}/package.json`,
    JSON.stringify({ private: true, ...(overrides && { overrides }) }),
  );
  const { status, stderr } = spawnSync(
    "npm",
    [
      "install",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--loglevel=error",
      ...peer.packages,
    ],
    { cwd: own, encoding: "utf8", timeout: 600_000 },
  );
  if (status !== 0) {
    return {
      reason: stderr.split("\n").find((line) => line.includes("npm error")) ?? "npm was too slow",
    };
  }
  await writeRuleset(own);
  return {
    argvFor: (manifest) => ["node", ...peer.argv(`${own}/node_modules/.bin`, manifest, own)],
  };
}

/** Microsoft's schema says draft-04, which neither ajv nor Spectral reads; as draft-07 it means the same. */
async function writeRuleset(folder) {
  const { readFile } = await import("node:fs/promises");
  const schema = JSON.parse(await readFile(new URL("MicrosoftTeams.schema.json", schemas), "utf8"));
  schema.$schema = "http://json-schema.org/draft-07/schema#";
  delete schema.id;
  writeFileSync(`${folder}/schema.json`, JSON.stringify(schema));
  writeFileSync(`${folder}/schema.mjs`, `export default ${JSON.stringify(schema)};`);
  cpSync(`${here}spectral-ruleset.mjs`, `${folder}/ruleset.mjs`);
}

/** The manifest with the six mistakes that the peers were compared by. */
export function withMistakes(manifest) {
  const broken = structuredClone(manifest);
  const types = broken.activities.activityTypes;
  broken.notAProperty = true;
  types[1].type = "systemDefault";
  types[2].type = types[3].type;
  broken.activities.activityIcons = [{ id: "declared", iconFile: "outline.png" }];
  types[4].allowedIconIds = ["undeclared"];
  broken.webApplicationInfo.id = "no-guid";
  types[5].templateText = "x".repeat(147);
  return broken;
}
