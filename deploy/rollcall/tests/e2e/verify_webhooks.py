"""Verifies deliveries by Standard Webhooks' own library: how many are genuine."""

import json
import sys

from standardwebhooks import Webhook, WebhookVerificationError

for case in json.load(sys.stdin):
    genuine = 0
    for delivery in case["deliveries"]:
        try:
            Webhook(case["secret"]).verify(delivery["body"], delivery["headers"])
            genuine += 1
        except WebhookVerificationError:
            pass
    print(genuine)
