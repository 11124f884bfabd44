/**
 * Compiles all schemas into src/schema/validators/, CommonJS files of a few versions each, so that a run loads
 * the one it needs. Nothing is done when no input has changed.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import {
  localizationVersions,
  manifestVersions,
  patchedSchema,
  sourceVersion,
} from "./schema-source.mjs";
import { checkCode, validatorCode } from "./validator-code.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = fileURLToPath(new URL("../src/schema/validators/", import.meta.url));
const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));
const generated = fileURLToPath(new URL("../src/schema/generated/", import.meta.url));

/** The definitions of the request schema that have a validator each, by the validator's name. */
const requestValidators = {
  validateBody: "NotificationBody",
  validateAadUser: "AadUserNotificationRecipient",
  validateChatMembers: "ChatMembersNotificationRecipient",
  validateTeamMembers: "TeamMembersNotificationRecipient",
  validateChannelMembers: "ChannelMembersNotificationRecipient",
};

/** Makes src/schema/validators/ what its inputs say. Returns whether anything had to be built. */
export async function buildSchemas() {
  const stamp = inputsHash();
  const stampFile = `${target}built-from.txt`;
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return false;
  // Built aside, so that nobody who runs at the same time finds half of it.
  const aside = mkdtempSync(`${modules}.teamslint-validators-`);
  // Only its maker may enter a folder that mkdtemp made, and others run the program too.
  chmodSync(aside, 0o755);
  await Promise.all(Array.from(validatorTexts(), ([name, text]) => bundle(name, text, aside)));
  writeFileSync(`${aside}/built-from.txt`, stamp);
  rmSync(target, { recursive: true, force: true });
  renameSync(aside, target);
  return true;
}

/**
 * Versions that share a file, as src/schema/validate.ts has it: most of their functions are the same.
 * Larger files take longer to load.
 */
const VERSIONS_IN_FILE = 6;

/** Each file by name, as text that has yet to be bundled. */
function* validatorTexts() {
  for (const [kind, versions] of [
    ["manifest", manifestVersions],
    ["localization", localizationVersions],
  ]) {
    for (let first = 0; first < versions.length; first += VERSIONS_IN_FILE) {
      const schemas = {};
      for (const version of versions.slice(first, first + VERSIONS_IN_FILE)) {
        schemas[`v${version.replace(".", "_")}`] = patchedSchema(kind, version);
      }
      yield* bothTexts(`${kind}-${first / VERSIONS_IN_FILE}`, schemas, true);
    }
  }
  const { definitions } = readJson("request.schema.json");
  const requestSchemas = {};
  for (const [name, definition] of Object.entries(requestValidators)) {
    requestSchemas[name] = { definitions, ...definitions[definition] };
  }
  yield* bothTexts("request", requestSchemas, false);
  yield* bothTexts("config", { validate: readJson("config.schema.json") }, false);
  yield ["uri", readFileSync(`${here}validator-uri.mjs`, "utf8")];
}

/** `NAME.cjs` tells whether a value has errors, `NAME-errors.cjs` which: few values need that. */
function* bothTexts(name, schemas, draft04) {
  yield [name, checkCode(schemas, { draft04 })];
  yield [`${name}-errors`, validatorCode(schemas, { draft04 })];
}

async function bundle(name, contents, folder) {
  await build({
    stdin: { contents, resolveDir: here, loader: "js" },
    outfile: `${folder}/${name}.cjs`,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    minify: true,
    external: ["./uri.cjs"],
    logLevel: "warning",
  });
}

function inputsHash() {
  const hash = createHash("sha256").update(sourceVersion);
  const scripts = ["build-schemas", "schema-source"];
  const validators = ["validator-code", "validator-runtime", "validator-uri"];
  for (const script of [...scripts, ...validators])
    hash.update(readFileSync(`${here}${script}.mjs`));
  for (const schema of ["request", "config"]) {
    hash.update(readFileSync(`${generated}${schema}.schema.json`));
  }
  for (const tool of ["ajv", "ajv-draft-04", "ajv-formats", "esbuild"]) {
    const manifest = new URL(`../node_modules/${tool}/package.json`, import.meta.url);
    hash.update(JSON.parse(readFileSync(manifest, "utf8")).version);
  }
  return hash.digest("hex");
}

function readJson(name) {
  return JSON.parse(readFileSync(`${generated}${name}`, "utf8"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildSchemas();
