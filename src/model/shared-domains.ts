/**
 * Domains under which anybody may have a host, so that a wildcard over such a domain trusts strangers. The first two
 * are named in Microsoft's own warnings (page "webApplicationInfo" of the manifest reference,
 * MicrosoftDocs/msteams-docs#7684); the others are in the private section of the Public Suffix List
 * (publicsuffix.org, as of psl 1.15.0), picked for hosts of web apps.
 */
const SHARED: ReadonlySet<string> = new Set([
  "onmicrosoft.com",
  "sharepoint.com",
  "amplifyapp.com",
  "appspot.com",
  "azure-api.net",
  "azure-mobile.net",
  "azureedge.net",
  "azurefd.net",
  "azurestaticapps.net",
  "azurewebsites.net",
  "blob.core.windows.net",
  "cloudapp.net",
  "cloudfront.net",
  "elasticbeanstalk.com",
  "firebaseapp.com",
  "fly.dev",
  "github.io",
  "gitlab.io",
  "glitch.me",
  "herokuapp.com",
  "netlify.app",
  "onrender.com",
  "pages.dev",
  "replit.app",
  "run.app",
  "s3.amazonaws.com",
  "trafficmanager.net",
  "vercel.app",
  "web.app",
  "workers.dev",
]);

/**
 * Domains whose hosts lead to a developer's machine: ngrok and devtunnels.ms from field failure 10,
 * the others from the Public Suffix List and from localtunnel's own documentation.
 */
const TUNNELS: readonly string[] = [
  "devtunnels.ms",
  "loca.lt",
  "ngrok-free.app",
  "ngrok-free.dev",
  "ngrok.app",
  "ngrok.dev",
  "ngrok.io",
  "trycloudflare.com",
];

/** Domains under which registries hand out names: `com`, `uk`, `co.uk`. */
const REGISTRY =
  /^(?:(?:ac|co|com|edu|gov|net|org)\.)?[a-z]{2}$|^(?:app|biz|cloud|com|dev|edu|gov|info|mil|net|online|org|site|tech|xyz)$/;

/** The shared domain that a wildcard host spans, without its stars; undefined for any other host. */
export function sharedDomain(host: string): string | undefined {
  const domain = host.replace(/^(?:\*\.)+/, "");
  if (domain === host) return undefined;
  return SHARED.has(domain) || REGISTRY.test(domain) ? domain : undefined;
}

/** Whether the host, with or without stars, belongs to a tunnel service. */
export function isTunnel(host: string): boolean {
  return TUNNELS.some((tunnel) => host === tunnel || host.endsWith(`.${tunnel}`));
}
