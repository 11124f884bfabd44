import { expect, test } from "vitest";
import rule from "../../rules/tab-host-in-valid-domains.js";
import { check, diagnose, soundManifest } from "../check.js";

const tab = (contentUrl: string) => ({
  entityId: contentUrl,
  name: "A",
  contentUrl,
  scopes: ["personal"],
});
const tasks = "https://tasks.example.com/home";

test.each([
  ["the host itself", tasks, ["tasks.example.com"]],
  ["another case", "https://Tasks.Example.com/home", ["tasks.example.COM"]],
  ["a star", tasks, ["*.example.com"]],
  ["a port of localhost", "https://localhost:44357/tab", ["localhost"]],
  ["localhost alone", "https://localhost:3000/tab", []],
  ["an entry with a scheme", tasks, ["https://tasks.example.com"]],
  ["an unknown entry", tasks, ["${{TAB_DOMAIN}}"]],
  ["an unknown host", "https://${{TAB_DOMAIN}}/home", ["other.example.com"]],
  ["an unknown URL", "${{TAB_ENDPOINT}}/home", ["other.example.com"]],
  ["a host that Teams fills in", "https://{teamSiteDomain}/home", []],
  ["a host for a person to fill in", "https://<APP_BASE_URL>/home", []],
  ["a refused entry", tasks, [3]],
  ["refused domains", tasks, "tasks.example.com"],
])("passes: %s", (_, url, validDomains) => {
  expect(
    check(rule, { manifest: soundManifest({ staticTabs: [tab(url)], validDomains }) }),
  ).toEqual([]);
});

test("the dialog of a command", () => {
  const dialog = (url: string) => ({ id: url, title: "A", taskInfo: { url } });
  const composeExtensions = [
    {
      botId: "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01",
      commands: [
        dialog("https://tasks.example.com/new"),
        dialog("https://dialogs.example.com/new"),
        dialog("https://dialogs.example.com/edit"),
        dialog("https://${{DIALOG_DOMAIN}}/edit"),
      ],
    },
  ];
  expect(diagnose(rule, { manifest: soundManifest({ composeExtensions }) })).toMatchObject([
    {
      pointer: "/composeExtensions/0/commands/1/taskInfo/url",
      message: 'validDomains does not cover the host "dialogs.example.com" of this dialog',
      related: [{ message: "this dialog has the same host" }],
    },
  ]);
});

test("an app without tabs passes", () => {
  expect(
    check(rule, { manifest: soundManifest({ staticTabs: undefined, validDomains: [] }) }),
  ).toEqual([]);
});

test("a misspelt name is the schema's to report", () => {
  const manifest = soundManifest({ validDomains: undefined, validDomain: ["tasks.example.com"] });
  expect(check(rule, { manifest })).toEqual([]);
});

test("what a broken text lacks may stand in its rest", () => {
  const whole = JSON.stringify(soundManifest({ validDomains: undefined }));
  expect(check(rule, { manifest: whole })).toHaveLength(1);
  expect(check(rule, { manifest: `${whole.slice(0, -1)}, "validDomains" [` })).toEqual([]);
});

test.each([
  ["no domains", undefined],
  ["an empty list", []],
  ["another host", ["other.example.com"]],
  ["the domain above", ["example.com"]],
  ["a star of another depth", ["*.*.example.com"]],
  ["an unknown entry of another domain", ["${{SUB}}.example.org"]],
])("fails: %s", (_, validDomains) => {
  const manifest = soundManifest({ validDomains });
  expect(check(rule, { manifest })).toEqual([
    '/staticTabs/0/contentUrl: validDomains does not cover the host "tasks.example.com" of this tab',
  ]);
});

test("each host once, on the first tab that has it", () => {
  const manifest = soundManifest({
    staticTabs: [tab("https://a.example.com/1"), tab("https://a.example.com/2")],
    configurableTabs: [
      { configurationUrl: "https://b.example.com/config?t={theme}", scopes: ["team"] },
    ],
    validDomains: [],
  });
  const found = diagnose(rule, { manifest });
  expect(found.map(({ pointer }) => pointer)).toEqual([
    "/staticTabs/0/contentUrl",
    "/configurableTabs/0/configurationUrl",
  ]);
  expect(found[0]).toMatchObject({
    severity: "warning",
    help: 'add "a.example.com" to validDomains',
    related: [{ message: "this tab has the same host" }],
  });
});
