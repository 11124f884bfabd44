import type { App } from "../model/app.js";
import { clouds } from "../model/clouds.js";
import { endpointPaths } from "../model/endpoint.js";
import { exampleLink } from "../model/example-link.js";
import { parseTemplateText } from "../model/template-text.js";
import { isActor } from "../model/template-parameters.js";
import type { NewActivity } from "./new-activity.js";

/** A request for the activity type, as an `.http` file; unknown values are variables of the file. */
export function exampleRequest({ type, description, templateText }: NewActivity, app: App): string {
  const names = parseTemplateText(templateText).parameters.map((name) => name.trim());
  const parameters = [...new Set(names)].filter((name) => !isActor(name));
  const link = exampleLink({ endpoint: undefined }, app);
  const body = {
    topic: {
      source: "text",
      value: description,
      webUrl: link.replace("<app id>", "{{appId}}").replace("<tab entity id>", "{{entityId}}"),
    },
    activityType: type,
    previewText: { content: description },
    ...(parameters.length > 0 && {
      templateParameters: parameters.map((name) => ({ name, value: inWords(name) })),
    }),
  };
  const path = endpointPaths.user.replace(/\{\w+\}/, "{{userId}}");
  return `### ${type}
POST https://${clouds.global.graphHost}/v1.0${path}
Content-Type: application/json

${JSON.stringify(body, undefined, 2)}
`;
}

/** `taskAssigned` as `Task assigned`. */
export function inWords(name: string): string {
  const words = name
    .replace(/(?<=[\p{Ll}\p{Nd}])(?=\p{Lu})/gu, " ")
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== "");
  const text = words.map((word) => (/^\p{Lu}+$/u.test(word) ? word : word.toLowerCase())).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
