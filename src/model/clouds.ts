/** The clouds that Microsoft Graph and Teams run in; GCC belongs to the global cloud. */
export type Cloud = "global" | "us-gov-l4" | "us-gov-l5" | "china";

interface CloudHosts {
  /** The cloud's name in messages. */
  readonly name: string;
  readonly graphHost: string;
  /** The Teams host to suggest: the cloud may have others. */
  readonly teamsHost: string;
}

/**
 * Graph hosts: "Microsoft Graph national cloud deployments" in Microsoft's Graph documentation.
 * Teams hosts: the valid origins of Microsoft's Teams JavaScript library.
 */
export const clouds: Readonly<Record<Cloud, CloudHosts>> = {
  global: {
    name: "the global cloud",
    graphHost: "graph.microsoft.com",
    teamsHost: "teams.microsoft.com",
  },
  "us-gov-l4": {
    name: "US Government L4 (GCC High)",
    graphHost: "graph.microsoft.us",
    teamsHost: "gov.teams.microsoft.us",
  },
  "us-gov-l5": {
    name: "US Government L5 (DoD)",
    graphHost: "dod-graph.microsoft.us",
    teamsHost: "dod.teams.microsoft.us",
  },
  china: {
    name: "China (21Vianet)",
    graphHost: "microsoftgraph.chinacloudapi.cn",
    teamsHost: "teams.microsoftonline.cn",
  },
};

const all = Object.keys(clouds) as Cloud[];

export const graphHosts: readonly string[] = all.map((cloud) => clouds[cloud].graphHost);

/** The cloud of a Graph host, in any case; undefined for a host that is not Graph's. */
export function graphCloud(host: string): Cloud | undefined {
  const index = graphHosts.indexOf(host);
  return all[index < 0 ? graphHosts.indexOf(host.toLowerCase()) : index];
}

export interface TeamsHost {
  /** Several clouds where the host alone does not decide. */
  readonly clouds: readonly Cloud[];
  /** Teams for personal accounts, which the notification API does not serve. */
  readonly consumer?: true;
}

const global: TeamsHost = { clouds: ["global"] };
const usGovernment: TeamsHost = { clouds: ["us-gov-l4", "us-gov-l5"] };
const china: TeamsHost = { clouds: ["china"] };

/** Searched in this order: the first entry whose name equals the host, or ends the host after a dot. */
const teamsHosts: readonly (readonly [string, TeamsHost])[] = [
  ["teams.microsoft.com", global],
  ["cloud.microsoft", global],
  ["gov.teams.microsoft.us", { clouds: ["us-gov-l4"] }],
  ["dod.teams.microsoft.us", { clouds: ["us-gov-l5"] }],
  ["teams.microsoft.us", usGovernment],
  ["teams.microsoftonline.cn", china],
  ["teams.live.com", { clouds: ["global"], consumer: true }],
];

/**
 * The clouds of a Teams host, in any case; undefined for a host that is not Teams'. Subdomains count
 * (`int.teams.microsoft.com`), as does everything under `cloud.microsoft`.
 */
export function teamsHost(host: string): TeamsHost | undefined {
  const lower = host.toLowerCase();
  for (const [name, known] of teamsHosts) {
    if (!lower.endsWith(name)) continue;
    if (lower.length === name.length || lower.at(-name.length - 1) === ".") return known;
  }
  return undefined;
}
