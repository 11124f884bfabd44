import type { Span } from "../literal.js";
import { joined, unknown } from "../lowering.js";
import type { Argument, Expression, Member, Scope } from "../program.js";
import { lookUp } from "../scopes.js";
import type { Walk } from "./nodes.js";

/** `@microsoft/teams.graph-endpoints`, or a part of it: `@microsoft/teams.graph-endpoints/users`. */
const PACKAGE = /^@microsoft\/teams\.graph-endpoints(?:\/(.+))?$/;

const ACTION = /^sendActivityNotification(?:ToRecipients)?$/;

/**
 * The collections on the paths to the action, each with the parameter for the id of an item; names without a
 * parameter are properties. Ten paths begin with these names (version 2.0.16).
 */
const IDS: Readonly<Record<string, string | undefined>> = {
  users: "user-id",
  chats: "chat-id",
  teams: "team-id",
  joinedTeams: "team-id",
  groups: "group-id",
  me: undefined,
  team: undefined,
  teamwork: undefined,
};

/**
 * `graph.call(endpoints.chats.sendActivityNotification.create, body, { "chat-id": id })` of Teams
 * SDK 2 as the POST that it makes; undefined for any other call.
 */
export function lowerGraphCall(
  walk: Walk,
  span: Span,
  callee: Expression,
  [endpoint, body, params]: readonly Argument[],
  scope: Scope,
): Expression | undefined {
  if (callee.kind !== "member" || callee.name !== "call" || !endpoint || !body) return undefined;
  const [action, ...collections] = namesTo(endpoint.value).reverse();
  if (action === undefined || !ACTION.test(action)) return undefined;
  const parts = collections.reverse().flatMap((name): (string | Expression)[] => {
    const id = IDS[name];
    return id === undefined ? [`/${name}`] : [`/${name}/`, idIn(params?.value, id, endpoint.value)];
  });
  const url = joined(endpoint.value, [...parts, `/${action}`], true);
  const post: Member = { ...callee, name: "post" };
  return walk.lowering.call(span, post, [{ value: url }, body], scope);
}

/** The names on the path from the package to an action's function \`create\`; empty for any other function. */
function namesTo(expression: Expression): string[] {
  const names: string[] = [];
  let at = expression;
  for (let steps = 0; steps < 20; steps += 1) {
    if (at.kind === "member" && typeof at.name === "string") {
      names.unshift(at.name);
      at = at.of;
      continue;
    }
    if (at.kind !== "name") return [];
    const { values = [], origin } = lookUp(at) ?? {};
    const [assigned] = values;
    if (assigned && values.length === 1) at = assigned.value;
    else {
      const [, path = ""] = PACKAGE.exec(origin?.module ?? "") ?? [];
      names.unshift(...path.split("/"), origin?.name ?? "");
      break;
    }
  }
  if (names.pop() !== "create") return [];
  // Names before the first collection are the program's own.
  const root = names.findIndex((name) => Object.hasOwn(IDS, name));
  return root < 0 ? [] : names.slice(root).filter((name) => name !== "*");
}

function idIn(params: Expression | undefined, name: string, place: Expression): Expression {
  if (!params) return unknown(place, "its parameters are not given");
  const { start, end } = params;
  return { kind: "member", of: params, name, nameStart: start, start, end };
}
