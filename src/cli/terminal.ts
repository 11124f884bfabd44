import type { World } from "./world.js";

/** NO_COLOR and FORCE_COLOR are the conventions of no-color.org and of Node. */
export function wantsColor({ env, isTerminal }: Pick<World, "env" | "isTerminal">): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  return isTerminal && env["TERM"] !== "dumb";
}

/** Terminals that turn OSC 8 into a link, by the name that they leave in TERM_PROGRAM. */
const linking = new Set(["iTerm.app", "WezTerm", "vscode", "ghostty", "zed", "Hyper", "mintty"]);

/**
 * Whether the terminal turns OSC 8 into a link. No terminal says so itself, and some print the
 * address as text: only those that are known to.
 */
export function knowsLinks({ env, isTerminal }: Pick<World, "env" | "isTerminal">): boolean {
  if (!isTerminal || env["CI"] !== undefined || env["TERM"] === "dumb") return false;
  // Inside of these, what the terminal around them left behind says nothing.
  if (env["TMUX"] !== undefined || /^(?:screen|tmux)/.test(env["TERM"] ?? "")) return false;
  return (
    linking.has(env["TERM_PROGRAM"] ?? "") ||
    env["WT_SESSION"] !== undefined ||
    // The terminals of GNOME and others on VTE; 0.50.0 itself, 5000, crashes.
    Number(env["VTE_VERSION"]) > 5000 ||
    /^(?:alacritty|xterm-kitty|xterm-ghostty|foot)/.test(env["TERM"] ?? "")
  );
}
