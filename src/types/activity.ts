import { known } from "../json/template.js";
import { valueAt } from "../json/pointer.js";
import type { DeclaredType } from "../model/activities.js";
import type { App } from "../model/app.js";
import { isActor, SYSTEM_DEFAULT, SYSTEM_DEFAULT_TEXT } from "../model/template-parameters.js";

/** An activity type with everything that is written about it in a language's types. */
export interface Activity {
  readonly type: string;
  /** The text that Teams shows, with its parameters in braces; of the reserved type a sentence. */
  readonly summary: string;
  /** Each once, in the order of the text, without `actor`, which Graph fills in. */
  readonly parameters: readonly string[];
  /** The icons that a notification may have; empty where the type allows none. */
  readonly iconIds: readonly string[];
}

/** The reserved type, whose text comes with the notification (domain facts, section 4). */
const systemDefault: Activity = {
  type: SYSTEM_DEFAULT,
  summary: "The reserved type: its text comes with the notification.",
  parameters: [SYSTEM_DEFAULT_TEXT],
  iconIds: [],
};

/** The activity types of an app in the order of its manifest, and the reserved one. */
export function activitiesOf({ manifest, activities }: App): readonly Activity[] {
  const { types, iconIds } = activities;
  const declared = Array.from(types.values(), (type: DeclaredType): Activity => {
    const text = valueAt(manifest, `${type.pointer}/templateText`) as string | undefined;
    return {
      type: type.type,
      summary: known(text) ?? "",
      parameters: [...type.names].filter((name) => !isActor(name)),
      iconIds: [...(type.allowedIconIds ?? [])].filter((id) => iconIds.has(id)),
    };
  });
  return [...declared, systemDefault];
}
