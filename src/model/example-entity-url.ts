import { known } from "../json/template.js";
import { clouds } from "./clouds.js";
import { cloudOf } from "./endpoint.js";
import type { NotificationRequest } from "./request.js";

/**
 * An entity URL that the request could carry, for help texts: `path` in the cloud of the request and with the ids that
 * the request names. Ids that nobody knows stay in braces.
 */
export function exampleEntityUrl(
  path: string,
  { endpoint, body }: Pick<NotificationRequest, "endpoint" | "body">,
): string {
  const at = endpoint?.kind === "endpoint" ? endpoint : undefined;
  const ids: Readonly<Record<string, string | undefined>> = {
    userId: at?.userId,
    chatId: at?.chatId,
    teamId: at?.teamId,
    teamsAppId: known(body.teamsAppId),
  };
  const filled = path.replace(/\{(\w+)\}/g, (hole, name: string) => ids[name] ?? hole);
  return `https://${clouds[cloudOf(endpoint)].graphHost}/v1.0${filled}`;
}
