import { describe, expect, test } from "vitest";
import rule from "../../rules/cloud-consistent.js";
import { check, diagnose, soundBody } from "../check.js";

const action = (host: string) => `https://${host}/v1.0/chats/1/sendActivityNotification`;
const about = (graph: string | undefined, teams: string | undefined) =>
  soundBody({
    topic: {
      source: graph === undefined ? "text" : "entityUrl",
      value: graph === undefined ? "Tasks" : `https://${graph}/v1.0/chats/1`,
      ...(teams !== undefined && {
        webUrl: `https://${teams}/l/app/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01`,
      }),
    },
  });

describe("passes", () => {
  test.each([
    ["graph.microsoft.com", "graph.microsoft.com", "teams.microsoft.com"],
    ["graph.microsoft.com", undefined, "teams.cloud.microsoft"],
    ["graph.microsoft.us", "graph.microsoft.us", "gov.teams.microsoft.us"],
    ["graph.microsoft.us", undefined, "teams.microsoft.us"],
    ["dod-graph.microsoft.us", undefined, "teams.microsoft.us"],
    ["microsoftgraph.chinacloudapi.cn", undefined, "teams.microsoftonline.cn"],
    ["{host}", "graph.microsoft.us", "gov.teams.microsoft.us"],
    ["graph.microsoft.us", "{host}", "{teams}"],
    ["graph.microsoft.us", undefined, "example.com"],
    ["localhost:3000", undefined, "gov.teams.microsoft.us"],
    [undefined, undefined, "gov.teams.microsoft.us"],
    [undefined, "graph.microsoft.us", undefined],
  ])("%s, %s, %s", (host, graph, teams) => {
    const url = host === undefined ? {} : { url: action(host) };
    expect(check(rule, { request: about(graph, teams), ...url })).toEqual([]);
  });
});

describe("fails", () => {
  const GLOBAL = "goes to the global cloud";
  const L4 = "goes to US Government L4 (GCC High)";
  test.each([
    [
      "graph.microsoft.com",
      undefined,
      "gov.teams.microsoft.us",
      `/topic/webUrl: webUrl has the host "gov.teams.microsoft.us", but the request ${GLOBAL}`,
    ],
    [
      "graph.microsoft.us",
      undefined,
      "dod.teams.microsoft.us",
      `/topic/webUrl: webUrl has the host "dod.teams.microsoft.us", but the request ${L4}`,
    ],
    [
      "graph.microsoft.us",
      "graph.microsoft.com",
      "teams.microsoft.com",
      `/topic/webUrl: webUrl has the host "teams.microsoft.com", but the request ${L4}`,
    ],
    [
      "graph.microsoft.us",
      "graph.microsoft.com",
      undefined,
      `/topic/value: the entity URL has the host "graph.microsoft.com", but the request ${L4}`,
    ],
    [
      "graph.microsoft.us",
      "graph.microsoft.com",
      "gov.teams.microsoft.us",
      `/topic/value: the entity URL has the host "graph.microsoft.com", but the request ${L4}`,
    ],
    [
      undefined,
      "graph.microsoft.us",
      "teams.microsoft.com",
      `/topic/webUrl: webUrl has the host "teams.microsoft.com", but the entity URL ${L4}`,
    ],
  ])("%s, %s, %s", (host, graph, teams, message) => {
    const url = host === undefined ? {} : { url: action(host) };
    expect(check(rule, { request: about(graph, teams), ...url })).toEqual([message]);
  });

  test("says the host and relates to the URL", () => {
    const given = {
      url: action("graph.microsoft.us"),
      request: about(undefined, "teams.microsoft.com"),
    };
    expect(diagnose(rule, given)).toMatchObject([
      { help: 'use the host "gov.teams.microsoft.us"', related: [{ file: "request.http" }] },
    ]);
  });
});
