import { type Cloud, clouds } from "../src/model/clouds.js";
import type { NotificationRequest } from "../src/model/request.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "cloud-consistent",
  severity: "warning",
  summary: "A request, its entity URL and its deep link belong to one cloud",

  checkRequest(request) {
    const { endpoint, entity, link } = request;
    const ofUrl = endpoint !== undefined && "cloud" in endpoint ? endpoint.cloud : undefined;
    const ofEntity = entity?.kind === "entity" ? entity.cloud : undefined;
    const cloud = ofUrl ?? ofEntity;
    if (cloud === undefined) return;
    const { teamsHost, graphHost } = clouds[cloud];

    // A host that is filled in later has no clouds, one of the US Government's may have two.
    if (link !== undefined && "clouds" in link && link.clouds.length > 0) {
      if (!link.clouds.includes(cloud)) {
        const host = link.host ?? "";
        return describe("/topic/webUrl", "webUrl", host, link.clouds, teamsHost, request);
      }
    }
    if (ofEntity === undefined || ofEntity === cloud) return;
    const host = clouds[ofEntity].graphHost;
    return describe("/topic/value", "the entity URL", host, [ofEntity], graphHost, request);
  },
});

function describe(
  at: string,
  what: string,
  host: string,
  found: readonly Cloud[],
  cure: string,
  { endpoint, url, entity }: NotificationRequest,
): Finding {
  const ofUrl = endpoint !== undefined && "cloud" in endpoint ? endpoint.cloud : undefined;
  const cloud = ofUrl ?? (entity?.kind === "entity" ? entity.cloud : undefined);
  const names = found.map((name) => clouds[name].name).join(" or ");
  const other = ofUrl === undefined ? "the entity URL" : "the request";
  const goesTo = `${other} goes to ${cloud ? clouds[cloud].name : "another cloud"}`;
  return {
    at,
    message: `${what} goes to ${quote(host)} of ${names}, but ${goesTo}`,
    help: `use the host ${quote(cure)}`,
    related: [{ at: ofUrl !== undefined && url ? url.place : "/topic/value", message: goesTo }],
  };
}
