import { known } from "../src/json/template.js";
import { closest } from "../src/model/closest.js";
import { choices, writing } from "../src/model/suggestions.js";
import { defineRule, type Finding } from "../src/rule.js";
import { list, quote } from "../src/words.js";

/**
 * The limit of `activityIcons` in the manifest schema. Longer lists are refused, and comparing names with them would
 * take long.
 */
const MOST_ICONS = 50;

export default defineRule({
  id: "activity-icons-declared",
  severity: "warning",
  summary: "Each of the allowedIconIds of an activity type is declared in activityIcons",

  *checkApp({
    manifest: { activities },
    activities: { iconIds, hasAllIcons },
  }): Generator<Finding> {
    if (!hasAllIcons) return;
    for (const [index, entry] of (activities?.activityTypes ?? []).entries()) {
      const missing = new Set<string>();
      for (const [position, text] of (entry?.allowedIconIds ?? []).entries()) {
        const id = known(text);
        if (id === undefined || iconIds.has(id) || missing.has(id)) continue;
        missing.add(id);
        const at = `/activities/activityTypes/${index}/allowedIconIds/${position}`;
        const message = `the icon ${quote(id)} is not declared in activityIcons`;
        yield { at, message, ...cure(id, at, iconIds) };
      }
    }
  },
});

function cure(
  id: string,
  at: string,
  iconIds: ReadonlySet<string>,
): Pick<Finding, "help" | "suggestions"> {
  const near = iconIds.size > MOST_ICONS ? undefined : closest(id, iconIds);
  if (near !== undefined)
    return { help: `did you mean ${quote(near)}?`, suggestions: [writing(at, near)] };
  const declare = `add { "id": ${JSON.stringify(id)}, "iconFile": … } to activities.activityIcons`;
  if (iconIds.size === 0 || iconIds.size > MOST_ICONS) return { help: declare };
  const help = `${declare}, or allow a declared one: ${list([...iconIds])}`;
  return { help, suggestions: choices(at, [...iconIds]) };
}
