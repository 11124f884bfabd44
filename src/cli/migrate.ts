import { findManifests } from "./manifests.js";
import { prepare, type RunArguments } from "./prepare.js";
import { cannotRun, tell } from "./tell.js";
import type { ExitCode, World } from "./world.js";
import { patchOf, soundText, writeChanges } from "../fix/changed-file.js";
import { isOpen, migrate } from "../fix/migrate/migrate.js";
import { migrationWords } from "../fix/migrate/words.js";
import type { Files } from "../files/files.js";
import { liesWithin } from "../files/write.js";
import type { Rule } from "../rule.js";
import { manifestVersions, newestManifestVersion } from "../schema/validate.js";
import { nearestVersion, publishedVersions } from "../schema/versions.js";
import { list, quote } from "../words.js";

export interface MigrateArguments extends RunArguments {
  readonly to: string | undefined;
  readonly dryRun: boolean | undefined;
}

/**
 * Makes each manifest among the paths, and its language files, ones of another version. Exit code 1 where
 * something is left to a person, 2 where a manifest cannot be read or written.
 */
export async function run(
  args: MigrateArguments,
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const { to, dryRun, operands } = args;
  if (to === undefined || !manifestVersions.includes(to)) return cannotRun(aboutVersion(to), world);
  const prepared = await prepare(args, world, rules);
  if ("message" in prepared) return cannotRun(prepared.message, world);
  const { paths, files, config } = prepared;
  const { manifests, others, troubles } = findManifests(paths, files, config?.isExcluded);
  const failures = troubles.flatMap(({ message, isFatal }) => (isFatal ? message : []));
  const texts = new Map<string, string | undefined>();
  const read = (path: string) => {
    if (!texts.has(path)) texts.set(path, writableText(path, paths, files, world.cwd));
    return texts.get(path);
  };
  let isLeftOpen = false;
  for (const path of manifests) {
    if (read(path) === undefined) {
      failures.push(`${path}: not migrated: it lies elsewhere, or is not written in UTF-8`);
      continue;
    }
    const migration = migrate({ path, to, read, rules });
    const failed = dryRun ? undefined : writeChanges(migration.files, { files, cwd: world.cwd });
    if (failed) {
      failures.push(`${failed.path}: not migrated: ${failed.reason}`);
      continue;
    }
    // A language file of two manifests: the second goes on from what the first has made of it.
    for (const { path: changed, after } of migration.files) texts.set(changed, after);
    if (dryRun) world.out(patchOf(migration.files, world.isTerminal));
    (dryRun ? world.error : world.out)(migrationWords(migration));
    isLeftOpen ||= isOpen(migration);
  }
  if (manifests.length === 0 && failures.length === 0) {
    failures.push(
      `there is no Teams app manifest ${operands.length > 0 ? `in ${list(operands)}` : "here"}`,
    );
  } else {
    // A language file that is named beside its manifest was seen to.
    const strange = others.filter((path) => !texts.has(path) && /\.(?:json|zip)$/i.test(path));
    for (const path of strange) tell(`${path}: ${whyNot(path)}`, world);
  }
  for (const failure of failures) tell(failure, world);
  return failures.length > 0 ? 2 : isLeftOpen ? 1 : 0;
}

function aboutVersion(to: string | undefined): string {
  if (to === undefined) {
    return `migrate takes the version with --to: teamslint migrate --to ${newestManifestVersion}`;
  }
  const near = nearestVersion(to);
  const hint = near === undefined ? "" : `did you mean ${quote(near)}? `;
  return `there is no manifest version ${quote(to)}: ${hint}${publishedVersions}`;
}

/** Undefined for a file that cannot be read, is in another encoding, or lies outside of the paths, links followed. */
function writableText(
  path: string,
  paths: readonly string[],
  files: Files,
  cwd: string,
): string | undefined {
  return liesWithin(path, ["", ...paths], cwd) ? soundText(files, path) : undefined;
}

function whyNot(path: string): string {
  return /\.zip$/i.test(path)
    ? "an archive is not migrated: migrate the folder that it is made of"
    : "it is no Teams app manifest, and not migrated";
}
