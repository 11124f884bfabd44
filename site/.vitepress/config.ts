import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { defineConfig, type MarkdownRenderer } from "vitepress";
import { copyPages, markdownIn, pages, root } from "./pages.js";

const repository = "https://github.com/teamslint/teamslint";

const read = (path: string) => readFileSync(root + path, "utf8");

/** A page in the sidebar, under its own title. */
function entry(path: string): { text: string; link: string } {
  const title = /^# (.*)$/m.exec(read(path))![1]!;
  return { text: title, link: `/${path.replace(/(?:README)?\.md$/, "")}` };
}

const entriesIn = (folder: string) =>
  markdownIn(folder)
    .filter((path) => !path.endsWith("README.md"))
    .map(entry);

/** The pages of the guide in the order in which a reader needs them; a page without a place here comes last. */
const ORDER = ["usage", "configuration", "ci", "editors", "code", "types", "migrate"];
const rank = ({ link }: { link: string }) => {
  const place = ORDER.indexOf(posix.basename(link));
  return place < 0 ? ORDER.length : place;
};

copyPages();

export default defineConfig({
  title: "teamslint",
  description: JSON.parse(read("package.json")).description,
  base: "/teamslint/",
  lang: "en",
  // Copies of the Markdown that GitHub shows.
  srcDir: "pages",
  cleanUrls: true,
  head: [["link", { rel: "icon", href: "data:," }]],
  markdown: {
    languageAlias: { env: "ini" },
    config: (md) =>
      void [linksLeadSomewhere, namesAreShown, bracesAreText].map((change) => change(md)),
  },
  themeConfig: {
    nav: [
      { text: "Guide", link: "/docs/usage", activeMatch: "^/docs/" },
      { text: "Rules", link: "/rules/", activeMatch: "^/rules/" },
      { text: "Playground", link: "/playground" },
    ],
    sidebar: [
      {
        text: "Start",
        items: [
          { text: "What it is", link: "/" },
          { text: "Playground", link: "/playground" },
        ],
      },
      { text: "Guide", items: entriesIn("docs").sort((a, b) => rank(a) - rank(b)) },
      { text: "Rules", link: "/rules/", collapsed: true, items: entriesIn("rules") },
      {
        text: "For those who change it",
        collapsed: true,
        items: [
          entry("CONTRIBUTING.md"),
          ...entriesIn("docs/dev"),
          entry("docs/dev/decisions/README.md"),
          entry("CHANGELOG.md"),
        ],
      },
    ],
    outline: { level: [2, 3] },
    socialLinks: [{ icon: "github", link: repository }],
    search: { provider: "local" },
    externalLinkIcon: true,
  },
  vite: {
    resolve: { alias: { "teamslint/core": `${root}dist/core/index.js` } },
    // The largest file is the editor, which the playground alone loads.
    build: { target: "es2022", chunkSizeWarningLimit: 1000 },
    server: { fs: { allow: [root] } },
  },
});

/** Links are written for GitHub. On the site a README is its folder's index, and a file that is no page is linked to GitHub. */
function linksLeadSomewhere(md: MarkdownRenderer): void {
  md.core.ruler.push("links-lead-somewhere", ({ tokens, env }) => {
    for (const link of tokens.flatMap(({ children }) => children ?? [])) {
      const href = link.attrGet("href");
      if (link.type !== "link_open" || href === null || /^(?:\w+:|#)/.test(href)) continue;
      const [path = "", anchor] = href.split("#");
      const from = posix.dirname(posix.relative(`${root}site/pages`, env.path));
      const target = posix.join(from, path);
      if (pages.includes(target)) link.attrSet("href", href.replace("README.md", "index.md"));
      else if (existsSync(root + target))
        link.attrSet("href", `${repository}/blob/main/${target}${anchor ? `#${anchor}` : ""}`);
    }
  });
}

/** The name of a file stands behind the language of its block. */
function namesAreShown(md: MarkdownRenderer): void {
  const fence = md.renderer.rules.fence!;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index]!;
    const [language = "", name] = token.info.trim().split(" ");
    token.info = language;
    const block = fence(tokens, index, ...rest);
    return name === undefined
      ? block
      : `<div class="file"><div class="file-name">${md.utils.escapeHtml(name)}</div>${block}</div>`;
  };
}

/** Pages speak of doubled braces, which Vue would fill in. */
function bracesAreText(md: MarkdownRenderer): void {
  for (const name of ["text", "code_inline"] as const) {
    const render = md.renderer.rules[name]!;
    md.renderer.rules[name] = (...given) => render(...given).replaceAll("{{", "&#123;&#123;");
  }
}
