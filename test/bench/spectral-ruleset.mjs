/** Finds the six mistakes of `withMistakes`: four rules, two of them code. Copied beside Spectral. */
import { pattern, schema } from "@stoplight/spectral-functions";
import teams from "./schema.mjs";

function unique(types) {
  const names = types.map(({ type }) => type);
  return names.flatMap((name, index) => {
    if (names.indexOf(name) === index) return [];
    return [
      {
        message: `"${name}" is declared twice`,
        path: ["activities", "activityTypes", index, "type"],
      },
    ];
  });
}

function declaredIcons(activities) {
  const icons = new Set((activities.activityIcons ?? []).map(({ id }) => id));
  return activities.activityTypes.flatMap(({ allowedIconIds = [] }, index) =>
    allowedIconIds
      .filter((id) => !icons.has(id))
      .map((id) => ({
        message: `"${id}" is no icon`,
        path: ["activities", "activityTypes", index],
      })),
  );
}

/** Spectral's name for what is done is `then`. */
// oxlint-disable-next-line unicorn/no-thenable
const rule = (given, then) => ({ given, then, severity: "error" });

export default {
  rules: {
    "teams-schema": rule("$", {
      function: schema,
      functionOptions: { schema: teams, allErrors: true },
    }),
    "not-reserved": rule("$.activities.activityTypes[*].type", {
      function: pattern,
      functionOptions: { notMatch: "^systemDefault$" },
    }),
    "types-unique": rule("$.activities.activityTypes", { function: unique }),
    "icons-declared": rule("$.activities", { function: declaredIcons }),
  },
};
