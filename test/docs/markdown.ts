import GithubSlugger from "github-slugger";
import { lexer, type Token, type Tokens, walkTokens } from "marked";

/** A fenced block: the word behind its backticks, the name behind that, and its lines, each with its end. */
export interface Block {
  readonly kind: "block";
  readonly raw: string;
  readonly language: string;
  readonly name: string | undefined;
  readonly text: string;
}

/** The parts of a page, in order; the `raw` of all parts together is the page. */
export type Part =
  | Block
  | { readonly kind: "comment"; readonly raw: string; readonly text: string }
  | {
      readonly kind: "heading";
      readonly raw: string;
      readonly text: string;
      readonly depth: number;
    }
  | { readonly kind: "prose"; readonly raw: string };

export function partsOf(page: string): Part[] {
  return lexer(page).map(partOf);
}

function partOf(token: Token): Part {
  const { raw } = token;
  if (token.type === "code" && raw.startsWith("```")) return blockOf(token as Tokens.Code);
  if (token.type === "heading") {
    const { text, depth } = token as Tokens.Heading;
    return { kind: "heading", raw, text, depth };
  }
  const comment = /^<!-- (.*) -->\s*$/.exec(raw);
  return comment ? { kind: "comment", raw, text: comment[1]! } : { kind: "prose", raw };
}

function blockOf({ raw, lang }: Tokens.Code): Block {
  const [language = "", name] = (lang ?? "").split(" ");
  // Not the token's own text: that lacks empty lines at its end.
  const text = /^.*\n([^]*)^```\s*$/m.exec(raw)![1]!;
  return { kind: "block", raw, language, name, text };
}

/** The same block with other lines; what stands behind it in the page stays. */
export function withText({ raw, text }: Block, written: string): string {
  const start = raw.indexOf("\n") + 1;
  return raw.slice(0, start) + written + raw.slice(start + text.length);
}

/** Where the links and images of a page lead, as written. */
export function linksOf(page: string): string[] {
  return collect(page, (token) =>
    token.type === "link" || token.type === "image" ? [(token as Tokens.Link).href] : [],
  );
}

/** The texts between backticks in running text and tables, and the lines of shell blocks. */
export function codeOf(page: string): string[] {
  return collect(page, (token) => {
    if (token.type === "codespan") return [(token as Tokens.Codespan).text];
    if (token.type !== "code" || !/^(?:sh|console)\b/.test((token as Tokens.Code).lang ?? ""))
      return [];
    const lines = (token as Tokens.Code).text.split("\n");
    return (token as Tokens.Code).lang === "sh"
      ? lines
      : lines.flatMap((line) => (line.startsWith("$ ") ? [line.slice(2)] : []));
  });
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(page: string): Set<string> {
  const slugger = new GithubSlugger();
  const titles = collect(page, (token) => (token.type === "heading" ? [plain(token)] : []));
  return new Set(titles.map((title) => slugger.slug(title)));
}

function collect(page: string, of: (token: Token) => readonly string[]): string[] {
  const found: string[] = [];
  walkTokens(lexer(page), (token) => found.push(...of(token)) as unknown as void);
  return found;
}

/** The words of a token, without emphasis, backticks and the targets of links. */
function plain(token: Token): string {
  const { tokens, text } = token as Tokens.Generic;
  return tokens ? tokens.map(plain).join("") : (text as string);
}
