import { expect, test } from "vitest";
import rule from "../../rules/valid-domain-is-host.js";
import { check, diagnose, soundManifest } from "../check.js";

function given(...validDomains: unknown[]) {
  return { manifest: soundManifest({ validDomains }) };
}

test.each([
  "tasks.example.com",
  "*.example.com",
  "*.*.example.com",
  "localhost:3000",
  "{teamSiteDomain}",
  "{TODO: hosted domain}",
  "${{TAB_DOMAIN}}",
  "${{TAB_DOMAIN}}:8080",
  "<<DOMAIN>>",
  "{{HOST}}.ngrok.io",
  "%HOST%",
  3,
])("passes: %s", (domain) => {
  expect(check(rule, given(domain))).toEqual([]);
});

test.each([
  [
    "https://tasks.example.com/",
    '"https://tasks.example.com/" holds a scheme, and an entry is a host alone',
    "tasks.example.com",
  ],
  [
    "https://${{TAB_DOMAIN}}",
    '"https://${{TAB_DOMAIN}}" holds a scheme, and an entry is a host alone',
    "${{TAB_DOMAIN}}",
  ],
  [
    "tasks.example.com/tabs",
    '"tasks.example.com/tabs" holds a path, and an entry is a host alone',
    "tasks.example.com",
  ],
  [
    "tasks.example.com ",
    '"tasks.example.com " holds white space, and an entry is one host',
    "tasks.example.com",
  ],
  [
    "tasks.example.com:443",
    '"tasks.example.com:443" holds a port, which only localhost may have',
    "tasks.example.com",
  ],
])("fails with a fix: %s", (domain, message, mended) => {
  expect(diagnose(rule, given("a.example.com", domain))).toMatchObject([
    {
      severity: "error",
      pointer: "/validDomains/1",
      message: `the domain ${message}`,
      help: `write "${mended}"`,
      fix: { unsafe: false, edits: [{ text: `"${mended}"` }] },
    },
  ]);
});

test.each([
  ["*", 'the domain "*" has a star that stands for no whole label in front of a host'],
  [
    "*example.com",
    'the domain "*example.com" has a star that stands for no whole label in front of a host',
  ],
  [
    "a.example.com, b.example.com",
    'the domain "a.example.com, b.example.com" holds white space, and an entry is one host',
  ],
  ["a..example.com", 'the domain "a..example.com" is no host'],
])("fails without a fix: %s", (domain, message) => {
  expect(check(rule, given(domain))).toEqual([`/validDomains/0: ${message}`]);
  expect(diagnose(rule, given(domain))[0]?.fix).toBeUndefined();
});

test("a blank entry is taken out", () => {
  const [found] = diagnose(rule, given("a.example.com", ""));
  expect(found).toMatchObject({ message: 'the domain "" names no host', help: "remove the entry" });
  expect(found?.fix?.edits).toHaveLength(1);
});

test("a scheme from the environment is found and not mended in the manifest", () => {
  const [found] = diagnose(rule, {
    ...given("${{TAB_DOMAIN}}"),
    env: { TAB_DOMAIN: "https://tasks.example.com" },
  });
  expect(found?.message).toContain("holds a scheme");
  expect(found?.fix).toBeUndefined();
});

test.each([
  ["", "remove the entry"],
  ["a.*.com", 'write one star for each leading label that may be any: "*.app.example.com"'],
  ["a_(b).com", 'write one host for each entry: "app.example.com"'],
  ["https://a.com", 'write "a.com"'],
])("the cure of %j", (domain, help) => {
  expect(diagnose(rule, given(domain)).map((found) => found.help)).toEqual([help]);
});

const addin = {
  staticTabs: [],
  extensions: [{ requirements: { scopes: ["mail"] }, runtimes: [] }],
  validDomains: ["https://localhost:3000"],
};

test.each([
  ["alone", addin, 0],
  ["with a tab", { ...addin, staticTabs: undefined, configurableTabs: [{}] }, 1],
  ["with a bot", { ...addin, bots: [{ botId: "x", scopes: [] }] }, 1],
  ["with a message extension", { ...addin, composeExtensions: [{ commands: [] }] }, 1],
  ["without extensions", { ...addin, extensions: [] }, 1],
])("an Office add-in %s", (_, parts, count) => {
  expect(check(rule, { manifest: soundManifest(parts) })).toHaveLength(count);
});

test("the domains of a message handler", () => {
  const handler = (...domains: string[]) => ({ type: "link", value: { domains } });
  const composeExtensions = [
    {
      botId: "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01",
      commands: [],
      messageHandlers: [handler("*.example.com"), handler("example.com", "https://example.com/x")],
    },
  ];
  expect(diagnose(rule, { manifest: soundManifest({ composeExtensions }) })).toMatchObject([
    {
      pointer: "/composeExtensions/0/messageHandlers/1/value/domains/1",
      help: 'write "example.com"',
      fix: { edits: [{ text: '"example.com"' }] },
    },
  ]);
});

test("a manifest without domains", () => {
  expect(check(rule, { manifest: soundManifest({ validDomains: undefined }) })).toEqual([]);
});
