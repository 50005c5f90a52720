/** Probot by itself, as its documentation starts it, with one handler that does nothing: what every start is held against. */
import { Probot, Server } from "probot";

const { APP_ID, PRIVATE_KEY, WEBHOOK_SECRET, PORT } = process.env;
const server = new Server({
  host: "127.0.0.1",
  port: Number(PORT),
  webhookPath: "/api/github/webhooks",
  Probot: Probot.defaults({
    appId: Number(APP_ID),
    privateKey: PRIVATE_KEY,
    secret: WEBHOOK_SECRET,
    logLevel: "fatal",
  }),
});
await server.load((app) => {
  app.on("issue_comment", () => undefined);
});
await server.start();
