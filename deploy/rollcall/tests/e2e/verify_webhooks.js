// Verifies deliveries by Standard Webhooks' own library: how many are genuine.

const { readFileSync } = require("node:fs");
const { Webhook, WebhookVerificationError } = require("standardwebhooks");

for (const { secret, deliveries } of JSON.parse(readFileSync(0, "utf8"))) {
  const webhook = new Webhook(secret);
  let genuine = 0;
  for (const { headers, body } of deliveries) {
    try {
      webhook.verify(body, headers);
      genuine += 1;
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
    }
  }
  console.log(genuine);
}
