/**
 * Compiles all schemas into src/validators/, one CommonJS file per version and kind, so that a run
 * loads the one it needs. Nothing is done when no input has changed.
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
const target = fileURLToPath(new URL("../src/validators/", import.meta.url));
const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));
const generated = fileURLToPath(new URL("../src/generated/", import.meta.url));

/** The definitions of the request schema that have a validator each, by the validator's name. */
const requestValidators = {
  validateBody: "NotificationBody",
  validateAadUser: "AadUserNotificationRecipient",
  validateChatMembers: "ChatMembersNotificationRecipient",
  validateTeamMembers: "TeamMembersNotificationRecipient",
  validateChannelMembers: "ChannelMembersNotificationRecipient",
};

/** The whole expression for addresses, for texts that the plain one of the validators refuses. */
const fullUri = `
import { fullFormats } from "ajv-formats/dist/formats.js";
export const { uri } = fullFormats;
`;

/** Makes src/validators/ what its inputs say. Returns whether anything had to be built. */
export async function buildSchemas() {
  const stamp = inputsHash();
  const stampFile = `${target}built-from.txt`;
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return false;
  // Built aside, so that nobody who runs at the same time finds half of it.
  const aside = mkdtempSync(`${modules}.teamslint-validators-`);
  // Only its maker may enter a folder that mkdtemp made, and others run the program too.
  chmodSync(aside, 0o755);
  await Promise.all(Array.from(validatorTexts(), ([name, text]) => bundle(name, text, aside)));
  for (const [name, text] of versionTexts()) writeFileSync(`${aside}/${name}.cjs`, text);
  writeFileSync(`${aside}/built-from.txt`, stamp);
  rmSync(target, { recursive: true, force: true });
  renameSync(aside, target);
  return true;
}

const versions = { manifest: manifestVersions, localization: localizationVersions };

/**
 * Versions whose errors are listed by one file: they have most of their functions in common. A larger
 * group takes longer to load than it saves.
 */
const GROUP = 6;

function* groupsOf(kind, ofKind) {
  for (let first = 0; first < ofKind.length; first += GROUP) {
    yield [`${kind}-errors-${first / GROUP}`, ofKind.slice(first, first + GROUP)];
  }
}

const exportName = (version) => `v${version.replace(".", "_")}`;

/** By version, where its group lists its errors. */
function* versionTexts() {
  for (const [kind, ofKind] of Object.entries(versions)) {
    for (const [name, group] of groupsOf(kind, ofKind)) {
      for (const version of group) {
        const text = `exports.validate=require("./${name}.cjs").${exportName(version)};\n`;
        yield [`${kind}-v${version}-errors`, text];
      }
    }
  }
}

/** Each file by name, as text that has yet to be bundled. */
function* validatorTexts() {
  for (const [kind, ofKind] of Object.entries(versions)) {
    for (const version of ofKind) {
      const schemas = { validate: patchedSchema(kind, version) };
      yield [`${kind}-v${version}`, checkCode(schemas, { draft04: true })];
    }
    for (const [name, group] of groupsOf(kind, ofKind)) {
      const schemas = group.map((version) => [exportName(version), patchedSchema(kind, version)]);
      yield [name, validatorCode(Object.fromEntries(schemas), { draft04: true })];
    }
  }
  const { definitions } = readJson("request.schema.json");
  const requestSchemas = {};
  for (const [name, definition] of Object.entries(requestValidators)) {
    requestSchemas[name] = { definitions, ...definitions[definition] };
  }
  yield* bothTexts("request", requestSchemas, false);
  yield* bothTexts("config", { validate: readJson("config.schema.json") }, false);
  yield ["uri", fullUri];
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
  const scripts = ["build-schemas", "schema-source", "validator-code", "validator-runtime"];
  for (const script of scripts) hash.update(readFileSync(`${here}${script}.mjs`));
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
