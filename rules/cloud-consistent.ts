import { type Cloud, clouds } from "../src/model/clouds.js";
import type { NotificationRequest } from "../src/model/request.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "cloud-consistent",
  severity: "warning",
  summary: "A request, its entity URL and its deep link belong to one cloud",

  checkRequest(request) {
    const { entity, link } = request;
    const ofEntity = entity?.kind === "entity" ? entity.cloud : undefined;
    const cloud = cloudOfUrl(request) ?? ofEntity;
    if (cloud === undefined) return;
    const { teamsHost, graphHost } = clouds[cloud];

    // A host that is filled in later has no clouds; a host of the US Government may have two.
    if (link !== undefined && "clouds" in link && link.clouds.length > 0) {
      if (!link.clouds.includes(cloud)) {
        return describe("/topic/webUrl", link.host ?? "", teamsHost, cloud, request);
      }
    }
    if (ofEntity === undefined || ofEntity === cloud) return;
    return describe("/topic/value", clouds[ofEntity].graphHost, graphHost, cloud, request);
  },
});

function cloudOfUrl({ endpoint }: NotificationRequest): Cloud | undefined {
  return endpoint !== undefined && "cloud" in endpoint ? endpoint.cloud : undefined;
}

function describe(
  at: "/topic/webUrl" | "/topic/value",
  host: string,
  cure: string,
  cloud: Cloud,
  request: NotificationRequest,
): Finding {
  const url = cloudOfUrl(request) === undefined ? undefined : request.url;
  const what = at === "/topic/webUrl" ? "webUrl" : "the entity URL";
  const goesTo = `${url ? "the request" : "the entity URL"} goes to ${clouds[cloud].name}`;
  return {
    at,
    message: `${what} has the host ${quote(host)}, but ${goesTo}`,
    help: `use the host ${quote(cure)}`,
    related: [{ at: url?.place ?? "/topic/value", message: goesTo }],
  };
}
