import { escapeSegment } from "../src/json/pointer.js";
import type { App, Language } from "../src/model/app.js";
import { type MissingItem, missingItem } from "../src/model/indexed-keys.js";
import { defineRule, type Finding } from "../src/rule.js";
import { pathOf } from "../src/schema/places.js";
import { list, plural, quote } from "../src/words.js";

export default defineRule({
  id: "localization-index-in-range",
  severity: "error",
  summary: "A language file's key with an index names an item that a manifest of the file has",

  *checkRun(apps): Generator<Finding> {
    for (const { language, owners } of languageFiles(apps)) yield* judge(language, owners);
  },
});

/** Each language file once, with the apps whose manifests name it. */
function languageFiles(apps: readonly App[]): Iterable<{ language: Language; owners: App[] }> {
  const files = new Map<string, { language: Language; owners: App[] }>();
  for (const app of apps) {
    for (const language of app.languages) {
      const { file } = language.document.source.file;
      const known = files.get(file);
      if (!known) files.set(file, { language, owners: [app] });
      else if (!known.owners.includes(app)) known.owners.push(app);
    }
  }
  return files.values();
}

function* judge({ document, texts }: Language, owners: readonly App[]): Generator<Finding> {
  // The unread part of a broken manifest may hold the item.
  if (owners.some((app) => app.document.source.problems.length > 0)) return;
  const reported = new Set<string>();
  for (const key of Object.keys(texts)) {
    if (texts[key] === undefined) continue;
    const items = owners.map((app) => missingItem(key, app.manifest));
    const [item] = items;
    if (item === undefined || items.includes(undefined) || reported.has(item.path)) continue;
    reported.add(item.path);
    yield {
      at: { document, pointer: `/${escapeSegment(key)}`, key: true },
      ...inWords(item, owners),
    };
  }
}

function inWords(
  { path, pointer, count }: MissingItem,
  owners: readonly App[],
): Omit<Finding, "at"> {
  const names = owners.map((app) => app.document.source.file.file);
  const [holds, help] =
    count === 0
      ? ["holds nothing", "remove the key"]
      : [
          `holds ${plural(count, "entry", "entries")}`,
          `indexes begin at 0, so the last one is ${count - 1}; if the manifest's order changed, renumber the keys`,
        ];
  return {
    message:
      names.length === 1
        ? `${quote(names[0]!)} has no ${quote(path)}: ${pathOf(pointer)} ${holds}`
        : `none of the manifests ${list(names)} has ${quote(path)}`,
    help,
    related: owners.map(({ document }) => ({
      at: { document, pointer },
      message: "the manifest's list",
    })),
  };
}
