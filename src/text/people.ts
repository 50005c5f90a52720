import { mention, plain, type Span, type Text } from "../model/view/text.ts";
import { ownerName, type Owner, type Train } from "../model/train/train.ts";

/** Notifies whoever answers for a service. Writers of a repository can't be notified as a group. */
export const mentionOwner = (owner: Owner): Span =>
  owner.kind === "team" ? mention(owner.team) : plain(`Writers of ${owner.repo}`);

/** Notifies the managers of a train: where some have the turn, these alone. */
export const managersMentioned = (train: Train): Text =>
  managersAsked(train).flatMap((one, index) => [
    ...(index === 0 ? [] : [plain(" ")]),
    mention(one.kind === "person" ? one.login : one.team),
  ]);

function managersAsked({ managers }: Train): Train["managers"] {
  const onDuty = managers.filter((one) => one.kind === "person" && one.isOnDuty);
  return onDuty.length > 0 ? onDuty : managers;
}

/** The managers of a train by name, without notifying them. */
export const managersNamed = (train: Train): string =>
  train.managers.map((one) => (one.kind === "person" ? one.login : one.team)).join(", ");

/** Notifies the managers of a train and whoever answers for these services, each once. */
export function concerned(
  train: Train,
  services: readonly { readonly service: Pick<Train["services"][number], "owner"> }[],
): Text {
  const owners = services.map(({ service }) => service.owner);
  const each = new Map(owners.map((owner) => [ownerName(owner), mentionOwner(owner)]));
  return [...managersMentioned(train), ...[...each.values()].flatMap((one) => [plain(" "), one])];
}
