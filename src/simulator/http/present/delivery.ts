import type { Delivery } from "../../world/types.ts";
import type { Json } from "./address.ts";

/** Schema `hook-delivery-item`. */
export function presentDelivery(delivery: Delivery): Json {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt.round("millisecond").toString(),
    redelivery: delivery.redelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installation,
    repository_id: delivery.repository,
    throttled_at: null,
  };
}

/** Schema `hook-delivery`. */
export function presentDeliveryInFull(delivery: Delivery, url: string): Json {
  const headers = {
    "X-GitHub-Delivery": delivery.guid,
    "X-GitHub-Event": delivery.event,
    "content-type": "application/json",
  };
  return {
    ...presentDelivery(delivery),
    url,
    request: { headers, payload: delivery.payload },
    response: { headers: {}, payload: "" },
  };
}
