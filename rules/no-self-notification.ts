import { defineRule } from "../src/rule.js";

export default defineRule({
  id: "no-self-notification",
  severity: "warning",
  summary: "The URL is not /me/teamwork/…, because users cannot notify themselves",

  checkRequest({ endpoint, url }) {
    if (endpoint?.kind !== "endpoint" || endpoint.form !== "me" || !url) return;
    return {
      at: url.place,
      message: "the request notifies the user who sends it, and users cannot notify themselves",
      help: "send it to /users/{user id}/teamwork/sendActivityNotification, with an application permission if sender and recipient are the same user",
    };
  },
});
