import type { Migration } from "./migrate.js";
import { unixLine } from "../../format/unix.js";
import { visible, visiblePath } from "../../format/visible.js";
import { pathOf } from "../../schema/places.js";
import { plural } from "../../words.js";

/**
 * The report of a migration for people: the changes and their reasons, the open points, and the new version's
 * findings.
 */
export function migrationWords(migration: Migration): string {
  const { path, changes, open, refused, files, errors } = migration;
  let text = `${visiblePath(path)}: ${headline(migration)}\n`;
  if (files.length > 0) {
    for (const { file, pointer, became } of changes) {
      const where = file === path ? "" : `${file}: `;
      text += `  ${visible(`${where}${pathOf(pointer)} ${became}`)}\n`;
    }
  }
  for (const sentence of open) text += `  ${visible(sentence)}\n`;
  for (const diagnostic of refused) {
    text += `  ${unixLine(diagnostic)}\n`;
    if (diagnostic.help !== undefined) text += `    help: ${visible(diagnostic.help)}\n`;
  }
  const old = Math.min(errors.before, errors.after);
  if (old > 0 && files.length > 0) {
    text += `  ${plural(old, "schema error")} as before: teamslint says which\n`;
  }
  return text;
}

function headline({ from, to, changes, files, errors, open }: Migration): string {
  const step = from === undefined ? `to ${to}` : `from ${visible(from)} to ${to}`;
  if (files.length > 0) return `${step}, ${plural(changes.length, "change")}`;
  if (errors.after > errors.before) {
    return `not migrated ${step}, which would make ${plural(errors.after, "schema error")} of ${errors.before}`;
  }
  return open.length > 0 ? `not migrated ${step}` : `nothing to do, it is one of ${to}`;
}
