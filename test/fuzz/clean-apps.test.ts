import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic.js";
import { lint } from "../../src/index.js";
import { valueAt } from "../../src/json/pointer.js";
import { textOf } from "../../src/json/holes.js";
import { isLong } from "../long.js";
import { type AppFiles, cleanApps, partsOf, type Section, withText } from "./apps.js";
import { type Mutant, mutants, pointersBelow, print, replaced } from "./nodes.js";
import { misplaced } from "./places.js";
import { ruleIds } from "./properties.js";

/** `npm run fuzz` tries every form at every place; `npm test` some of them, and the apps that differ. */
const apps = isLong ? cleanApps : cleanApps.filter(({ name }) => !/\/0[02]-/.test(name));

test("about a clean app there is nothing to say", () => {
  for (const { files } of cleanApps) expect(shown(lint({ files }).diagnostics)).toEqual([]);
});

function shown(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(
    ({ rule, severity, file, pointer, message }) =>
      `${severity} ${rule} ${file} ${pointer ?? ""}: ${message}`,
  );
}

/** The forms of rules.md, principle 2, that count everywhere. */
const everywhere = ["${{VAR}}", "{{var}}", "{{.var}}", "{{{state.x}}}", "<<x>>", "%X%", "__X__"];

/** Ids and URLs of a request, where `{name}` counts as well. */
const REQUEST_ID =
  /\/(?:topic\/value|topic\/webUrl|url|teamsAppId|userId|chatId|teamId|channelId)$/;

describe("unknown is not wrong", () => {
  test.each(apps)("$name", ({ name, files }) => {
    const { sections, urls } = partsOf({ name, files });
    let count = 0;
    const silent = (changed: AppFiles, what: string) => {
      count += 1;
      // A project with env files hears of a variable that they lack, and that is the rule's point.
      const found = lint({ files: changed }).diagnostics.filter(
        ({ rule }) => rule !== "placeholder-resolved",
      );
      expect([what, ...shown(found)]).toEqual([what]);
    };
    for (const section of sections) {
      for (const pointer of pointersBelow(section.value)) {
        const value = valueAt(section.value, pointer);
        const forms = typeof value === "string" ? unknowns(value, pointer) : everywhere;
        for (const text of chosen(forms, count)) {
          const changed = print(replaced(section.value, pointer, text));
          silent(withText(files, section, changed), `${section.file}${pointer} = ${text}`);
        }
      }
    }
    for (const url of urls) {
      const value = (files[url.file] as string).slice(url.start, url.end);
      for (const text of chosen(withForms(value, [...everywhere, "{x}"]), count)) {
        silent(withText(files, url, text), `${url.file} ${text}`);
      }
    }
    expect(count).toBeGreaterThan(40);
  });
});

function unknowns(value: string, pointer: string): string[] {
  // In a template text single braces are parameters, and doubled ones a slip for them.
  if (pointer.endsWith("templateText"))
    return withForms(value, ["${{VAR}}", "{{{state.x}}}", "<<x>>", "%X%", "__X__"]);
  return withForms(value, REQUEST_ID.test(pointer) ? [...everywhere, "{x}"] : everywhere);
}

/** Each form in the place of the whole value, of its end and of its beginning. */
function withForms(value: string, forms: readonly string[]): string[] {
  const half = value.length >> 1;
  // A form cut in two is none.
  const isCut = typeof textOf(value, "single-too") !== "string" && !value.includes("{actor}");
  return forms.flatMap((form) =>
    isCut ? [form] : [form, value.slice(0, half) + form, form + value.slice(half)],
  );
}

function chosen(texts: readonly string[], turn: number): readonly string[] {
  if (isLong) return texts;
  return [texts[turn % texts.length]!, texts[(turn + 4) % texts.length]!];
}

/** Rules that speak once for each request, icon or text that a change touches. */
const once: Readonly<Record<string, string>> = {
  "activity-type-declared": "each request to the type is lost",
  "deep-link-entity-declared": "each request with a link to the tab is",
  "rsc-covers-endpoint": "each request to the endpoint is refused",
  "icon-id-allowed": "each request with the icon is refused",
  "template-parameters-complete": "rules.md: one finding for each missing value",
  "activity-icons-declared": "each entry of allowedIconIds stands for itself",
  "activity-icons-used": "each icon stands for itself",
  "localization-index-in-range": "each entry of the list has its own texts",
  "localization-template-parameters": "each text is shown wrong by itself",
};

/** Changes that rightly lead to findings of several rules, because several things break. */
const several: readonly { readonly at: RegExp; readonly why: string }[] = [
  {
    at: /^drop \/staticTabs(?:\/0)?$/,
    why: "nothing stands beside the activities any more, and the links to the tab are dead",
  },
  {
    at: /^(?:drop|duplicate) \/activities\/activityTypes\/\d+$/,
    why: "language files name activity types by index, so their texts now belong to others",
  },
  {
    at: /^drop \/activities(?:\/activityTypes)?$/,
    why: "the texts of the language file, the icons and the requests each lose what they name",
  },
  {
    at: /^drop \/activities\/activityTypes\/\d+\/allowedIconIds(?:\/0)?$/,
    why: "the icon is idle, which is worth knowing, and a request with it is refused",
  },
  {
    at: /^drop \/activities\/activityIcons(?:\/\d+)?$/,
    why: "rules.md: allowed but not in activityIcons is an error of icon-id-allowed too",
  },
];

describe("one change, one finding", () => {
  const used = new Set<unknown>();

  test.each(apps)("$name", ({ name, files }) => {
    let count = 0;
    for (const section of partsOf({ name, files }).sections) {
      for (const mutant of mutants(section.value)) {
        count += 1;
        const changed = withText(files, section, print(mutant.value));
        const { diagnostics } = lint({ files: changed });
        expect(misplaced(changed, diagnostics)).toEqual([]);
        if (diagnostics.length > 1) judge(section, mutant, diagnostics);
      }
    }
    expect(count).toBeGreaterThan(60);
  });

  function judge(
    { file }: Section,
    { change, pointer }: Mutant,
    diagnostics: readonly Diagnostic[],
  ): void {
    const what = `${change} ${pointer}`;
    const known = several.find(({ at }) => at.test(what));
    if (known) return void used.add(known);
    const [first] = diagnostics;
    const isOne = diagnostics.every(({ rule }) => rule === first!.rule);
    if (isOne && first!.rule in once) return void used.add(first!.rule);
    expect([`${file}: ${what}`, ...shown(diagnostics)]).toEqual([
      `${file}: ${what}`,
      "one finding",
    ]);
  }

  test("the tables hold nothing that never happens", () => {
    expect(several.filter((entry) => !used.has(entry))).toEqual([]);
    expect(Object.keys(once).filter((rule) => !ruleIds.has(rule))).toEqual([]);
  });
});
