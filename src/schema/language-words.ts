import { closest } from "../model/closest.js";
import { quote } from "../words.js";
import type { NameStory, Vocabulary } from "./vocabulary.js";

const fixed = ["$schema", "name.short", "name.full", "description.short", "description.full"];

/** Keys with an index that people translate most, from the Localization schemas. */
const indexed = [
  "activities.activityTypes[].description",
  "activities.activityTypes[].templateText",
  "staticTabs[].name",
  "bots[].commandLists[].commands[].title",
  "bots[].commandLists[].commands[].description",
  "composeExtensions[].commands[].title",
  "composeExtensions[].commands[].description",
  "composeExtensions[].commands[].parameters[].title",
  "composeExtensions[].commands[].parameters[].description",
];

/** Words about a language file that is judged by this version of the Localization schema. */
export function languageWords(version: string): Vocabulary {
  return {
    whole: "the language file",
    namesAt: () => fixed,
    unknownName: (pointer, name, object) => (pointer === "" ? story(name, object) : undefined),
    missingName: (_pointer, name) => `add ${quote(name)} with its translation`,
  };

  function story(name: string, object: unknown): NameStory | undefined {
    const value = (object as Readonly<Record<string, unknown>>)[name];
    const message = `unknown key ${quote(name)}`;
    if (typeof value === "object" && value !== null) {
      const [first = "short"] = Object.keys(value);
      return { message, help: `a language file has flat keys: write ${quote(`${name}.${first}`)}` };
    }
    const indexes = name.match(/\[\d{1,9}\]/g) ?? [];
    if (indexes.length === 0) return undefined;
    const shape = name.replace(/\[\d{1,9}\]/g, "[]");
    if (indexed.includes(shape)) {
      const help =
        "the index is higher than the schema allows, or the key came with a later version";
      return { message: `version ${version} has no key ${quote(name)}`, help };
    }
    const near = nearKey(shape);
    if (near === undefined) {
      // Domain facts, section 8: nothing else of an activity is localizable.
      const isActivity = shape.startsWith("activities.activityTypes[].");
      return {
        message,
        help: isActivity
          ? "of an activity type, only description and templateText are translated"
          : "remove it",
      };
    }
    let next = 0;
    const rename = near.replace(/\[\]/g, () => indexes[next++] ?? "[0]");
    return { message, help: `did you mean ${quote(rename)}?`, rename, isGuess: true };
  }
}

/** The key that differs in case alone, or a similar name of the same item; undefined where no key is near. */
function nearKey(shape: string): string | undefined {
  const exact = indexed.find((key) => key.toLowerCase() === shape.toLowerCase());
  if (exact !== undefined) return exact;
  const item = shape.slice(0, shape.lastIndexOf(".") + 1);
  const names = indexed.flatMap((key) =>
    key.slice(0, key.lastIndexOf(".") + 1) === item ? [key.slice(item.length)] : [],
  );
  const near = closest(shape.slice(item.length), names);
  return near === undefined ? undefined : item + near;
}
