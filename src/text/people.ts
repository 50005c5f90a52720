import { mention, plain, type Span, type Text } from "../model/text.ts";
import type { Owner, Train } from "../model/train.ts";

/** Notifies whoever answers for a service. Writers of a repository can't be notified as a group. */
export const mentionOwner = (owner: Owner): Span =>
  owner.kind === "team" ? mention(owner.team) : plain(`Writers of ${owner.repo}`);

/** Notifies the managers of a train. */
export const managersMentioned = (train: Train): Text =>
  train.managers.flatMap((one, index) => [
    ...(index === 0 ? [] : [plain(" ")]),
    mention(one.kind === "person" ? one.login : one.team),
  ]);

/** The managers of a train by name, without notifying them. */
export const managersNamed = (train: Train): string =>
  train.managers.map((one) => (one.kind === "person" ? one.login : one.team)).join(", ");
