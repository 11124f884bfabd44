import { expect, test } from "vitest";
import { lint } from "../src/index.js";
import { lintPaths } from "../src/index.js";
import { mkdtempSync, writeFileSync } from "node:fs";
import { soundManifest } from "./check.js";
import { plainPng } from "./png-writer.js";
test("hostile", () => {
  const n = 20000;
  const manifest = soundManifest({
    validDomains: Array.from({ length: n }, (_, i) => `https://h${i}.example.org/`),
    staticTabs: Array.from({ length: n }, (_, i) => ({ entityId: `e${i}`, name: "n", scopes: ["personal"], contentUrl: `https://t${i}.example.com` })),
    localizationInfo: { defaultLanguageTag: "en", additionalLanguages: Array.from({ length: n }, (_, i) => ({ languageTag: "de", file: `f${i}.json` })) },
    activities: { activityTypes: Array.from({ length: n }, (_, i) => ({ type: `t${i}`, description: "", templateText: "{{a}} <b1> {".repeat(30), allowedIconIds: [`x${i}`] })), activityIcons: Array.from({ length: n }, (_, i) => ({ id: `i${i}`, iconFile: `i${i}.png` })) },
  });
  const mine = new Set("package-layout package-file-exists package-path-inside icon-size outline-icon-transparent valid-domain-is-host valid-domain-owned tab-host-in-valid-domains activity-types-unique activity-type-not-reserved activity-text-present template-well-formed template-parameter-named activity-icons-declared activity-icons-unique activity-icons-used entra-app-resource".split(" "));
  const t = performance.now();
  const r = lint({ files: { "manifest.json": JSON.stringify(manifest), "color.png": plainPng(3, 3) } , options: { rules: {} }});
  console.log(r.diagnostics.length, performance.now() - t, r.diagnostics.filter((d) => mine.has(d.rule)).length);
}, 120000);
test("disk", async () => {
  const dir = mkdtempSync("/tmp/pkg-");
  writeFileSync(`${dir}/manifest.json`, JSON.stringify(soundManifest()));
  writeFileSync(`${dir}/color.png`, plainPng(192, 192));
  writeFileSync(`${dir}/outline.png`, plainPng(32, 32, [1, 2, 3, 255]));
  console.log((await lintPaths(["."], { cwd: dir })).diagnostics.map((d) => `${d.file} ${d.rule} ${d.message}`));
});
