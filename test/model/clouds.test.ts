import { expect, test } from "vitest";
import { clouds, graphCloud, teamsHost } from "../../src/model/clouds.js";

test.each([
  ["graph.microsoft.com", "global"],
  ["Graph.Microsoft.COM", "global"],
  ["graph.microsoft.us", "us-gov-l4"],
  ["dod-graph.microsoft.us", "us-gov-l5"],
  ["microsoftgraph.chinacloudapi.cn", "china"],
  ["graph.windows.net", undefined],
  ["evil-graph.microsoft.com", undefined],
  ["constructor", undefined],
])("Graph host %s is %s", (host, cloud) => {
  expect(graphCloud(host)).toBe(cloud);
});

test.each([
  ["teams.microsoft.com", ["global"]],
  ["TEAMS.microsoft.com", ["global"]],
  ["int.teams.microsoft.com", ["global"]],
  ["teams.cloud.microsoft", ["global"]],
  ["gov.teams.microsoft.us", ["us-gov-l4"]],
  ["dod.teams.microsoft.us", ["us-gov-l5"]],
  ["teams.microsoft.us", ["us-gov-l4", "us-gov-l5"]],
  ["teams.microsoftonline.cn", ["china"]],
  ["app.example.com", undefined],
  ["notteams.microsoft.com", undefined],
  ["teams.microsoft.com.example.com", undefined],
])("Teams host %s is of %s", (host, expected) => {
  expect(teamsHost(host)?.clouds).toEqual(expected);
});

test("Teams for personal accounts is told apart", () => {
  expect(teamsHost("teams.live.com")).toEqual({ clouds: ["global"], consumer: true });
});

test("the hosts of every cloud belong to it", () => {
  for (const [cloud, hosts] of Object.entries(clouds)) {
    expect(graphCloud(hosts.graphHost)).toBe(cloud);
    expect(teamsHost(hosts.teamsHost)?.clouds).toEqual([cloud]);
  }
});
