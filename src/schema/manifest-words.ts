import { valueAt } from "../json/pointer.js";
import { isBlank } from "../json/template.js";
import type { ManifestVersion } from "../model/app.js";
import { quote } from "../words.js";
import { isMovedIn, type MovedProperty, movedProperty } from "./moved-properties.js";
import { childOf, pathOf } from "./places.js";
import { manifestVersions } from "./validate.js";
import {
  describeVersions,
  enumVersions,
  limitVersions,
  propertyNames,
  propertyPlaces,
  propertyVersions,
  takesKind,
} from "./versions.js";
import type { NameStory, Vocabulary } from "./vocabulary.js";

/** Words about a manifest of this version, with facts about other versions from the table of all properties. */
export function manifestWords({ schema, declared }: ManifestVersion): Vocabulary {
  const order = manifestVersions.indexOf(schema);
  const known = new Map<string, readonly string[]>();
  const isLater = (version: string) =>
    version !== "devPreview" && manifestVersions.indexOf(version) > order;
  return {
    whole: "the manifest",
    namesAt,
    takesKind: (pointer, value) => takesKind(pointer, value, schema),
    needless: (pointer, object) =>
      /^\/staticTabs\/\d+\/contentUrl$/.test(pointer) && !isBlank(textAt(object, "contentBotId"))
        ? 'the tab has a "contentBotId"'
        : undefined,
    unknownName: (pointer, name, object) => {
      const path = childOf(pointer, name);
      const moved = movedProperty(path);
      return (
        ofAnotherVersion(path, name, moved) ??
        (moved && ofNoVersion(name, moved)) ??
        ofAnotherObject(pointer, name, object)
      );
    },
    missingName: (pointer, name) => {
      const place = pointer === "" ? "the manifest" : pathOf(pointer);
      return `add ${quote(name)} to ${place}: ${declared === undefined ? "every manifest has it" : `version ${declared} asks for it`}`;
    },
    valueStory: (pointer, value) => {
      const versions = enumVersions(pointer, value);
      return versions && `${quote(value)} ${story(versions).replace(/^exists/, "is allowed")}`;
    },
    limitStory: (pointer, keyword, count) => {
      for (const { limit, versions } of limitVersions(pointer, keyword)) {
        const first = limit >= count ? versions.find(isLater) : undefined;
        if (first !== undefined) return `from ${first} on ${limit} are allowed`;
      }
      return undefined;
    },
  };

  function namesAt(pointer: string): readonly string[] {
    const names = known.get(pointer) ?? propertyNames(pointer, schema);
    known.set(pointer, names);
    return names;
  }

  function story(versions: readonly string[]): string {
    const published = versions.filter((version) => version !== "devPreview");
    const last = published.at(-1);
    if (
      schema === "devPreview" ||
      last === undefined ||
      published.some((version) => manifestVersions.indexOf(version) >= order)
    ) {
      return describeVersions(versions);
    }
    return `was removed in ${manifestVersions[manifestVersions.indexOf(last) + 1]}`;
  }

  function ofAnotherVersion(
    path: string,
    name: string,
    moved: MovedProperty | undefined,
  ): NameStory | undefined {
    const versions = propertyVersions(path);
    if (!versions) return undefined;
    const own = declared === undefined ? "" : `, and this manifest has version ${declared}`;
    const message = `${quote(name)} ${story(versions)}${own}`;
    if (moved && isMovedIn(schema, moved)) return { ...moved, message };
    const next = versions.find(isLater);
    if (next === undefined) return { message, help: "remove it" };
    return { message, help: `remove it, or set manifestVersion and $schema to ${next} or later` };
  }

  function ofNoVersion(name: string, moved: MovedProperty): NameStory {
    const message = `unknown property ${quote(name)}`;
    if (isMovedIn(schema, moved)) return { ...moved, message };
    const help = `set manifestVersion and $schema to ${moved.from} or later, where it is called ${quote(moved.rename ?? name)}`;
    return { message, help };
  }

  function ofAnotherObject(pointer: string, name: string, object: unknown): NameStory | undefined {
    const near = namesAt(pointer).find((other) => other.toLowerCase() === name.toLowerCase());
    const [place, ...more] = near === undefined ? propertyPlaces(name, schema) : [];
    if (place === undefined || more.length > 0) return undefined;
    if (!takesKind(place, valueAt(object, childOf("", name)), schema)) return undefined;
    const parent = place
      .slice(1, place.lastIndexOf("/"))
      .replaceAll("/*", "[]")
      .replaceAll("/", ".");
    const target = parent === "" ? "at the top of the manifest" : `in ${quote(parent)}`;
    return { message: `unknown property ${quote(name)}`, help: `${quote(name)} belongs ${target}` };
  }
}

function textAt(object: unknown, name: string): string | undefined {
  const value = valueAt(object, childOf("", name));
  return typeof value === "string" ? value : undefined;
}
