import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder, with a slash at its end. */
export const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = fileURLToPath(new URL("../pages/", import.meta.url));

export const markdownIn = (place: string): string[] =>
  readdirSync(root + place)
    .filter((name) => name.endsWith(".md"))
    .map((name) => (place === "." ? name : `${place}/${name}`));

/** The Markdown files of the repository that are pages of the site, without the playground. */
export const pages: readonly string[] = [
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  ...["docs", "docs/dev", "docs/dev/decisions", "rules"].flatMap(markdownIn),
];

/** Copies the pages and their images into pages/, below which Vite finds what they import; a README becomes the index of its folder. */
export function copyPages(): void {
  rmSync(folder, { recursive: true, force: true });
  for (const path of pages) {
    const target = folder + path.replace("README.md", "index.md");
    mkdirSync(dirname(target), { recursive: true });
    cpSync(root + path, target);
  }
  cpSync(`${root}docs/images`, `${folder}docs/images`, { recursive: true });
  cpSync(`${root}site/playground.md`, `${folder}playground.md`);
}
