import { type Text, withHoles } from "../src/json/template.js";
import { findSample, type Sample } from "../src/model/samples.js";
import { type At, defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

const IDS = ["userId", "chatId", "teamId", "channelId"] as const;

export default defineRule({
  id: "sample-value-replaced",
  severity: "info",
  summary: "No id of a documentation sample is left in a request",

  checkRequest({ url, body }) {
    const { topic, recipient, recipients, teamsAppId } = body;
    let found: Finding[] | undefined;
    let sample = sampleIn(url?.text);
    if (url && sample) (found ??= []).push(describe(url.place, sample));
    if ((sample = sampleIn(topic?.value))) (found ??= []).push(describe("/topic/value", sample));
    if ((sample = sampleIn(topic?.webUrl))) (found ??= []).push(describe("/topic/webUrl", sample));
    if ((sample = sampleIn(teamsAppId))) (found ??= []).push(describe("/teamsAppId", sample));
    for (const id of IDS) {
      if ((sample = sampleIn(recipient?.[id])))
        (found ??= []).push(describe(`/recipient/${id}`, sample));
    }
    for (let index = 0; index < (recipients?.length ?? 0); index += 1) {
      for (const id of IDS) {
        if ((sample = sampleIn(recipients?.[index]?.[id]))) {
          (found ??= []).push(describe(`/recipients/${index}/${id}`, sample));
        }
      }
    }
    return found;
  },
});

function sampleIn(text: Text | null | undefined): Sample | undefined {
  return text === undefined || text === null ? undefined : findSample(withHoles(text));
}

function describe(at: At, { value, page }: Sample): Finding {
  return {
    at,
    message: `${quote(value)} is a sample id of Microsoft's page ${quote(page)}`,
    help: "put an id of your own tenant in its place",
  };
}
