/** Whose train files are obeyed: an App that anybody can install must not take orders from anybody. */
import { z } from "zod";
import { isSameName, splitRepo, type RepoName } from "../../model/ids.ts";
import type { ReadTrainFile } from "../../model/train/train.ts";
import { wordsIn } from "../words-in.ts";
import { readTrainFile } from "./read-train-file.ts";

/** Repositories, or accounts with all of theirs. */
export type TrainRepositories = readonly string[];

const form = /^[\w.-]+(\/[\w.-]+)?$/;

export const trainRepositoriesShape = z
  .string()
  .transform((text): TrainRepositories => wordsIn(text))
  .refine(
    (all) => all.length > 0 && all.every((one) => form.test(one)),
    "TRAIN_REPOSITORIES is not a list of repositories or accounts: separate them by commas, such as acme/releases, acme-labs.",
  );

/**
 * Reads train files of these repositories and accounts alone; one of any other has a problem that says so.
 * @param obeyed null: those of every repository on which the App is installed
 */
export const createReadTrainFile =
  (obeyed: TrainRepositories | null): ReadTrainFile =>
  (text, from) =>
    obeyed === null || obeyed.some((one) => isMeant(one, from))
      ? readTrainFile(text)
      : {
          ok: false,
          problems: [
            {
              line: 1,
              column: 1,
              message: `Train files of ${from} are not obeyed here.`,
              hint: `Whoever runs the App can add ${from} to its setting TRAIN_REPOSITORIES.`,
            },
          ],
        };

const isMeant = (one: string, from: RepoName): boolean =>
  isSameName(one, one.includes("/") ? from : splitRepo(from).owner);
