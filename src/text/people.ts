import { joinTexts, mention, plain, wordsOf, type Span, type Text } from "../model/view/text.ts";
import type { Owner, Train } from "../model/train/train.ts";
import { wording } from "../model/view/wording.ts";

/** Notifies whoever answers for a service. Writers of a repository can't be notified as a group. */
export const mentionOwner = (owner: Owner): Span =>
  owner.kind === "team" ? mention(owner.team) : plain(wording`Writers of ${owner.repo}`);

/** Notifies the managers of a train: where some have the turn, these alone. */
export const managersMentioned = (train: Train): Text => eachOnce(managerSpans(train));

const managerSpans = (train: Train): readonly Span[] =>
  managersAsked(train).map((one) => mention(one.kind === "person" ? one.login : one.team));

function managersAsked({ managers }: Train): Train["managers"] {
  const onDuty = managers.filter((one) => one.kind === "person" && one.isOnDuty);
  return onDuty.length > 0 ? onDuty : managers;
}

/** The managers of a train by name, without notifying them. */
export const managersNamed = (train: Train): string =>
  train.managers.map((one) => (one.kind === "person" ? one.login : one.team)).join(", ");

/** Notifies the managers of a train and whoever answers for these services, each once. */
export const concerned = (
  train: Train,
  services: readonly { readonly service: Pick<Train["services"][number], "owner"> }[],
): Text =>
  eachOnce([...managerSpans(train), ...services.map(({ service }) => mentionOwner(service.owner))]);

/** Notifies these teams, and then the managers of the train, each once. */
export const ownersAndManagers = (train: Train, owners: readonly Owner[]): Text =>
  eachOnce([...owners.map(mentionOwner), ...managerSpans(train)]);

/** In this order; a team that manages the train and answers for its services, say, is named once. */
function eachOnce(people: readonly Span[]): Text {
  const named = new Map<string, Text>();
  for (const one of people) {
    const name = wordsOf([one]).toLowerCase();
    if (!named.has(name)) named.set(name, [one]);
  }
  return joinTexts([...named.values()], " ");
}
