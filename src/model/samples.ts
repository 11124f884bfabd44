/** A value of a documentation example that people copy and forget to replace. */
export interface Sample {
  /** As written in the text. */
  readonly value: string;
  /** The Microsoft page or template whose value it is. */
  readonly page: string;
}

const user = "userTeamwork: sendActivityNotification";
const chat = "chat: sendActivityNotification";
const team = "team: sendActivityNotification";
const bulk = "teamwork: sendActivityNotificationToRecipients";
const concept = "Send activity feed notifications to users in Microsoft Teams";
const deepLinks = "Create a deep link to an application";

/** Ids in lower case and the page whose examples hold them; thread ids without `19:` and domain. */
const pages: ReadonlyMap<string, string> = new Map([
  ["569363e2-4e49-4661-87f2-16f245c5d66a", chat],
  ["448cfd2ac2a7490a9084a9ed14cttr78c", chat],
  ["c8b1bf45-3834-4ecf-971a-b4c755ee677d", chat],
  ["d4c2a937-f097-435a-bc91-5c1683ca7245", chat],
  ["1c3af46e9e0f4a5293343c8813c47619", chat],
  ["e8bece96-d393-4b9b-b8da-69cedef1a7e7", team],
  ["3d61a2309f094f4a9310b20f1db37520", team],
  ["ab88234e-0874-477c-9638-d144296ed04f", bulk],
  ["01c64f53-69aa-42c7-9b7f-9f75195d6bfc", bulk],
  ["2f39ffba-51ca-4d2d-a66f-a020a83ce208", user],
  ["629d12f1-c124-437e-b197-cc38f38cceb4", user],
  ["e5a548cb-e5a4-4e54-8da1-ec0e944d9c11", user],
  ["bdbb89ee4acb46ee9f704057c12163a3", user],
  ["a3111f15-658e-457c-9689-fd20fe907330", concept],
  ["7155e3c8-175e-4311-97ef-572edc3aa3db", concept],
  ["0ea5de04de4743bcb4cd20cb99235d99", concept],
  ["d65713bc498c4a428c71ef9353e6ce20", concept],
  ["fe4a8eba-2a31-4737-8e33-e5fae6fee194", deepLinks],
  ["148a66bb-e83d-425a-927d-09f4299a9274", "the Company Communicator app template"],
]);

const ids =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=:|%3a)[0-9a-z]{32,33}(?=(?:@|%40)thread)/gi;

/** UTF-16 units of the shortest id, and of a GUID: no other id has room in a text of its length. */
const SHORTEST = 32;
const GUID = 36;

/** The beginnings of all sample ids: pairs of characters, and an expression for eight. Made at the first use. */
let beginnings: { readonly pairs: Uint8Array; readonly anywhere: RegExp } | undefined;

function findBeginnings() {
  const heads = [...pages.keys()].map((id) => id.slice(0, 8));
  const pairs = new Uint8Array(2 ** 10);
  for (const head of heads) pairs[pairOf(head)] = 1;
  return { pairs, anywhere: new RegExp(heads.join("|"), "i") };
}

/** A number for the first two characters of an id: another for each two digits or letters, whatever their case. */
function pairOf(id: string): number {
  return ((id.charCodeAt(0) & 31) << 5) | (id.charCodeAt(1) & 31);
}

/**
 * The first sample id in a text (an id, an entity URL, a deep link); undefined where the text has none. Rules ask
 * about several texts of every request, so texts without the beginning of a sample id, which are most, end early.
 */
export function findSample(text: string): Sample | undefined {
  if (text.length < SHORTEST) return undefined;
  beginnings ??= findBeginnings();
  if (text.length === GUID) {
    if (!beginnings.pairs[pairOf(text)]) return undefined;
    const page = pages.get(text.toLowerCase());
    return page === undefined ? undefined : { value: text, page };
  }
  if (!mayHoldId(text) || !beginnings.anywhere.test(text)) return undefined;
  for (const [value] of text.matchAll(ids)) {
    const page = pages.get(value.toLowerCase());
    if (page !== undefined) return { value, page };
  }
  return undefined;
}

/** GUIDs have dashes, and an at sign follows the id of a thread. */
function mayHoldId(text: string): boolean {
  return text.includes("-") || text.includes("@") || text.includes("%40");
}
